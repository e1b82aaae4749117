// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.pipeline.delivery.NotAsKept;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.backup.Backup;
import org.jundeng.warehouse.backup.Extra;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the settings say is kept long enough goes at the end of a night, and everybody says so who looks for it. */
class RetentionIT {

    private static final String LET_GO = " was let go on 20";
    private static final String SENT = "update notice set state = 'sent', sent_at = now()";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    @Test
    void aCenturyLaterNothingIsLetGoUnlessASettingSaysSo() throws IOException {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.drop("hrss-employment-20140605.csv", "2014年5月", 30);
        house.night();
        List<String> before = files(house);
        house.clock = later(36_500);

        NightResult night = house.night();

        assertThat(night.letGo()).isEmpty();
        assertThat(files(house)).containsAll(before);
        assertThat(house.ask("select count(*) from jundeng.audit where act <> 'take-up'"))
                .containsExactly("0");

        for (String name : List.of("RECEIPT_DAYS", "MAIL_DAYS", "ARCHIVE_YEARS", "QUARANTINE_YEARS", "REPORT_NIGHTS")) {
            house.environment.put("JUNDENG_KEEP_" + name, "999999999");
        }
        NightResult longest = house.night();
        assertThat(longest.troubles()).as("the greatest number is no fault").isEmpty();
        assertThat(longest.letGo()).isEmpty();
    }

    @Test
    void whatIsKeptLongEnoughGoesAndEverybodySaysSo() throws IOException {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.drop("hrss-employment-20140605.csv", "2014年5月", 30);
        house.drop("hrss-employment-20140606.csv", "no month", 31);
        house.drop("hrss-employment-20140604.csv", "2014年4月", 32);
        LedgerLine taken = line(house.night(), "hrss-employment-20140605.csv");
        warehouse.execute(SENT);
        house.date = LocalDate.of(2014, 7, 11);
        house.drop("hrss-employment-20140711.csv", "2014年5月", 33);
        house.drop("hrss-employment-20140601.csv", "2014年5月", 29);
        house.night();
        house.environment.put("JUNDENG_KEEP_ARCHIVE_YEARS", "2");
        house.environment.put("JUNDENG_KEEP_QUARANTINE_YEARS", "1");
        house.environment.put("JUNDENG_KEEP_RECEIPT_DAYS", "30");
        house.environment.put("JUNDENG_KEEP_MAIL_DAYS", "30");
        house.environment.put("JUNDENG_KEEP_REPORT_NIGHTS", "2");
        house.date = LocalDate.of(2017, 7, 12);
        house.clock = later(1_100);
        List<String> before = files(house);

        try (RunningPipeline running = house.nightly()) {
            assertThat(running.pipeline().retention().coming()).hasSize(4).anySatisfy(each -> assertThat(each)
                    .startsWith("the next night lets go of the bytes of 4 files of archive/ (")
                    .endsWith(" bytes), as jundeng.keep.archive-years=2 says"));
        }
        assertThat(files(house)).as("looking changes nothing").isEqualTo(before);

        NightResult night = house.night();

        assertThat(night.troubles()).isEmpty();
        assertThat(night.letGo())
                .hasSize(5)
                .anySatisfy(each -> assertThat(each).isEqualTo("the page of 1 night in report/"))
                .anySatisfy(each -> assertThat(each).contains("files of receipts/"))
                .anySatisfy(each -> assertThat(each).startsWith("the bytes of 4 files of archive/ ("))
                .anySatisfy(each -> assertThat(each).startsWith("the bytes of 1 file of quarantine/ ("));
        assertThat(files(house)).containsExactly("2014-07-11.html", "2017-07-12.html", "index.html");
        assertThat(Files.readString(house.workspace.resolve("report/2014-07-11.html")))
                .contains("回执（已清理）")
                .doesNotContain("../receipts/");
        assertThat(house.ask("select subject || ' ' || outcome from jundeng.audit"
                        + " where act <> 'take-up' order by audit_id"))
                .containsExactly("pages done", "receipts done", "mails done", "archive done", "quarantine done");
        assertThat(house.ask("select distinct concat_ws(' ', text_body || html_body, subject <> '', address <> '',"
                        + " sent_at is null, body_let_go_at is null) from jundeng.notice"
                        + " where business_date < '2017-01-01'"))
                .containsExactly(" t t f f");
        theyAllSaySo(house, taken);
        assertThat(house.night().letGo()).as("again").isEmpty();
    }

