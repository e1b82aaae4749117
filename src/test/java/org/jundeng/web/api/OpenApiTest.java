// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.api.ApiResource;
import org.jundeng.api.ApiResources;
import org.junit.jupiter.api.Test;

/** The description of the API keeps to OpenAPI, is the one in docs/, and names what the code reads. */
class OpenApiTest {

    private static final Path DOCUMENT = Path.of("docs/openapi.json");
    private static final Path CODE = Path.of("src/main/java/org/jundeng/api");
    private static final Pattern READ =
            Pattern.compile("question(?:\\(\\))?\\s*\\.(?:text|texts|number|day|period|check)\\(\\s*\"(\\w+)\"");
    private static final Pattern READ_AS_LINE = Pattern.compile("line\\(ground, question, \"(\\w+)\"\\)");

    @Test
    void keepsToOpenApi() throws IOException {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                VersionFlag.V202012,
                builder -> builder.schemaMappers(
                        mappers -> mappers.mapPrefix("https://spec.openapis.org/", "classpath:spec.openapis.org/")));
        JsonSchema schema =
                factory.getSchema(SchemaLocation.of("https://spec.openapis.org/oas/3.1/schema-base/2022-10-07"));
        JsonNode said = new ObjectMapper().readTree(OpenApi.text());

        assertThat(schema.validate(said))
                .extracting(ValidationMessage::getMessage)
                .isEmpty();
        ((com.fasterxml.jackson.databind.node.ObjectNode) said.at("/paths/~1api~1v1~1regions/get/parameters/0"))
                .put("in", "elsewhere");
        assertThat(schema.validate(said)).as("the schema sees mistakes").isNotEmpty();
    }

    @Test
    void isTheOneInTheDocuments() throws IOException {
        if (Boolean.getBoolean("jundeng.write-docs")) {
            Files.writeString(DOCUMENT, OpenApi.text());
        }
        assertThat(DOCUMENT).content().isEqualTo(OpenApi.text());
    }

    @Test
    void namesEachParameterThatTheCodeReads() throws IOException {
        Set<String> declared = new TreeSet<>();
        ApiResources.ALL.forEach(resource -> resource.parameters().forEach(each -> declared.add(each.name())));

        assertThat(read()).isEqualTo(declared);
    }

    @Test
    void everyResourceHasColumnsAndParametersOfItsOwnNames() {
        for (ApiResource resource : ApiResources.ALL) {
            List<String> columns = new ArrayList<>();
            resource.columns().forEach(each -> columns.add(each.name()));
            assertThat(columns).as(resource.name()).doesNotHaveDuplicates().isNotEmpty();
            assertThat(resource.parameters())
                    .as(resource.name())
                    .extracting(each -> each.name())
                    .doesNotHaveDuplicates()
                    .doesNotContain("limit", "cursor");
        }
    }

    private static Set<String> read() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.list(CODE)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                String code = Files.readString(file);
                for (Pattern pattern : List.of(READ, READ_AS_LINE)) {
                    Matcher found = pattern.matcher(code);
                    while (found.find()) {
                        read.add(found.group(1));
                    }
                }
            }
        }
        return read;
    }
}
