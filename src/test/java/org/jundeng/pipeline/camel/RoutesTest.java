// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each route file follows the rules for route files. */
class RoutesTest {

    private static final String ENDING = ".camel.yaml";

    static Stream<Path> files() throws IOException {
        return Files.walk(Path.of("routes")).filter(Files::isRegularFile).sorted();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isAShortFileThatSaysWhy(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);

        assertThat(file.toString()).endsWith(ENDING);
        assertThat(lines).hasSizeLessThanOrEqualTo(60).allSatisfy(line -> assertThat(line)
                .hasSizeLessThan(121));
        assertThat(lines.get(0)).isEqualTo("# SPDX-License-Identifier: Apache-2.0");
        assertThat(lines.get(1)).startsWith("# ");
    }

    @ParameterizedTest
    @MethodSource("files")
    void isNamedAsItsRoute(Path file) throws IOException {
        String name = file.getFileName().toString().replace(ENDING, "");
        JsonNode routes = new YAMLMapper().readTree(file.toFile());

        if (file.getParent().endsWith("bureaus")) {
            assertThat(routes).allSatisfy(route -> {
                JsonNode parameters = route.at("/templatedRoute/parameters");
                assertThat(parameters.get(0).get("name").asText()).isEqualTo("bureau");
                assertThat(parameters.get(0).get("value").asText()).isEqualTo(name);
            });
        } else {
            assertThat(routes).hasSize(1);
            JsonNode route = routes.get(0).elements().next();
            assertThat(route.path("id").asText(name)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void isCanonical(Path file) throws IOException {
        List<String> uris = new ArrayList<>();
        JsonNode routes = new YAMLMapper().readTree(file.toFile());
        routes.findValues("uri").forEach(uri -> uris.add(uri.asText()));

        assertThat(uris).allSatisfy(uri -> assertThat(uri).doesNotContain("?", ":", "/"));
        assertThat(Stream.of("simple", "constant").flatMap(language -> routes.findValues(language).stream()))
                .allSatisfy(language -> assertThat(language.isObject()).isTrue());
    }
}
