// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.Contract;
import org.jundeng.intake.csv.CsvRecords;
import org.jundeng.intake.csv.DelimiterEvidence;
import org.jundeng.intake.row.PromisedNames;
import org.jundeng.intake.table.TableRecord;
import org.jundeng.intake.text.DecodingReader;
import org.jundeng.intake.text.DeliveryBytes;
import org.jundeng.intake.text.TextEncoding;

/**
 * Reads the polluted files of github.com/HPI-Information-Systems/Pollock, whose checkout the property
 * {@code bench.pollock} names, with nothing promised but the names of the columns; and beside them with DuckDB, once by
 * the parameters that Pollock gives for each file and once by DuckDB's own detection. Scores by {@link PollockScore}.
 */
public final class Pollock {

    private static final int ROWS_ABOVE = 30;

    private final Path files;
    private final Map<String, Double> weights = new TreeMap<>();
    private final ObjectMapper json = new ObjectMapper();
    private final Connection duck;

    private Pollock(Path checkout, Connection duck) throws IOException {
        this.files = checkout.resolve("polluted_files");
        this.duck = duck;
        JsonNode all = json.readTree(checkout.resolve("pollock_weights.json").toFile());
        all.properties()
                .forEach(each -> weights.put(each.getKey(), each.getValue().asDouble()));
    }

