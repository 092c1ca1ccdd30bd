package io.agentee.e2e.signin;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of access leaves nothing out. */
class AccessTableTest {

    private static final Path CLIENT = Path.of("..", "client-war", "target", "classes");
    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /**
     * A method of a resource.
     *
     * @param method of HTTP
     * @param path with variables in braces
     */
    record Endpoint(String method, String path) {

        boolean isAskedBy(AccessTable.Row row) {
            return row.method().equals(method)
                    && Pattern.matches(path.replaceAll("\\{[^}]+\\}", "[^/]+"), row.plainPath());
        }
    }

    @Test
    void everyEndpointHasARow() {
        List<Endpoint> endpoints = new ClassFileImporter()
                .importPath(CLIENT).stream()
                        .flatMap(resource -> resource.getMethods().stream())
                        .flatMap(AccessTableTest::endpoints)
                        .toList();

        assertThat(endpoints).hasSizeGreaterThan(40).allSatisfy(endpoint -> assertThat(AccessTable.rows())
                .anyMatch(endpoint::isAskedBy));
    }

    @Test
    void everyRowSaysSomethingOfEverybody() {
        assertThat(AccessTable.rows()).isNotEmpty().allSatisfy(row -> assertThat(row.statuses())
                .hasSize(AccessTable.CALLERS.size()));
    }

    private static Stream<Endpoint> endpoints(JavaMethod method) {
        return METHODS.stream()
                .filter(name -> method.isAnnotatedWith(JAX_RS + name))
                .map(name -> new Endpoint(name, joined(path(method.getOwner()), path(method))));
    }

    private static String path(HasAnnotations<?> annotated) {
        return annotated
                .tryGetAnnotationOfType(JAX_RS + "Path")
                .map(path -> path.get("value").map(String::valueOf).orElse(""))
                .orElse("");
    }

    private static String joined(String resource, String method) {
        return method.isEmpty() ? resource : resource.replaceAll("/$", "") + "/" + method.replaceAll("^/", "");
    }
}
