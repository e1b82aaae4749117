// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.Fingerprint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse is rebuilt from the kept bytes, in the order of the ledger of the original. */
class RebuildIT {

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final String PULLED = """
            feed: hrss-insurance
            bureau: hrss
            steward: hrss-steward
            name: {zh: 参保人数, en: Insured persons}
            format: sql
            source:
              name: hrss
              sql: select region_code, month, pension, changed_at from insured
              watermark: {column: changed_at, type: timestamp, overlap: PT0S}
            layout: wide
            freq: M
            columns:
              - {name: region_code, role: ref-area}
              - {name: month, role: time-period}
              - {name: pension, role: obs-value, indicator: pension-insured, unit: 人}
              - {name: changed_at, role: ignore}
            bad-rows: {policy: refuse-delivery}
            """;

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @RegisterExtension
    private final TestWarehouse other = new TestWarehouse();

    @TempDir
    private Path folder;

    private Path config;
    private Terminal old;
    private Terminal rebuilt;
    private Instant dropped = Instant.parse("2014-07-09T01:00:00Z");

    @BeforeEach
    void name() throws IOException {
        config = folder.resolve("config");
        try (Stream<Path> all = Files.walk(Path.of("config"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = config.resolve(Path.of("config").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        old = terminal(warehouse, "old");
        rebuilt = terminal(other, "rebuilt");
    }

    private Terminal terminal(TestWarehouse on, String name) throws IOException {
        Path workspace = Files.createDirectories(folder.resolve(name));
        return Terminal.on(on, workspace, config);
    }

    /** Drops a file that is a second newer than the one before, so that it is taken after it. */
    private void drop(String name, String text) throws IOException {
        Path inbox = Files.createDirectories(old.workspace().resolve("inbox/hrss"));
        Path file = Files.writeString(inbox.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(dropped));
        dropped = dropped.plusSeconds(1);
        Files.writeString(inbox.resolve(name + ".done"), "");
    }

    /** A bureau's table, and the feed that pulls its changed rows. */
    private void pulling() throws IOException {
        warehouse.execute(
                "create table public.insured (region_code text, month date, pension int, changed_at timestamp)");
        Files.writeString(config.resolve("feeds/hrss/hrss-insurance.yaml"), PULLED);
        String url = warehouse.url().replace("currentSchema=jundeng", "currentSchema=public");
        Files.writeString(
                old.workspace().resolve("application.properties"),
                "jundeng.source.hrss.url=" + url + "\n",
                StandardOpenOption.APPEND);
    }

    private void pull(String region, int pension, String time) {
        warehouse.execute("delete from public.insured where region_code = '" + region + "'");
        warehouse.execute("insert into public.insured values ('%s', '2014-05-01', %d, '2014-07-01 %s')"
                .formatted(region, pension, time));
        assertThat(old.say("pull", "hrss-insurance").exit()).isZero();
    }

    private void night() {
        old.say("nightly", "--date", "2014-07-10");
    }

    private Said rebuild() {
        return rebuilt.say("rebuild", "--from", old.workspace().toString());
    }

    /**
     * Fills the warehouse as in an eventful week: corrections, a duplicate, refusals, a release, a replay, withdrawals.
     */
    private void anEventfulWeek() throws IOException {
        drop("不知所云.csv", "a,b\n1,2\n");
        drop("就业月报1.csv", HEADER + "上城区,2014年5月,3.1,96,1,2\n西湖区,2014年5月,3.5,95,7,2\n");
        drop("就业月报2.csv", HEADER + "上城区,2014年5月,3.1,96,1,2\n西湖区,2014年5月,x,y,z,2\n火星区,2014年5月,3.1,96,1,2\n");
        drop("就业月报3.csv", HEADER + "上城区,2014年5月,3.2,96,1,2\n西湖区,2014年5月,3.5,95,8,2\n");
        drop("就业月报4.csv", HEADER + "上城区,2014年5月,3.1,96,1,2\n西湖区,2014年5月,3.5,95,7,2\n");
        drop("就业月报5.csv", HEADER + "上城区,2014年5月,3.1,96,1,2\n西湖区,2014年5月,3.5,95,7,2\n");
        night();
        assertThat(old.say("release", "3").exit()).isZero();
        Files.writeString(
                config.resolve("feeds/hrss/hrss-employment.yaml"), "# another version\n", StandardOpenOption.APPEND);
        assertThat(old.say("replay", "4").exit()).isZero();
        assertThat(old.say("withdraw", "4", "--reason", "错发").exit()).isZero();
        assertThat(old.say("withdraw", "5", "--reason", "错发").exit()).isZero();
    }

    @Test
    void aFileOfNoFeedIsNotTakenAgain() throws IOException {
        drop("不知所云.csv", "a,b\n1,2\n");
        night();

        Said release = old.say("release", "1");

        assertThat(release.exit()).isEqualTo(1);
        assertThat(release.err())
                .startsWith("Line 1 is of no feed, so that nobody can tell how to read it: give the file a name");
    }

    @Test
    void arrivesAtTheSameObservationsAndRevisions() throws IOException {
        anEventfulWeek();

        Said rebuild = rebuild();

        assertThat(rebuild.exit()).as(rebuild.out() + rebuild.err()).isZero();
        assertThat(rebuild.lines()).last().isEqualTo("The two warehouses hold the same.");
        assertThat(rebuild.lines().get(0))
                .matches("10 ledger lines replayed: \\d+ observations, [1-9]\\d* revisions\\.");
        assertThat(rebuilt.say("observations", "--csv").out())
                .isEqualTo(old.say("observations", "--csv").out());
        assertThat(rebuilt.say("trace", "urban-unemployment-rate", "330102", "2014-05")
                        .out())
                .isEqualTo(old.say("trace", "urban-unemployment-rate", "330102", "2014-05")
                        .out());
        assertThat(rebuild().err()).contains("the warehouse is not empty");
        Path contract = config.resolve("feeds/hrss/hrss-employment.yaml");
        Files.writeString(
                contract,
                Files.readString(contract).replaceFirst("format: table\n", "format: table\ncharset: GB18030\n"));
        assertThat(old.say("trace", "urban-unemployment-rate", "330102", "2014-05")
                        .out())
                .contains("  text      上城区,2014年5月,3.1,96,1,2\n");
    }

    @Test
    void rebuildsWhatWasRenamedUnderItsPresentId() throws IOException {
        drop("就业月报1.csv", HEADER + "上城区,2014年5月,3.1,96,1,2\n西湖区,2014年5月,3.5,95,7,2\n");
        drop("就业月报2.csv", HEADER + "上城区,2014年5月,3.2,96,1,2\n");
        night();
        rename("urban-unemployment-rate", "registered-unemployment");
        assertThat(old.say("withdraw", "2", "--reason", "错发").exit()).isZero();

        Said rebuild = rebuild();

        assertThat(rebuild.exit()).as(rebuild.out() + rebuild.err()).isZero();
        assertThat(rebuild.lines()).last().isEqualTo("The two warehouses hold the same.");
        assertThat(rebuilt.say("observations", "--csv").lines())
                .isEqualTo(old.say("observations", "--csv").lines())
                .anyMatch(line -> line.matches(".*registered-unemployment,330102,.*2014-05,3\\.1,.*"))
                .noneMatch(line -> line.contains("urban-unemployment-rate"));
    }

    private void rename(String former, String id) throws IOException {
        for (String file :
                List.of("catalogue/01-employment.yaml", "rules/officials.yaml", "feeds/hrss/hrss-employment.yaml")) {
            Path path = config.resolve(file);
            String text = Files.readString(path).replaceAll("(?<![\\w-])" + former + "(?![\\w-])", id);
            String named = "  - id: " + id + "\n";
            Files.writeString(path, text.replace(named, named + "    formerly: [" + former + "]\n"));
        }
    }

    /** A month of three districts, whose rates are all {@code rate}. */
    private static String month(int month, String rate) {
        return HEADER
                + Stream.of("上城区", "西湖区", "余杭区")
                        .map(district -> "%s,2014年%d月,%s,96.1,%d,2100\n".formatted(district, month, rate, 500 + month))
                        .collect(Collectors.joining());
    }

    /** Two honest months; then rates as fractions: one is confirmed, one replayed and mended, and one waits. */
    private void somethingUnconfirmed() throws IOException {
        drop("就业月报1.csv", month(1, "3.1"));
        drop("就业月报2.csv", month(2, "3.2"));
        drop("就业月报3.csv", month(3, "0.032"));
        drop("就业月报3再报.csv", month(3, "0.032"));
        drop("就业月报4.csv", month(4, "0.033"));
        night();
        assertThat(old.say("release", "3", "--reason", "口径改为小数").exit()).isZero();
        assertThat(old.say("replay", "5").exit()).isEqualTo(1);
        drop("就业月报4更正.csv", month(4, "3.3"));
        drop("就业月报5.csv", month(5, "3.1").replace("96.1", "0.961"));
        night();
    }

    @Test
    void repeatsTheVerdictsOnWhatWaited() throws IOException {
        somethingUnconfirmed();
        String ledger = "select concat_ws(' ', delivery_id, kind, outcome, concerns, duplicate_of, reason, findings)"
                + " from jundeng.delivery order by delivery_id";
        String waiting = "select concat_ws(' ', delivery_id, since, signs, settled_by, settled_how) from"
                + " jundeng.unconfirmed order by delivery_id";
        assertThat(warehouse.texts(waiting))
                .containsExactly(
                        "3 2014-07-10 {fraction} 6 confirmed",
                        "5 2014-07-10 {fraction} 7 superseded",
                        "7 2014-07-10 {fraction} 8 superseded",
                        "9 2014-07-10 {fraction}");
        Files.writeString(
                config.resolve("feeds/hrss/hrss-employment.yaml"),
                "signs: {fraction: {off: 本局以小数报送}}\n",
                StandardOpenOption.APPEND);

        Said rebuild = rebuild();

        assertThat(rebuild.out() + rebuild.err()).endsWith("The two warehouses hold the same.\n");
        assertThat(rebuild.exit()).isZero();
        assertThat(other.texts(ledger)).isEqualTo(warehouse.texts(ledger));
        assertThat(other.texts(waiting)).isEqualTo(warehouse.texts(waiting));
        other.execute("update jundeng.unconfirmed set settled_by = 1, settled_how = 'withdrawn' where delivery_id = 9");
        assertThat(Fingerprint.of(other.dataSource()).differences(Fingerprint.of(warehouse.dataSource())))
                .containsExactly("unconfirmed deliveries of hrss-employment differ: 4 here, 4 there");
    }

    @Test
    void namesTheLinesWhoseResultDiffers() throws IOException {
        drop("就业月报1.csv", HEADER + "上城区,2014年5月,3.1,96,1,2\n");
        drop("就业月报2.csv", HEADER + "上城区,2014年5月,3.2,96,1,2\n");
        night();
        Path kept;
        try (Stream<Path> archived = Files.walk(old.workspace().resolve("archive"))) {
            kept = archived.filter(file -> file.toString().endsWith("就业月报1.csv"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(kept, "\n", StandardOpenOption.APPEND);

        Said rebuild = rebuild();

        assertThat(rebuild.exit()).isEqualTo(1);
        assertThat(rebuild.lines())
                .contains(
                        "  line 1 (delivery, 就业月报1.csv): cannot be read again: "
                                + old.workspace().relativize(kept) + " has other bytes than those that came",
                        "  line 2 (delivery, 就业月报2.csv): new was 0, is 4, revised was 1, is 0, unchanged was 3, is 0,"
                                + " findings was 13, is 12",
                        "  revisions of urban-unemployment-rate differ: 0 here, 1 there");
    }

    @Test
    void arrivesAtTheSameIfPullsHaveReadRowsAgain() throws IOException {
        pulling();
        pull("330102", 100, "09:00");
        pull("330106", 200, "10:00");
        pull("330105", 300, "11:00");
        pull("330105", 301, "12:00");
        assertThat(old.say("withdraw", "1", "--reason", "错发").exit()).isZero();

        Said rebuild = rebuild();

        assertThat(rebuild.out() + rebuild.err()).endsWith("The two warehouses hold the same.\n");
        assertThat(rebuild.exit()).isZero();
    }

    @Test
    void readsAndWritesNothingOutsideOfArchiveAndQuarantine() throws IOException {
        String text = HEADER + "上城区,2014年5月,3.1,96,1,2\n";
        drop("就业月报1.csv", text);
        night();
        Files.writeString(old.workspace().resolve("secret.csv"), text);
        warehouse.execute("update jundeng.delivery set kept_path = 'secret.csv'");

        Said rebuild = rebuild();

        assertThat(rebuild.lines())
                .contains("  line 1 (delivery, 就业月报1.csv): cannot be read again:"
                        + " \"secret.csv\" is not a path of archive or quarantine");
        assertThat(rebuilt.workspace().resolve("secret.csv")).doesNotExist();
    }

    @Test
    void aWorkspaceIsNotRebuiltFromItself() {
        Said said = old.say("rebuild", "--from", old.workspace().toString());

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("is no workspace other than");
    }
}
