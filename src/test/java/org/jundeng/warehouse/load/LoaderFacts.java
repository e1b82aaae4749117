// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jundeng.contract.BadRows;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds of the loader on every PostgreSQL that is supported. */
abstract class LoaderFacts {

    @RegisterExtension
    final TestWarehouse warehouse;

    private Deliveries deliveries;
    private Ledger ledger;

    LoaderFacts(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource());
        ledger = new Ledger(warehouse.dataSource(), java.time.Clock.systemUTC());
    }

    private List<String> rows(String sql) {
        return Transactions.read(warehouse.dataSource(), connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> rows = new ArrayList<>();
                while (row.next()) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(row.getString(i));
                    }
                    rows.add(
                            String.join(" ", cells.stream().map(String::valueOf).toList()));
                }
                return rows;
            }
        });
    }

    private List<String> observations() {
        return rows("select indicator, region_id, time_period, obs_value, obs_status, delivery_id, row_no, column_no"
                + " from observation join series using (series_id) order by 1, 2, 3");
    }

    private List<String> revisions() {
        return rows("select indicator, time_period, obs_value, delivery_id, known_since, replaced_by"
                + " from revision join series using (series_id) order by 1, 2, 6");
    }

    @Test
    void storesWhatIsNewWithItsRowAndColumn() {
        LedgerLine line =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.20").store();

        assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(line.result().counts().obsNew()).isEqualTo(1);
        assertThat(line.arrival().bytes().keptPath()).isEqualTo("archive/x");
        assertThat(observations()).containsExactly("jobs fuyang 2014-06-01 3.20 A " + line.deliveryId() + " 2 3");
    }

    @Test
    void anArrivalThatIsInTheLedgerChangesNothing() {
        Deliveries.Draft draft = deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2");
        LedgerLine first = draft.store();

        assertThat(draft.store()).isEqualTo(first);
        assertThat(rows("select count(*) from delivery")).containsExactly("1");
    }

    @Test
    void theSameBytesAgainAreADuplicateThatChangesNothing() {
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2").store();
        List<String> before = observations();

        LedgerLine again =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2").store();

        assertThat(again.result().outcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(again.result().duplicateOf()).isEqualTo(first.deliveryId());
        assertThat(observations()).isEqualTo(before);
        String sha256 = first.arrival().bytes().sha256();
        assertThat(ledger.knowsBytes("jobs", sha256)).isTrue();
        assertThat(ledger.knowsBytes("jobs", "0".repeat(64))).isFalse();
        assertThat(ledger.knowsBytes("wages", sha256)).isFalse();
    }

    @Test
    void theSameValuesInOtherBytesAreUnchanged() {
        deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2").store();

        LedgerLine again =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.20").store();

        assertThat(again.result().outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(again.result().counts().obsUnchanged()).isEqualTo(1);
        assertThat(revisions()).isEmpty();
    }

    @Test
    void aCorrectionKeepsWhatItReplaces() {
        LedgerLine first =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2").store();
        LedgerLine second =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.5").store();

        assertThat(second.result().counts().obsRevised()).isEqualTo(1);
        assertThat(observations()).containsExactly("jobs fuyang 2014-06-01 3.5 A " + second.deliveryId() + " 2 3");
        assertThat(revisions())
                .containsExactly("jobs 2014-06-01 3.2 %d %d %d"
                        .formatted(first.deliveryId(), first.deliveryId(), second.deliveryId()));
    }

    @Test
    void firstBytesStandAgainAfterAWrongCorrection() {
        deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2").store();
        LedgerLine wrong =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "32").store();

        LedgerLine again =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2").store();

        assertThat(again.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(observations()).containsExactly("jobs fuyang 2014-06-01 3.2 A " + again.deliveryId() + " 2 3");
        assertThat(revisions().get(1))
                .isEqualTo("jobs 2014-06-01 32 %d %d %d"
                        .formatted(wrong.deliveryId(), wrong.deliveryId(), again.deliveryId()));
    }

    @Test
    void aMissingMarkRevisesAValue() {
        deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2").store();

        LedgerLine gone =
                deliveries.of("jobs").row("jobs", "fuyang", "2014-06", null).store();

        assertThat(gone.result().counts().obsRevised()).isEqualTo(1);
        assertThat(observations()).containsExactly("jobs fuyang 2014-06-01 null M " + gone.deliveryId() + " 2 3");
    }

    @Test
    void rowsThatContradictEachOtherAreBothLeftOut() {
        LedgerLine line = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .row("jobs", "fuyang", "2014-06", "3.3")
                .row("jobs", "linan", "2014-06", "3.4")
                .store();

        assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
        assertThat(line.result().counts().rowsRejected()).isEqualTo(2);
        assertThat(observations()).hasSize(1).first().asString().startsWith("jobs linan");
        assertThat(ledger.findings(line.deliveryId()))
                .extracting(Finding::code, each -> each.place().rowNo(), Finding::found)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(FindingCode.CONFLICTING_ROWS, 2L, "3.2"),
                        org.assertj.core.groups.Tuple.tuple(FindingCode.CONFLICTING_ROWS, 3L, "3.3"));
    }

    @Test
    void aValueAndAMissingMarkForOneKeyContradictEachOther() {
        LedgerLine line = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .row("jobs", "fuyang", "2014-06", null)
                .store();

        assertThat(line.result().counts().rowsRejected()).isEqualTo(2);
        assertThat(observations()).isEmpty();
    }

    @Test
    void rowsThatAgreeCountOnceAndAreNoted() {
        LedgerLine line = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .row("jobs", "fuyang", "2014-06", "3.20")
                .store();

        assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(line.result().counts().obsNew()).isEqualTo(1);
        assertThat(ledger.findings(line.deliveryId()))
                .containsExactly(
                        Finding.at(FindingCode.REPEATED_ROW, Location.row(3), "3.20", "2", "jobs", "2014-06-01", ""));
    }

    @Test
    void aRefusedDeliveryLeavesNothingButItsLineAndFindings() {
        LedgerLine line = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .finding(Finding.of(FindingCode.MISSING_COLUMN, "", "失业率"))
                .refused()
                .store();

        assertThat(line.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(line.arrival().bytes().keptPath()).isEqualTo("quarantine/x");
        assertThat(observations()).isEmpty();
        assertThat(rows("select count(*) from series")).containsExactly("0");
        assertThat(ledger.findings(line.deliveryId())).hasSize(1);
    }

    @Test
    void moreBadRowsThanTheContractAcceptsRefuseTheDeliveryAndThePromisedShareIsNamed() {
        LedgerLine line = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .row("jobs", "fuyang", "2014-06", "3.3")
                .row("jobs", "linan", "2014-06", "3.4")
                .accepting(new BadRows(BadRows.Policy.QUARANTINE_ROW, new BigDecimal("0.25")))
                .store();

        assertThat(line.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(observations()).isEmpty();
        assertThat(ledger.findings(line.deliveryId()))
                .last()
                .isEqualTo(Finding.of(FindingCode.TOO_MANY_BAD_ROWS, "2", "3", "25"));
    }

    @Test
    void comparingSaysTheSameAsStoringAndWritesNothing() {
        deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "3.2")
                .row("jobs", "linan", "2014-06", "4")
                .store();
        Deliveries.Draft draft = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-06", "3.5")
                .row("jobs", "linan", "2014-06", "4")
                .row("jobs", "chunan", "2014-06", "5");
        List<String> before = observations();

        Loader.Comparison comparison = draft.compare();

        assertThat(observations()).isEqualTo(before);
        assertThat(rows("select count(*) from delivery")).containsExactly("1");
        assertThat(rows("select count(*) from series")).containsExactly("2");
        LedgerLine stored = draft.store();
        assertThat(comparison.result()).isEqualTo(stored.result());
        assertThat(comparison.listed()).isEmpty();
        assertThat(comparison.largest())
                .containsExactly(new Difference.Replaced(
                        "jobs",
                        "fuyang",
                        TimePeriod.parse("2014-06").orElseThrow(),
                        new BigDecimal("3.2"),
                        new BigDecimal("3.5")));
        assertThat(comparison.periods()).hasToString("[2014-06]");
        assertThat(comparison.result().counts().rowsRead()).isEqualTo(3);
        assertThat(comparison.result().counts().obsNew()).isEqualTo(1);
        assertThat(comparison.result().counts().obsRevised()).isEqualTo(1);
    }

    @Test
    void aBreakInTheMiddleLeavesNothing() {
        Arrival arrival = deliveries.of("jobs").arrival();
        Content breaking = (observations, findings) -> {
            throw new IOException("disk gone");
        };

        assertThatThrownBy(() -> deliveries.loader().store(arrival, breaking, outcome -> "archive/x"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("reading jobs.csv: disk gone");
        assertThat(rows("select count(*) from delivery")).containsExactly("0");
    }

    @Test
    void severalBlocksGoInWhole() {
        LedgerLine line = deliveries.of("jobs").rows(150_000).store();

        assertThat(line.result().counts().obsNew()).isEqualTo(150_000);
        assertThat(rows("select count(*), sum(obs_value) from observation")).containsExactly("150000 11249925000");
        assertThat(rows("select count(*) from series")).containsExactly("91");
    }

    @Test
    void feedsThatBringTheSameNewSeriesAtOnceBothGetThrough() {
        List<Deliveries.Draft> drafts = IntStream.range(0, 8)
                .mapToObj(i -> deliveries.of("feed-" + i).rows(2_000))
                .toList();

        List<Outcome> outcomes =
                drafts.stream().map(draft -> CompletableFuture.supplyAsync(draft::store)).toList().stream()
                        .map(CompletableFuture::join)
                        .map(each -> each.result().outcome())
                        .toList();

        assertThat(outcomes).containsOnly(Outcome.TAKEN, Outcome.UNCHANGED);
        assertThat(rows("select count(*) from observation")).containsExactly("2000");
    }

    @Test
    void findingsBeyondTheListAreCounted() {
        Deliveries.Draft draft = deliveries.of("jobs").row("jobs", "fuyang", "2014-06", "3.2");
        draft.bearing(20_000);
        for (int i = 0; i < 10_050; i++) {
            draft.finding(Finding.at(FindingCode.NOT_A_NUMBER, new Location(i + 3, "a\0b"), "x\0"));
        }

        LedgerLine line = draft.store();

        assertThat(line.result().counts().findings()).isEqualTo(10_050);
        assertThat(ledger.findings(line.deliveryId())).hasSize(10_000);
        assertThat(ledger.findings(line.deliveryId()).get(0).found()).isEqualTo("x\uFFFD");
    }

    @Test
    void aFindingKeepsItsPlace() {
        Location cell = new Location(5, "数值", 3);

        LedgerLine line = deliveries
                .of("jobs")
                .bearing(2)
                .finding(Finding.at(FindingCode.NOT_A_NUMBER, cell, "x", "人", ""))
                .finding(Finding.at(FindingCode.BAD_BYTES, Location.row(6), "D6", "9", "UTF-8"))
                .store();

        assertThat(ledger.findings(line.deliveryId()))
                .extracting(Finding::place)
                .containsExactly(cell, Location.row(6));
        assertThat(rows("select row_no, column_name, column_no from finding order by finding_id"))
                .containsExactly("5 数值 3", "6 null null");
    }

    @Test
    void feedsThatReviseOneObservationAtOnceKeepEachOthersValues() {
        for (int night = 1; night <= 20; night++) {
            String period = "%d-06".formatted(2000 + night);
            deliveries.of("jobs").row("jobs", "fuyang", period, "1").store();
            Deliveries.Draft one = deliveries.of("jobs-a").row("jobs", "fuyang", period, "2");
            Deliveries.Draft other = deliveries.of("jobs-b").row("jobs", "fuyang", period, "3");

            CompletableFuture.allOf(CompletableFuture.runAsync(one::store), CompletableFuture.runAsync(other::store))
                    .join();
        }

        assertThat(rows("select count(*) from revision first join revision second using (series_id, time_period)"
                        + " join observation last using (series_id, time_period)"
                        + " where first.obs_value = 1 and second.known_since = first.replaced_by"
                        + " and last.delivery_id = second.replaced_by and last.obs_value <> second.obs_value"))
                .containsExactly("20");
    }
}
