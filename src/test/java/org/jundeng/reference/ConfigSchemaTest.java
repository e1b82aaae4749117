// SPDX-License-Identifier: Apache-2.0
package org.jundeng.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the schemas in config/schema against the records; {@code -Djundeng.write-docs=true} writes them anew. What is
 * shipped fits them, and each mistake that they can know does not.
 */
class ConfigSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Path FOLDER = ConfigFile.CONFIG.resolve(Schemas.FOLDER);

    static List<ConfigFile> files() {
        return ConfigFile.ALL;
    }

    @ParameterizedTest
    @MethodSource("files")
    void isCurrent(ConfigFile file) throws IOException {
        Path schema = FOLDER.resolve(file.schema() + ".json");
        String current = JSON.writeValueAsString(new Schemas().of(file)) + "\n";
        if (Boolean.getBoolean("jundeng.write-docs")) {
            Files.createDirectories(FOLDER);
            Files.writeString(schema, current);
        }

        assertThat(schema)
                .as("written anew by mvn test -Dtest=ConfigSchemaTest -Djundeng.write-docs=true")
                .content()
                .isEqualToNormalizingNewlines(current);
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatIsShippedFits(ConfigFile file) throws IOException {
        JsonSchema schema = schema(file);
        for (Path shipped : file.shipped()) {
            assertThat(messages(schema, Files.readString(shipped)))
                    .as(shipped.toString())
                    .isEmpty();
        }
        assertThat(file.shipped()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("files")
    void aShippedFileNamesItsSchema(ConfigFile file) throws IOException {
        for (Path shipped : file.shipped()) {
            Path way = shipped.getParent().relativize(FOLDER.resolve(file.schema() + ".json"));
            assertThat(Files.readAllLines(shipped).get(0))
                    .as(shipped.toString())
                    .isEqualTo(
                            "# yaml-language-server: $schema=" + way.toString().replace('\\', '/'));
        }
    }

    @Test
    void eachYamlFileIsOfAKind() throws IOException {
        List<Path> known =
                ConfigFile.ALL.stream().flatMap(file -> file.shipped().stream()).toList();
        try (Stream<Path> all = Files.walk(ConfigFile.CONFIG, 3)) {
            assertThat(all.filter(file -> file.toString().endsWith(".yaml")))
                    .as("a new kind of file is added to ConfigFile.ALL")
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    /** What stands in the shipped file, what is written instead, and what the schema says. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    layout: wide   | layout: broad        | does not have a value in the enumeration
                    steward:       | stewart:             | property 'stewart' is not defined
                    steward:       | stewart:             | required property 'steward' not found
                    working-day: 8 | working-day: eighth  | string found, integer expected
                    role: note,    | rule: note,          | property 'rule' is not defined
                    optional: true | optional: perhaps    | string found, boolean expected
                    max-share: 0.25 | max-share: a quarter | string found, number expected
                    """)
    void aMistakeDoesNotFit(String right, String wrong, String message) throws IOException {
        String text = Files.readString(ConfigFile.CONFIG.resolve("feeds/hrss/hrss-employment.yaml"));
        assertThat(text).contains(right);

        assertThat(messages(schema(ConfigFile.ALL.get(0)), text.replace(right, wrong)))
                .anyMatch(each -> each.contains(message));
    }

    /** An example of the reference is a value that its key takes. */
    @Test
    void eachOwnExampleFitsItsKey() throws IOException {
        Map<String, JsonNode> blocks = new TreeMap<>();
        for (ConfigFile file : ConfigFile.ALL) {
            ObjectNode whole = new Schemas().of(file);
            Keys.blocks(file.type()).keySet().forEach(block -> {
                ObjectNode only = whole.deepCopy();
                only.put("$ref", "#/$defs/" + block.getSimpleName());
                ((ObjectNode) only.at("/$defs/" + block.getSimpleName())).remove("required");
                blocks.put(Keys.of(block).get(0).owner().getSimpleName(), only);
            });
        }
        List<String> unfit = new ArrayList<>();
        YAML.readTree(Files.readString(Examples.OWN)).properties().forEach(record -> {
            assertThat(blocks).containsKey(record.getKey());
            factory().getSchema(blocks.get(record.getKey())).validate(record.getValue()).stream()
                    .map(message -> record.getKey() + ": " + message.getMessage())
                    .forEach(unfit::add);
        });
        assertThat(unfit).isEmpty();
    }

    private static JsonSchema schema(ConfigFile file) throws IOException {
        return factory().getSchema(Files.readString(FOLDER.resolve(file.schema() + ".json")));
    }

    private static JsonSchemaFactory factory() {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012);
    }

    private static List<String> messages(JsonSchema schema, String yaml) throws IOException {
        return schema.validate(YAML.readTree(yaml)).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