    /** Prints a line for each reader: its simple and its weighted score, and how many files it refused. */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:")) {
            Pollock pollock = new Pollock(Path.of(System.getProperty("bench.pollock")), duck);
            System.out.println("| Reader | Simple | Weighted | Refused |%n|---|--:|--:|--:|".formatted());
            pollock.score("Jundeng, what is read before a fault counts", file -> pollock.ours(file, true));
            pollock.score("Jundeng, a refused file counts as failed", file -> pollock.ours(file, false));
            pollock.score("DuckDB, told each dialect", pollock::duckTold);
            pollock.score("DuckDB, by its own detection", pollock::duckAlone);
        }
    }

    /** Reads a file as records, its header first; throws where it refuses it. */
    private interface Reader {
        List<List<String>> read(Path file) throws IOException, SQLException;
    }

    private void score(String name, Reader reader) throws IOException {
        double simple = 0;
        double weighted = 0;
        double weight = 0;
        int refused = 0;
        List<Path> all;
        try (Stream<Path> listed = Files.list(files.resolve("csv"))) {
            all = listed.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        }
        Map<String, Double> lost = new TreeMap<>();
        for (Path file : all) {
            PollockScore score = PollockScore.FAILED;
            try {
                score = PollockScore.of(clean(file), reader.read(file));
            } catch (IOException | SQLException | RuntimeException refusal) {
                refused++;
            }
            String kind = file.getFileName().toString().replaceFirst("_?row\\d+_col\\d+|\\d+_col\\d+", "");
            lost.merge(kind, 10 - score.sum(), Double::sum);
            double each = weights.getOrDefault(file.getFileName().toString(), 0.0);
            simple += score.sum();
            weighted += score.sum() * each;
            weight += each;
        }
        System.out.printf(
                Locale.ROOT, "| %s | %.3f | %.3f | %d |%n", name, simple / all.size(), weighted / weight, refused);
        lost.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(15)
                .forEach(each -> System.err.printf(Locale.ROOT, "%s lost %.1f%n", each.getKey(), each.getValue()));
    }

    private List<List<String>> clean(Path file) throws IOException {
        List<List<String>> records = new ArrayList<>();
        try (CsvReader<CsvRecord> clean = CsvReader.builder()
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(files.resolve("clean").resolve(file.getFileName()))) {
            clean.forEach(record -> records.add(record.getFields()));
        }
        return records;
    }

    private JsonNode parameters(Path file) throws IOException {
        return json.readTree(files.resolve("parameters")
                .resolve(file.getFileName() + "_parameters.json")
                .toFile());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private List<List<String>> ours(Path file, boolean inPart) throws IOException {
        Contract contract = contract(texts(parameters(Path.of("source.csv")).get("column_names")));
        DeliveryBytes bytes = DeliveryBytes.of(file);
        TextEncoding encoding = TextEncoding.of(bytes, bytes.first(4096), "auto");
        String delimiter = DelimiterEvidence.in(text(bytes, encoding), contract);
        List<TableRecord> records = new ArrayList<>();
        var form = contract.form().with(contract.form().csv().with(delimiter));
        try (CsvRecords read = new CsvRecords(text(bytes, encoding), form)) {
            for (TableRecord record = read.next(); record != null; record = read.next()) {
                records.add(record);
            }
            if (!inPart && read.broken().isPresent()) {
                throw new IOException("refused: " + read.broken().get().code());
            }
        }
        int header = header(records, new PromisedNames(contract));
        return IntStream.range(header, records.size())
                .filter(at -> at == header || records.get(at).fault() == null)
                .mapToObj(at -> cells(records.get(at)))
                .toList();
    }

    /** The cells as they are understood: without blanks around them; in a header, without a stray quotation mark. */
    private static List<String> cells(TableRecord record) {
        boolean odd = record.fault() != null && record.fault().isOfQuotes();
        return Stream.of(record.cells())
                .map(cell -> odd ? cell.replace("\"", "") : cell)
                .map(String::strip)
                .toList();
    }

    private static DecodingReader text(DeliveryBytes bytes, TextEncoding encoding) throws IOException {
        BufferedInputStream opened = new BufferedInputStream(bytes.open());
        opened.skipNBytes(encoding.markLength());
        return new DecodingReader(opened, encoding.charset(), encoding.markLength());
    }

    /** The place of the record that names the most columns; the first where none does. */
    private static int header(List<TableRecord> records, PromisedNames names) {
        int header = 0;
        int most = 0;
        for (int i = 0; i < Math.min(records.size(), ROWS_ABOVE); i++) {
            int named = names.count(cells(records.get(i)));
            if (named > most) {
                most = named;
                header = i;
            }
        }
        return header;
    }

    private static Contract contract(List<String> columns) throws IOException {
        StringJoiner promised = new StringJoiner(", ");
        columns.forEach(name -> promised.add("{name: \"" + name + "\", role: ignore}"));
        Path file = Files.createTempFile("pollock", ".yaml");
        Files.writeString(
                file,
                "{feed: f, bureau: b, steward: s, name: {zh: f, en: f}, files: ['*'], format: table, layout: wide,"
                        + " freq: D, columns: [" + promised + "]}");
        Faults faults = new Faults();
        Contract contract =
                YamlFile.read(file, faults).bind(Contract.class).orElseThrow(() -> new IOException("no contract"));
        Files.delete(file);
        return contract;
    }

    private List<List<String>> duckTold(Path file) throws IOException, SQLException {
        JsonNode told = parameters(file);
        List<String> names = texts(told.get("column_names"));
        StringJoiner columns = new StringJoiner(", ", "{", "}");
        names.forEach(name -> columns.add(quoted(name) + ": 'VARCHAR'"));
        int skipped =
                told.get("preamble_lines").asInt() + told.get("header_lines").asInt();
        String read = "select * from read_csv(" + quoted(file.toString()) + ", delim = "
                + quoted(told.get("delimiter").asText()) + ", quote = "
                + quoted(told.get("quotechar").asText()) + ", escape = "
                + quoted(told.get("escapechar").asText())
                + ", skip = " + skipped + ", header = false, columns = " + columns
                + ", auto_detect = false, strict_mode = false, ignore_errors = true, null_padding = true)";
        return rows(read);
    }

    private List<List<String>> duckAlone(Path file) throws SQLException {
        return rows("select * from read_csv(" + quoted(file.toString())
                + ", all_varchar = true, strict_mode = false, ignore_errors = true, null_padding = true)");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private List<List<String>> rows(String read) throws SQLException {
        List<List<String>> records = new ArrayList<>();
        try (var statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(read)) {
            int count = rows.getMetaData().getColumnCount();
            List<String> header = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                header.add(rows.getMetaData().getColumnLabel(i));
            }
            records.add(header);
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= count; i++) {
                    String cell = rows.getString(i);
                    cells.add(cell == null ? "" : cell);
                }
                records.add(cells);
            }
        }
        return records;
    }
}