    private void theyAllSaySo(FaultyHouse house, LedgerLine taken) throws IOException {
        try (RunningPipeline running = house.nightly()) {
            Pipeline pipeline = running.pipeline();
            assertThatThrownBy(() -> pipeline.takeAgain().take(LedgerKind.REPLAY, taken))
                    .isInstanceOfSatisfying(NotAsKept.class, e -> assertThat(e.inFull())
                            .startsWith(taken.keptPath() + LET_GO)
                            .contains(", as jundeng.keep.archive-years said: found nothing; the ledger promises"));
            assertThat(pipeline.retention().coming()).isEmpty();
            Backup.Made made = new Backup(pipeline.opened().database(), house.workspace, Clock.systemUTC())
                    .write(folder.resolve("backup.zip"), Set.of(Extra.ARCHIVE));
            assertThat(made.missing()).isEmpty();
            Withdrawals.Withdrawn withdrawn =
                    pipeline.withdrawals().withdraw(taken, new Grounds("wrong", "me"), house.date);
            assertThat(withdrawn.unreadable()).isNotEmpty().allSatisfy(each -> assertThat(each)
                    .contains(LET_GO));
        }
    }

    /** A night that broke off after the ledger knew and before the file was gone is finished by the next one. */
    @Test
    void whatANightLeftHalfwayTheNextOneFinishes() throws IOException {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.drop("hrss-employment-20140605.csv", "2014年5月", 30);
        LedgerLine taken = line(house.night(), "hrss-employment-20140605.csv");
        house.environment.put("JUNDENG_KEEP_ARCHIVE_YEARS", "2");
        house.clock = later(1_100);
        house.night();
        Path bytes = house.workspace.resolve(taken.keptPath());
        Files.writeString(bytes, "left behind");

        house.environment.put("JUNDENG_KEEP_ARCHIVE_YEARS", "20");
        assertThat(house.night().troubles()).isEmpty();
        assertThat(bytes).as("put back, after the setting was raised").exists();
        house.environment.put("JUNDENG_KEEP_ARCHIVE_YEARS", "2");
        house.night();

        assertThat(bytes).doesNotExist();
        house.clock = later(1_200);
        Files.writeString(bytes, "put back from a backup");
        house.night();
        assertThat(bytes).exists();
    }

    /** To confirm it, its bytes are read again, however long it has waited. */
    @Test
    void whatWaitsToBeConfirmedIsKept() throws IOException {
        FaultyHouse house = new FaultyHouse(folder, warehouse);
        house.drop("hrss-employment-20140605.csv", "2014年5月", 30);
        LedgerLine taken = line(house.night(), "hrss-employment-20140605.csv");
        warehouse.execute("insert into jundeng.unconfirmed (delivery_id, feed, since, signs) values ("
                + taken.deliveryId() + ", 'hrss-employment', '2014-07-10', '{scale}')");
        house.environment.put("JUNDENG_KEEP_ARCHIVE_YEARS", "2");
        house.clock = later(1_100);

        assertThat(house.night().letGo()).isEmpty();
        assertThat(house.workspace.resolve(taken.keptPath())).exists();

        warehouse.execute("update jundeng.unconfirmed set settled_by = delivery_id, settled_how = 'withdrawn'");
        assertThat(house.night().letGo()).singleElement().asString().startsWith("the bytes of 1 file of archive/ (");
    }

    private static Clock later(int days) {
        return Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    }

    private static LedgerLine line(NightResult night, String name) {
        return night.lines().stream()
                .filter(each -> each.sourceName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> files(FaultyHouse house) throws IOException {
        try (Stream<Path> all = Stream.of("archive", "quarantine", "receipts", "report")
                .map(house.workspace::resolve)
                .filter(Files::isDirectory)
                .flatMap(RetentionIT::walk)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString().replaceAll("^\\d{8}T\\d{12}-[0-9a-f]{8}-", ""))
                    .filter(name -> !name.startsWith("standing-"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> walk(Path start) {
        try {
            return Files.walk(start);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
