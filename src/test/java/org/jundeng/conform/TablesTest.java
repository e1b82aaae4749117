// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.Location;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.DeliveryOpener;
import org.jundeng.intake.RawRecords;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;
import org.jundeng.observation.Observation;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables as bureaus make them, each beside what is to be read in it. See {@code src/test/resources/tables/README.md}.
 * With {@code -Djundeng.write-golden=true} what is read is written there instead, to be looked at.
 */
class TablesTest {

    private static final Path TABLES = Path.of("src/test/resources/tables");
    private static final YAMLMapper YAML = new YAMLMapper(new YAMLFactory()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .disable(YAMLGenerator.Feature.SPLIT_LINES));

    /** Findings about delimiters, quotation marks, line ends and invisible marks. */
    private static final Pattern OF_TEXT = Pattern.compile(
            "no-final-line-end|too-few-cells|too-many-cells|unquoted-thousands|unclosed-quote|stray-quote"
                    + "|invisible-marks|header-mark \\d+ \"");

    @TempDir
    private Path folder;

    static List<String> shapes() throws IOException {
        try (Stream<Path> all = Files.list(TABLES)) {
            return all.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    static List<String> shapesOfAnyFormat() throws IOException {
        List<String> all = new ArrayList<>();
        for (String shape : shapes()) {
            JsonNode annotation =
                    YAML.readTree(TABLES.resolve(shape).resolve("table.yaml").toFile());
            if (!OF_TEXT.matcher(annotation.get("findings").asText()).find()) {
                all.add(shape);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsTheTableAsAnnotated(String shape) throws IOException {
        Path table = TABLES.resolve(shape).resolve("table.csv");
        Path annotation = TABLES.resolve(shape).resolve("table.yaml");
        ObjectNode expected = (ObjectNode) YAML.readTree(annotation.toFile());
        Contract contract = contract(expected.get("contract").asText());

        Read read = read(table, expected.get("file").asText(), contract);
        ObjectNode found = expected.deepCopy();
        found.put("head", head(table, contract));
        found.put("data", rows(table, contract));
        found.put("findings", String.join("; ", read.findings));

        Path observations = TABLES.resolve(shape).resolve("observations.csv");
        String lines = "indicator,region,period,value,status,cell\n" + String.join("", read.observations);
        if (Boolean.getBoolean("jundeng.write-golden")) {
            YAML.writeValue(annotation.toFile(), found);
            Files.writeString(observations, lines);
        }
        assertThat(YAML.writeValueAsString(found)).isEqualTo(Files.readString(annotation));
        assertThat(lines).isEqualTo(Files.readString(observations));
    }

    /** The same cells in a workbook, numbers as numbers, say the same; but for what only text can do. */
    @ParameterizedTest
    @MethodSource("shapesOfAnyFormat")
    void readsTheSameFromAWorkbook(String shape) throws IOException {
        Path table = TABLES.resolve(shape).resolve("table.csv");
        JsonNode expected =
                YAML.readTree(TABLES.resolve(shape).resolve("table.yaml").toFile());
        Contract contract = contract(expected.get("contract").asText());
        String findings = expected.get("findings").asText();

        Path workbook = folder.resolve("table.xlsx");
        Files.write(workbook, TableAsWorkbook.of(RawRecords.of(table, contract)));
        Read read = read(workbook, expected.get("file").asText(), contract);

        assertThat(head(workbook, contract)).isEqualTo(expected.get("head").asLong());
        assertThat(rows(workbook, contract)).isEqualTo(expected.get("data").asText());
        assertThat(String.join("; ", read.findings)).isEqualTo(findings);
        assertThat("indicator,region,period,value,status,cell\n" + String.join("", read.observations))
                .isEqualTo(Files.readString(TABLES.resolve(shape).resolve("observations.csv")));
    }

    private static Contract contract(String name) throws IOException {
        JsonNode rest = YAML.readTree(TABLES.resolve("contracts.yaml").toFile()).get(name);
        String freq = rest.path("freq").asText("M");
        String json = ((ObjectNode) rest).without("freq").toString();
        return ContractText.of(freq, "table", json.substring(1, json.length() - 1));
    }

    private static long head(Path table, Contract contract) throws IOException {
        if (DeliveryOpener.open(table, contract) instanceof Opened.Readable readable) {
            try (Rows rows = readable.rows()) {
                return rows.headerNo();
            }
        }
        return 0;
    }

    private static String rows(Path table, Contract contract) throws IOException {
        List<String> numbers = new ArrayList<>();
        if (DeliveryOpener.open(table, contract) instanceof Opened.Readable readable) {
            try (Rows rows = readable.rows()) {
                for (Line line = rows.next(); line != null; line = rows.next()) {
                    if (line instanceof Line.Row row) {
                        numbers.add(Long.toString(row.rowNo()));
                    }
                }
            }
        }
        return String.join(" ", numbers);
    }

    private Read read(Path table, String name, Contract contract) throws IOException {
        Read read = new Read();
        DeliveryReader.Verdict verdict = DeliveryReader.read(
                new NamedFile(table, name), contract, Delivered.catalogue(folder), Delivered.DAY, read);
        if (verdict.refused()) {
            read.observations.clear();
        }
        return read;
    }

    /** What came of a table. */
    private static final class Read implements DeliveryReader.Sink {

        private final List<String> observations = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();

        @Override
        public void observation(Observation o) {
            BigDecimal value = o.obsValue();
            Location cell = new Location(o.origin().rowNo(), "", o.origin().columnNo());
            observations.add(String.join(
                            ",",
                            o.series().indicator(),
                            o.series().regionId(),
                            o.timePeriod().toString(),
                            value == null ? "" : value.toPlainString(),
                            o.obsStatus().toString(),
                            cell.cell().orElseThrow())
                    + "\n");
        }

        @Override
        public void finding(Finding finding) {
            findings.add(finding.code().code() + " " + finding.place().rowNo() + " " + finding.found()
                    + finding.arguments());
        }

        @Override
        public void progress(long bytesRead, long rowsRead) {}
    }
}
