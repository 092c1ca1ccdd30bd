package io.agentee.temporal;

import jakarta.enterprise.inject.Stereotype;
import jakarta.inject.Singleton;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A bean of this module. A stereotype, because {@link Singleton} alone does not make a class discoverable; and a
 * singleton, because Temporal's threads use these beans when the proxies of normal scopes are already dead.
 */
@Stereotype
@Singleton
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OnePerApplication {}
