// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.sign.Sign;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Deliveries;
import org.jundeng.warehouse.withdrawal.Withdrawals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What became of the periods of the shipped feeds. The monthly ones are due on working day 8 or 10 after the month. */
class FeedCalendarIT {

    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contracts CONTRACTS = Contracts.read(Path.of("config"), CATALOGUE, new Faults());
    private static final String JOBS = "hrss-employment";
    private static final String AID = "civil-assistance";
    private static final List<String> DISTRICTS =
            CATALOGUE.regions().group("all-districts", TimePeriod.containing(Freq.M, LocalDate.of(2014, 6, 1)));

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private Deliveries deliveries;

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource());
    }

    @Test
    void tellsWhatCameInTimeLateInPartAndCorrected() {
        long jan = all(JOBS, "2014-01", "3.1").on("2014-02-17").store().deliveryId();
        long feb = all(JOBS, "2014-02", "3.2").on("2014-03-14").store().deliveryId();
        long mar = some(JOBS, "2014-03", "3.3", DISTRICTS.subList(0, 11))
                .on("2014-04-11")
                .store()
                .deliveryId();
        all(JOBS, "2014-04", "3.4").on("2014-05-13").store();
        long apr = all(JOBS, "2014-04", "3.5").on("2014-05-20").store().deliveryId();
        long may = all(JOBS, "2014-05", "3.6")
                .finding(Finding.at(FindingCode.NOT_A_NUMBER, Location.row(99), "3，2"))
                .on("2014-06-16")
                .store()
                .deliveryId();

        assertThat(of(JOBS, "2014-07-15"))
                .containsExactly(
                        "2014-01 came " + jan + " due 2014-02-17",
                        "2014-02 late 2 " + feb + " due 2014-03-12",
                        "2014-03 in-part " + mar + " due 2014-04-11 without tonglu chunan",
                        "2014-04 came " + apr + " due 2014-05-13 corrected 1",
                        "2014-05 in-part 2 " + may + " due 2014-06-12 rejected 1",
                        "2014-06 missing 3 due 2014-07-10",
                        "2014-07 due due 2014-08-12");
        assertThat(of(JOBS, "2014-07-10")).contains("2014-06 due due 2014-07-10");
        all(JOBS, "2014-05", "3.7").on("2014-07-15").store();
        assertThat(of(JOBS, "2014-07-15"))
                .as("whoever mends it is late no longer in part")
                .anyMatch(entry -> entry.startsWith("2014-05 late 2 "));
    }

    @Test
    void tellsWhatWaitsWasRefusedWithdrawnOrCouldNotBeHad() {
        all(AID, "2014-01", "1").on("2014-02-10").store();
        LedgerLine taken = all(AID, "2014-02", "2").on("2014-03-10").store();
        new Withdrawals(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC), "test")
                .withdraw(taken, "wrong file", LocalDate.of(2014, 3, 20));
        long refused =
                all(AID, "2014-03", "3").on("2014-04-10").refused().store().deliveryId();
        LedgerLine doubted =
                all(AID, "2014-04", "400").on("2014-05-12").doubted(Sign.SCALE).store();
        long failed = new Ledger(warehouse.dataSource(), Clock.fixed(Deliveries.NIGHT, ZoneOffset.UTC))
                .fail(
                        deliveries.of(AID).on("2014-06-10").arrival(),
                        List.of(Finding.of(FindingCode.SOURCE_OUT_OF_REACH, "hrss")))
                .deliveryId();

        assertThat(of(AID, "2014-06-30"))
                .containsExactly(
                        "2014-01 came 1 due 2014-02-19",
                        "2014-02 withdrawn 73 " + taken.deliveryId() + " due 2014-03-14",
                        "2014-03 refused 52 " + refused + " due 2014-04-15",
                        "2014-04 waits 31 " + doubted.deliveryId() + " due 2014-05-15",
                        "2014-05 failed 10 " + failed + " due 2014-06-16",
                        "2014-06 due due 2014-07-14",
                        "2014-07 due due 2014-08-14");
        assertThat(of(AID, "2014-03-19"))
                .as("before it was taken back")
                .contains("2014-02 came " + taken.deliveryId() + " due 2014-03-14");
        long confirmed = deliveries
                .of(AID)
                .row("jobs", "xihu", "2014-04", "400")
                .confirming(doubted)
                .on("2014-06-02")
                .store()
                .deliveryId();
        assertThat(of(AID, "2014-06-30"))
                .as("it came in time, and was confirmed later")
                .anyMatch(entry -> entry.matches("2014-04 (came|in-part) " + confirmed + " .*"));
        assertThat(of(AID, "2014-05-30")).anyMatch(entry -> entry.startsWith("2014-04 waits "));
    }

    @Test
    void callsNothingLateThatWasNotOwedYet() {
        deliveries.of(AID).row("aid", "xihu", "2013-12", "1").on("2014-01-06").store();
        deliveries
                .of(JOBS)
                .row("jobs", "xihu", "2014-01", "1")
                .row("jobs", "xihu", "2014-02", "1")
                .row("jobs", "xihu", "2014-03", "1")
                .on("2014-04-15")
                .store();
        deliveries
                .of("hrss-services")
                .row("jobs", "xihu", "2013-Q3", "1")
                .on("2014-04-15")
                .store();

        assertThat(states(JOBS, "2014-04-15"))
                .as("before its first delivery it owed only the last period")
                .containsExactly("in-part 0", "in-part 0", "in-part 2", "due 0", "due 0", "due 0", "due 0");
        assertThat(of("hrss-services", "2014-04-15"))
                .as("due before the warehouse began; the next quarters are owed")
                .first()
                .asString()
                .startsWith("2014-Q1 ");
        assertThat(states("plan-milestones", "2014-04-15"))
                .as("no day is agreed, and nothing came")
                .hasSize(7)
                .containsOnly("none 0");
    }

    private Deliveries.Draft all(String feed, String period, String value) {
        return some(feed, period, value, DISTRICTS);
    }

    private Deliveries.Draft some(String feed, String period, String value, List<String> regions) {
        Deliveries.Draft draft = deliveries.of(feed);
        regions.forEach(region -> draft.row(feed, region, period, value));
        return draft;
    }

    private List<String> states(String feed, String day) {
        return entries(feed, day).stream()
                .map(entry -> entry.state().code() + " " + entry.workingDaysLate())
                .toList();
    }

    private List<String> of(String feed, String day) {
        return entries(feed, day).stream().map(FeedCalendarIT::words).toList();
    }

    /** The entries of a feed from January to July 2014. */
    private List<CalendarEntry> entries(String feed, String day) {
        return new FeedCalendar(warehouse.dataSource(), CONTRACTS, CATALOGUE)
                .between(LocalDate.of(2014, 1, 1), LocalDate.of(2014, 7, 31), LocalDate.parse(day)).stream()
                        .filter(row -> row.contract().feed().equals(feed))
                        .findFirst()
                        .orElseThrow()
                        .entries();
    }

    private static String words(CalendarEntry entry) {
        List<String> words = new ArrayList<>();
        words.add(entry.timePeriod() + " " + entry.state().code());
        if (entry.workingDaysLate() > 0) {
            words.add(Integer.toString(entry.workingDaysLate()));
        }
        if (entry.deliveryId() != null) {
            words.add(entry.deliveryId().toString());
        }
        if (entry.dueDay() != null) {
            words.add("due " + entry.dueDay());
        }
        if (!entry.missingRegions().isEmpty()) {
            words.add("without " + String.join(" ", entry.missingRegions()));
        }
        if (entry.rowsRejected() > 0) {
            words.add("rejected " + entry.rowsRejected());
        }
        if (entry.corrections() > 0) {
            words.add("corrected " + entry.corrections());
        }
        return String.join(" ", words);
    }
}
