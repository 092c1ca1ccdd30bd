package io.agentee.redis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("io.agentee.redis");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.agentee.redis.(*)..")
                .should()
                .beFreeOfCycles()
                .because("each package can then be read after those it uses")
                .check(CLASSES);
    }

    @Test
    void connectionsKnowNothingOfAnswers() {
        noClasses()
                .that()
                .resideInAPackage("..connection..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.agentee\\..*(Answer|Piece|Model|Run).*")
                .because("what else is kept in Redis one day can use them too")
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
