package io.agentee.runtime;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.agentee.runtime");

    private static final List<String> FORBIDDEN_NAMES =
            List.of("Manager", "Helper", "Util", "Utils", "Handler", "Processor", "Common", "Base", "DTO", "Dto");

    private static final DescribedPredicate<JavaClass> WORKFLOW_CODE = describe(
            "are workflow code",
            type -> (List.of("io.agentee.runtime.loop", "io.agentee.runtime.decision", "io.agentee.runtime.workflow")
                                    .contains(type.getPackageName())
                            || type.getSimpleName().endsWith("WorkflowImpl"))
                    // The generated logger is only called where nothing depends on it.
                    && !type.getSimpleName().endsWith("_$logger"));

    private static final DescribedPredicate<JavaCall<?>> NOT_DETERMINISTIC = describe("is not deterministic", call -> {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return switch (owner) {
            case "java.lang.System" ->
                List.of("currentTimeMillis", "nanoTime", "getenv", "getProperty")
                        .contains(method);
            case "java.util.UUID" -> method.equals("randomUUID");
            case "java.lang.Math" -> method.equals("random");
            // Their iteration order is salted in each JVM.
            case "java.util.Map", "java.util.Set" ->
                List.of("of", "ofEntries", "copyOf").contains(method);
            case "java.util.stream.Collectors" -> method.startsWith("to") && method.contains("Unmodifiable");
            default -> owner.startsWith("java.time.") && method.equals("now");
        };
    });

    @Test
    void workflowCodeGivesTheSameOnEveryReplay() {
        noClasses()
                .that(WORKFLOW_CODE)
                .should()
                .callCodeUnitWhere(NOT_DETERMINISTIC)
                .because("a run must be rebuilt from its history on any worker, at any time")
                .check(CLASSES);
    }

    @Test
    void workflowCodeHasNoThreadsAndNoInputOrOutput() {
        noClasses()
                .that(WORKFLOW_CODE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                                "java.io..", "java.nio..", "java.net..", "java.util.concurrent..", "java.sql..")
                        // What every record and every text block is compiled to.
                        .and(describe("can do something", type -> !type.getSimpleName()
                                .equals("Serializable"))))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Random.class)
                .because("only activities touch the world")
                .check(CLASSES);
    }

    @Test
    void theRuntimeKnowsNoContainer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta..",
                        "javax..",
                        "org.eclipse.microprofile..",
                        "io.agentee.cdi..",
                        "io.agentee.temporal..",
                        "io.agentee.models..",
                        "io.agentee.client..",
                        "io.agentee.worker..",
                        "dev.langchain4j..")
                .because("the core runs without the container, and modules depend downwards only")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.agentee.runtime.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveNameMatching(".*\\.[A-Za-z0-9]*(" + String.join("|", FORBIDDEN_NAMES) + ")")
                .because("such names say nothing")
                .check(CLASSES);
    }
}
