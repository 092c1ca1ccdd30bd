package io.agentee.cdi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.agentee.cdi");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.agentee.cdi.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each package can then be read after those it uses")
                .check(CLASSES);
    }

    @Test
    void onlyTheExtensionKnowsTemporal() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..extension..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.temporal..",
                        "io.agentee.temporal..",
                        "io.agentee.runtime.client..",
                        "io.agentee.runtime.worker..")
                .because("agents and tools are declared without regard to what runs them")
                .check(CLASSES);
    }

    @Test
    void configurationAndAgentsKnowNoContainer() {
        noClasses()
                .that()
                .resideInAnyPackage("..config..", "..agent..", "..model..", "..event..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..")
                .because("what decides is plain Java")
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
