// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TortureTest {

    private static final Contract CSV = ContractText.dropped("csv", "layout: wide, columns: [{name: a, role: note}]");
    private static final Contract JSON = ContractText.dropped("json", "layout: wide, columns: [{name: a, role: note}]");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    static Stream<Path> csvSpectrum() throws IOException {
        return files("csv-spectrum", ".csv");
    }

    static Stream<Path> jsonSuite() throws IOException {
        return files("json-suite", ".json");
    }

    private static Stream<Path> files(String name, String ending) throws IOException {
        try (Stream<Path> all = Files.list(resource(name))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        }
    }

    private static Path resource(String name) {
        try {
            return Path.of(TortureTest.class.getResource(name).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @MethodSource("csvSpectrum")
    void readsCsvAsItsJsonTwinSays(Path file) throws IOException {
        Path twin = file.resolveSibling(file.getFileName().toString().replace(".csv", ".json"));
        List<Map<String, String>> expected = MAPPER.readValue(twin.toFile(), new TypeReference<>() {});
        List<Map<String, String>> read = new ArrayList<>();
        try (Rows rows = ((Opened.Readable) DeliveryOpener.open(file, CSV)).rows()) {
            for (Line line = rows.next(); line != null; line = rows.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < rows.columns().size(); i++) {
                    row.put(rows.columns().get(i), ((Line.Row) line).cells().get(i));
                }
                read.add(row);
            }
        }

        assertThat(read).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("jsonSuite")
    void refusesWhatIsNoJsonAndReadsWhatIs(Path file) throws IOException {
        ReadDelivery reading = ReadDelivery.of(folder, Files.readAllBytes(file), JSON);

        if (file.getFileName().toString().startsWith("n_")) {
            assertThat(reading.lines())
                    .isNotEmpty()
                    .last()
                    .asString()
                    .containsPattern("malformed-json|truncated-json|records-not-found");
        } else {
            assertThat(String.join("", reading.lines())).doesNotContain("json ");
        }
    }

    private static String visible(String text) {
        return text.replaceAll("[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]", "");
    }

    @Test
    void bringsNaughtyStringsThroughBothFormats() throws IOException {
        Path all = resource("naughty-strings").resolve("naughty-strings.json");
        List<String> strings = MAPPER.readValue(all.toFile(), new TypeReference<>() {});
        List<String> naughty = strings.stream().filter(text -> !text.isBlank()).toList();
        StringBuilder csv = new StringBuilder("a,b\n");
        StringBuilder json = new StringBuilder();
        for (String text : naughty) {
            csv.append("x,\"").append(text.replace("\"", "\"\"")).append("\"\n");
            json.append(MAPPER.writeValueAsString(Map.of("a", text))).append('\n');
        }
        List<String> fromCsv = new ArrayList<>();
        List<String> fromJson = new ArrayList<>();
        for (int i = 0; i < naughty.size(); i++) {
            fromCsv.add(i + 2 + " [x, " + visible(naughty.get(i)) + "]");
            fromJson.add(i + 1 + " [" + visible(naughty.get(i)) + "]");
        }

        assertThat(ReadDelivery.of(folder, csv.toString(), CSV).lines()).isEqualTo(fromCsv);
        assertThat(ReadDelivery.of(folder, json.toString(), JSON).lines()).isEqualTo(fromJson);
    }
}
