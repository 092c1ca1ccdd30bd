package io.agentee.e2e.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of the modules, which the build's dependencies make possible and these rules make visible. */
class ModuleDirectionTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPaths(List.of(
                    classesOf("cdi-extensions/agent-api"),
                    classesOf("cdi-extensions/agent-runtime"),
                    classesOf("cdi-extensions/temporal-cdi"),
                    classesOf("cdi-extensions/agent-cdi"),
                    classesOf("cdi-extensions/agent-models"),
                    classesOf("cdi-extensions/agent-redis"),
                    classesOf("cdi-extensions/agent-testkit"),
                    classesOf("examples/demo-agents"),
                    classesOf("client-war"),
                    classesOf("worker-war")));

    private static final String API = "io.agentee.api..";
    private static final String RUNTIME = "io.agentee.runtime..";
    private static final String TEMPORAL_CDI = "io.agentee.temporal..";
    private static final String CDI = "io.agentee.cdi..";
    private static final String MODELS = "io.agentee.models..";
    private static final String REDIS = "io.agentee.redis..";
    private static final String TESTKIT = "io.agentee.testkit..";
    private static final String DEMO = "io.agentee.demo..";
    private static final String CLIENT = "io.agentee.client..";
    private static final String WORKER = "io.agentee.worker..";
    private static final String TEMPORAL = "io.temporal..";

    private static Path classesOf(String module) {
        return Path.of("..", module, "target", "classes");
    }

    @Test
    void theVocabularyKnowsNothingBelowIt() {
        check(noneOf(API, RUNTIME, TEMPORAL_CDI, CDI, MODELS, REDIS, TESTKIT, DEMO, CLIENT, WORKER, TEMPORAL)
                .because("tools, models and callers must be able to depend on the vocabulary alone"));
    }

    @Test
    void theLoopNeedsNoContainer() {
        check(noneOf(RUNTIME, TEMPORAL_CDI, CDI, MODELS, REDIS, TESTKIT, DEMO, CLIENT, WORKER, "jakarta..")
                .because("what decides is tested without a container, and replayed by later versions"));
    }

    @Test
    void temporalForJakartaKnowsNothingOfAgents() {
        check(noneOf(TEMPORAL_CDI, API, RUNTIME, CDI, MODELS, REDIS, TESTKIT, DEMO, CLIENT, WORKER)
                .because("any Jakarta EE application may use it"));
    }

    @Test
    void whatImplementsAnSpiKnowsTheVocabularyAlone() {
        check(noneOf(REDIS, RUNTIME, TEMPORAL_CDI, CDI, MODELS, DEMO, CLIENT, WORKER, TEMPORAL, "jakarta..")
                .because("a transport is made for the SPI, whatever runs the loop"));
        check(noneOf(TESTKIT, RUNTIME, TEMPORAL_CDI, CDI, MODELS, REDIS, DEMO, CLIENT, WORKER, TEMPORAL)
                .because("whoever implements an SPI tests it without the rest of Agentee"));
    }

    @Test
    void modelsAndTheExtensionKnowOnlyWhatIsAboveThem() {
        check(noneOf(MODELS, RUNTIME, TEMPORAL_CDI, CDI, DEMO, CLIENT, WORKER, TEMPORAL)
                .because("a provider is made for the SPI, whatever runs the loop"));
        check(noneOf(CDI, MODELS, REDIS, DEMO, CLIENT, WORKER)
                .because("providers are found by the service loader, and deployments are at the end"));
    }

    @Test
    void usersNeedTheVocabularyAlone() {
        check(noneOf(DEMO, RUNTIME, TEMPORAL_CDI, CDI, MODELS, REDIS, CLIENT, WORKER, TEMPORAL)
                .because("the demo agents show what an ordinary user's module needs"));
    }

    @Test
    void deploymentsKnowNothingOfTemporal() {
        check(noneOf(CLIENT, TEMPORAL, RUNTIME, MODELS, REDIS, DEMO, WORKER)
                .because("the HTTP API is made for AgentClient, whatever keeps the runs"));
        check(noneOf(WORKER, TEMPORAL, RUNTIME, MODELS, REDIS, DEMO, CLIENT)
                .because("the worker's deployment only says when to start and stop"));
    }

    // Not the vocabulary: its words explain each other.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.agentee.runtime.(*)..",
                "io.agentee.temporal.(*)..",
                "io.agentee.cdi.(*)..",
                "io.agentee.models.(*)..",
                "io.agentee.redis.(*)..",
                "io.agentee.client.(*).."
            })
    void packagesOfAModuleHaveNoCycles(String packages) {
        check(slices().matching(packages)
                .should()
                .beFreeOfCycles()
                .because("packages that need each other are one package"));
    }

    private static ArchRule noneOf(String packages, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true);
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }
}
