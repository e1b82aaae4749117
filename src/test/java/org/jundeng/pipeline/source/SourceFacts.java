// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.source.AskedHouse.Asked;
import org.jundeng.pipeline.source.Product.TypeCase;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must hold for every database product that feeds are pulled from. The pulls go all the way: through the route,
 * the spool and the ledger into a warehouse.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SourceFacts {

    private static final String PROMISES = """
            layout: wide
            columns:
              - {name: region_code, role: ref-area}
              - {name: in_month, role: time-period}
              - {name: persons, role: obs-value, indicator: %s, unit: 人}
            """;
    private static final String IGNORED = "  - {name: %s, role: ignore}%n";
    private static final String DELETIONS = "deletions: {policy: full-snapshot, max-share: 0.5}\n";
    private static final List<String> WATERMARKS = List.of(
            "time changed_at timestamp PT49H",
            "day changed_on date P2D",
            "number version number 5",
            "time-by-day changed_on timestamp PT48H",
            "day-by-time changed_at date P2D");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private final TimeZone zone = TimeZone.getDefault();
    Product product;
    AskedHouse house;

    /** Starts the product, or gives the one that runs. */
    abstract Product start();

    /** Adds the feeds that ask in ways of the product's own. */
    void addFeeds() throws IOException {}

    @BeforeAll
    void begins(@TempDir Path folder) throws IOException {
        product = start();
        house = new AskedHouse(folder, warehouse);
        addTables();
        addFeeds();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        house.begin();
    }

    @AfterAll
    void ends() {
        TimeZone.setDefault(zone);
        house.close();
        product.close();
    }

    private void addTables() {
        table("figures");
        row("figures", "330122", "2014-05", "10.50", 1);
        row("figures", "330127", "2014-05", "null", 3);
        ask("figures", "select region_code, in_month, persons from figures", "", "");
        ask("labels", "select region_code, in_month, persons, persons from figures", "", "");
        ask("renamed", "select region_code, in_month, heads from figures", "", "");
        ask("missing", "select region_code, in_month from figures", "", "");
        ask("further", "select region_code, in_month, persons, note from figures", "", "");
        ask("text-for-number", "select region_code, in_month, note as persons from figures", "", "");
        ask("number-for-text", "select persons as region_code, in_month, persons from figures", "", "");
        ask("nowhere", "select region_code, in_month, persons from nowhere", "", "");
        table("deleted");
        row("deleted", "330122", "2014-05", "10", 1);
        row("deleted", "330127", "2014-05", "20", 1);
        row("deleted", "330182", "2014-05", "30", 1);
        ask("deleted", "select region_code, in_month, persons from deleted", "", DELETIONS);
        for (String watermark : WATERMARKS) {
            addWatermark(watermark.split(" "));
        }
        addTypes();
        addChinese();
    }

    final void table(String name) {
        Product.ColumnTypes types = product.columnTypes();
        product.execute(
                "create table %s (region_code %s, in_month %s, persons %s, changed_at %s, changed_on %s, version %s,"
                                .formatted(
                                        name,
                                        types.code(),
                                        types.day(),
                                        types.number(),
                                        types.time(),
                                        types.day(),
                                        types.number())
                        + " note " + types.text() + ")");
        product.letRead(name);
    }

    /** A row that was changed on a day of July 2014, and in that version; not known when if the day is 0. */
    private void row(String table, String region, String in_month, String persons, int day) {
        product.execute("insert into %s values ('%s', %s, %s, %s, %s, %s, '某')"
                .formatted(
                        table,
                        region,
                        product.day(in_month + "-01"),
                        persons,
                        day == 0 ? "null" : product.time("2014-07-0" + day + " 10:00:00.123456"),
                        day == 0 ? "null" : product.day("2014-07-0" + day),
                        day == 0 ? "null" : "10.5 + " + 2.5 * day));
    }

    private void ask(String feed, String sql, String ignored, String promises) {
        String columns = PROMISES.formatted(feed)
                + ignored.lines().map(IGNORED::formatted).collect(Collectors.joining());
        house.feed(feed, product.reader(), new Asked(sql, 30), columns + promises);
    }

    private void addWatermark(String... name) {
        String feed = "watermark-" + name[0];
        String table = "watermark_" + name[0].replace('-', '_');
        table(table);
        row(table, "330122", "2014-05", "10", 1);
        row(table, "330127", "2014-05", "20", 3);
        row(table, "330182", "2014-05", "30", 0);
        Asked asked = new Asked(
                "select region_code, in_month, persons, %s from %s".formatted(name[1], table),
                30,
                "{column: %s, type: %s, overlap: %s}".formatted(name[1], name[2], name[3]));
        house.feed(feed, product.reader(), asked, PROMISES.formatted(feed) + IGNORED.formatted(name[1]));
    }

    private void addTypes() {
        List<TypeCase> types = product.types();
        product.execute(
                "create table typed ("
                        + types.stream()
                                .map(type -> type.name() + " " + type.type())
                                .collect(Collectors.joining(", "))
                        + ")",
                "insert into typed values ("
                        + types.stream().map(TypeCase::value).collect(Collectors.joining(", ")) + ")");
        product.letRead("typed");
        String names = types.stream().map(TypeCase::name).collect(Collectors.joining("\n"));
        ask(
                "typed",
                "select region_code, in_month, persons, typed.* from typed, figures where region_code = '330122'",
                names,
                "");
    }

    private void addChinese() {
        String table = product.quoted("失业人数");
        Product.ColumnTypes types = product.columnTypes();
        product.execute(
                "create table %s (%s %s, %s %s, %s %s)"
                        .formatted(
                                table,
                                product.quoted("地区"),
                                types.text(),
                                product.quoted("月份"),
                                types.text(),
                                product.quoted("人数（人）"),
                                types.number()),
                "insert into %s values ('桐庐县', '2014年5月', 12)".formatted(table));
        product.letRead(table);
        house.feed(
                "chinese",
                product.reader(),
                new Asked("select * from %s where %s = '桐庐县'".formatted(table, product.quoted("地区")), 30),
                """
                layout: wide
                columns:
                  - {name: 地区, role: ref-area}
                  - {name: 月份, role: time-period}
                  - {name: 人数（人）, role: obs-value, indicator: chinese, unit: 人}
                """);
    }

    @Test
    void rowsBecomeFiguresExactly() {
        LedgerLine first = house.pull("figures");

        assertThat(house.findings(first)).isEmpty();
        assertThat(first.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(house.known("figures")).containsExactly("330122 2014-05 10.5");
        assertThat(house.pull("figures").result().outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void twoColumnsOfOneLabelAreRefusedBeforeAnythingIsAsked() {
        LedgerLine line = house.pull("labels");

        assertThat(line.result().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(house.findings(line)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.REPEATED_COLUMN);
            assertThat(finding.found()).isEqualToIgnoringCase("persons");
        });
    }

    @ParameterizedTest
    @CsvSource({"renamed, heads", "nowhere, nowhere"})
    void whatTheSourceDoesNotKnowIsRefusedInItsOwnWords(String feed, String word) {
        LedgerLine line = house.pull(feed);

        assertThat(line.result().outcome()).isEqualTo(Outcome.FAILED);
        assertThat(house.findings(line)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SOURCE_REFUSED);
            assertThat(finding.found()).containsIgnoringCase(word);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "missing, MISSING_COLUMN",
        "further, UNKNOWN_COLUMN",
        "text-for-number, NOT_A_NUMBER",
        "number-for-text, UNKNOWN_REGION"
    })
    void anAnswerUnlikeTheContractIsRefusedWhole(String feed, FindingCode code) {
        LedgerLine line = house.pull(feed);

        assertThat(line.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(house.findings(line)).extracting(Finding::code).contains(code);
        assertThat(house.known(feed)).isEmpty();
    }

    @Test
    void whatIsDeletedBecomesMissing() {
        house.pull("deleted");
        product.execute("delete from deleted where region_code = '330127'");

        LedgerLine line = house.pull("deleted");

        assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(house.known("deleted"))
                .containsExactly("330122 2014-05 10", "330127 2014-05 M", "330182 2014-05 30");
    }

    /** Rows from just above and just below the overlap, and one without a watermark; the process runs in UTC. */
    @ParameterizedTest
    @ValueSource(strings = {"time", "day", "number", "time-by-day", "day-by-time"})
    void aWatermarkAsksForWhatIsNewAndForTheOverlap(String name) {
        String feed = "watermark-" + name;
        String table = "watermark_" + name.replace('-', '_');
        LedgerLine first = house.pull(feed);
        assertThat(first.result().counts().rowsRead()).isEqualTo(3);
        row(table, "330183", "2014-05", "40", 4);
        product.execute("insert into %s values ('330185', %s, 50, %s, %s, 1, null)"
                .formatted(
                        table,
                        product.day("2014-05-01"),
                        product.time("2014-06-30 10:00:00"),
                        product.day("2014-06-30")));

        LedgerLine second = house.pull(feed);

        assertThat(second.result().counts().rowsRead()).isEqualTo(4);
        assertThat(house.findings(second)).extracting(Finding::code).containsExactly(FindingCode.NO_WATERMARK);
        assertThat(house.known(feed)).hasSize(4).contains("330183 2014-05 40");
        assertThat(house.pullEverything(feed).result().counts().rowsRead()).isEqualTo(5);
        assertThat(house.known(feed)).contains("330185 2014-05 50");
    }

    @Test
    void eachTypeArrivesAsThePageSays() {
        house.pull("typed");

        assertThat(house.answer("typed")).singleElement().satisfies(line -> {
            Map<String, String> values = values(line);
            for (TypeCase type : product.types()) {
                assertThat(values).as(type.name() + " of type " + type.type()).containsEntry(type.name(), type.json());
            }
        });
        assertThat(house.known("typed")).containsExactly("330122 2014-05 10.5");
    }

    @Test
    void namesAndValuesAreChinese() {
        LedgerLine line = house.pull("chinese");

        assertThat(house.findings(line)).isEmpty();
        assertThat(house.known("chinese")).containsExactly("330122 2014-05 12");
    }

    private static Map<String, String> values(String line) {
        try (JsonParser json = new JsonFactory().createParser(line)) {
            Map<String, String> values = new HashMap<>();
            json.nextToken();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                JsonToken token = json.nextToken();
                values.put(name, token == JsonToken.VALUE_STRING ? '"' + json.getText() + '"' : json.getText());
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
