package io.agentee.temporal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.agentee.temporal");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.agentee.temporal.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each package can then be read after those it uses")
                .check(CLASSES);
    }

    @Test
    void configurationKnowsNoTemporal() {
        noClasses()
                .that()
                .resideInAPackage("..config..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.temporal..", "io.grpc..")
                .because("what is configured is checked before anything is built")
                .check(CLASSES);
    }

    @Test
    void temporalCdiKnowsNoAgents() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.agentee.api..", "io.agentee.runtime..", "io.agentee.cdi..")
                .because("it is for any Jakarta EE application")
                .check(CLASSES);
    }

    @Test
    void onlyHealthChecksNeedMicroProfileHealth() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..health..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.microprofile.health..")
                .because("it is optional")
                .check(CLASSES);
    }

    @Test
    void noStaticState() {
        fields().that()
                .areStatic()
                .should()
                .beFinal()
                .because("in an EAR one class serves several modules, and a server several deployments")
                .check(CLASSES);
    }
}
