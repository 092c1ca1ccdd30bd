package io.agentee.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.agentee.api");

    @Test
    void theVocabularyIsPlainJava() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "io.agentee.api..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify.annotations..",
                        // Stereotype and scope of @Agent; annotations whose classes are missing are ignored.
                        "jakarta.enterprise.context..",
                        "jakarta.enterprise.inject..")
                .because("callers of any framework and of none share it")
                .check(CLASSES);
    }

    @Test
    void onlyAnnotationsKnowCdi() {
        noClasses()
                .that()
                .areNotAnnotations()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta..")
                .because("only a missing annotation does no harm where there is no container")
                .check(CLASSES);
    }
}
