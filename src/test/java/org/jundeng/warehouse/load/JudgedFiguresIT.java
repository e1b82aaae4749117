// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jundeng.observation.Freq;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;
import org.jundeng.plausibility.DeliveredFigure;
import org.jundeng.plausibility.DeliveredFigures;
import org.jundeng.plausibility.FeedHistory;
import org.jundeng.plausibility.KnownFigure;
import org.jundeng.plausibility.SignVerdict;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Deliveries.Draft;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which figures of a delivery are judged, and beside which history. */
class JudgedFiguresIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    private Deliveries deliveries;
    private Seen seen;

    @BeforeEach
    void opens() {
        deliveries = new Deliveries(warehouse.dataSource(), new Staging.Blocks(3, 3));
        seen = new Seen();
    }

    /** Believes everything, and remembers what it was shown. */
    private static final class Seen implements Content.Judge {

        private DeliveredFigures figures;
        private FeedHistory history;
        private List<String> named;
        private final Map<SeriesKey, List<KnownFigure>> histories =
                new TreeMap<>(Comparator.comparing(SeriesKey::toString));

        @Override
        public SignVerdict verdict(DeliveredFigures shown, FeedHistory beside) {
            figures = shown;
            history = beside;
            named = beside.named().stream()
                    .map(each -> each.sourceName() + " "
                            + each.periods().stream()
                                    .map(TimePeriod::toString)
                                    .sorted()
                                    .collect(Collectors.joining(" ")))
                    .toList();
            shown.figures()
                    .forEach(figure -> histories.put(
                            figure.series(), beside.of(figure.series()).figures()));
            return SignVerdict.PLAUSIBLE;
        }

        List<String> figures() {
            return figures == null
                    ? List.of()
                    : figures.figures().stream().map(Seen::text).sorted().toList();
        }

        private static String text(DeliveredFigure figure) {
            return String.format(
                    Locale.ROOT,
                    "%s %s %s: %s for %s in row %d",
                    figure.series().indicator(),
                    figure.series().regionId(),
                    figure.period(),
                    figure.value().toPlainString(),
                    figure.known() == null ? "none" : figure.known().toPlainString(),
                    figure.place().rowNo());
        }

        List<String> counts() {
            return figures.periods().stream()
                    .map(each -> each.indicator() + " " + each.period() + ": " + each.fresh() + " new, "
                            + each.revised() + " revised, " + each.unchanged() + " unchanged")
                    .sorted()
                    .toList();
        }

        /** The history of a monthly series, as periods, values and lines. */
        List<String> history(String indicator, String region) {
            return histories.get(SeriesKey.of(Freq.M, indicator, region)).stream()
                    .map(known ->
                            known.period() + " " + known.value().toPlainString() + " of line " + known.deliveryId())
                    .toList();
        }

        List<String> periods(String indicator, String region) {
            return histories.get(SeriesKey.of(Freq.M, indicator, region)).stream()
                    .map(known -> known.period().toString())
                    .toList();
        }
    }

    private Draft judged(String feed) {
        return deliveries.of(feed).judgedBy(seen);
    }

    private static Draft months(Draft draft, String region, String first, int count) {
        TimePeriod from = TimePeriod.parse(first).orElseThrow();
        for (int i = 0; i < count; i++) {
            draft.row("jobs", region, from.plus(i).toString(), Integer.toString(100 + i));
        }
        return draft;
    }

    @Test
    void whatIsNewOrReplacesIsJudgedBesideItsHistory() {
        long first =
                months(deliveries.of("jobs"), "fuyang", "2014-01", 4).store().deliveryId();

        judged("jobs")
                .row("jobs", "fuyang", "2014-03", "102.0")
                .row("jobs", "fuyang", "2014-04", "99.5")
                .row("jobs", "fuyang", "2014-05", "104")
                .row("jobs", "tonglu", "2014-05", "7")
                .store();

        assertThat(seen.figures())
                .containsExactly(
                        "jobs fuyang 2014-04: 99.5 for 103 in row 3", "jobs fuyang 2014-05: 104 for none in row 4");
        assertThat(seen.counts())
                .containsExactly(
                        "jobs 2014-03: 0 new, 0 revised, 1 unchanged",
                        "jobs 2014-04: 0 new, 1 revised, 0 unchanged",
                        "jobs 2014-05: 2 new, 0 revised, 0 unchanged");
        assertThat(seen.history("jobs", "fuyang"))
                .containsExactly(
                        "2014-01 100 of line " + first,
                        "2014-02 101 of line " + first,
                        "2014-03 102 of line " + first,
                        "2014-04 103 of line " + first);
        assertThat(seen.figures.notExamined()).isZero();
        assertThat(seen.history.of(SeriesKey.of(Freq.M, "jobs", "nowhere")).figures())
                .isEmpty();
    }

    @Test
    void aDeliveryWithoutHistoryIsNotJudged() {
        months(judged("jobs"), "fuyang", "2014-01", 4).store();
        months(judged("jobs"), "tonglu", "2014-01", 9).store();
        months(judged("jobs"), "fuyang", "2014-01", 4).bytes("the same values").store();

        assertThat(seen.figures).isNull();
    }

    @Test
    void figuresOfAnotherFeedAreNoHistoryButMayBeReplaced() {
        months(deliveries.of("census"), "fuyang", "2014-01", 2).store();
        long own = deliveries
                .of("jobs")
                .row("jobs", "fuyang", "2014-03", "12345678901234567890.123")
                .store()
                .deliveryId();

        judged("jobs")
                .authority(1)
                .row("jobs", "fuyang", "2014-02", "50")
                .row("jobs", "fuyang", "2014-04", "60")
                .store();

        assertThat(seen.figures())
                .containsExactly(
                        "jobs fuyang 2014-02: 50 for 101 in row 2", "jobs fuyang 2014-04: 60 for none in row 3");
        assertThat(seen.history("jobs", "fuyang")).containsExactly("2014-03 12345678901234567890.123 of line " + own);
    }

    @Test
    void theHistoryIsTheLatestThreeYearsAndAYearAroundEarlierPeriods() {
        months(deliveries.of("jobs"), "fuyang", "2000-01", 170).store();

        judged("jobs")
                .row("jobs", "fuyang", "2004-01", "1")
                .row("jobs", "fuyang", "2004-03", "1")
                .row("jobs", "fuyang", "2014-03", "1")
                .store();

        assertThat(seen.figures())
                .containsExactly(
                        "jobs fuyang 2004-01: 1 for 148 in row 2",
                        "jobs fuyang 2004-03: 1 for 150 in row 3",
                        "jobs fuyang 2014-03: 1 for none in row 4");
        List<String> earlier = periods("2003-01", 27);
        assertThat(seen.periods("jobs", "fuyang"))
                .startsWith(earlier.toArray(new String[0]))
                .hasSize(27 + 36);
        assertThat(seen.periods("jobs", "fuyang"))
                .endsWith(periods("2011-03", 36).toArray(new String[0]));
    }

    private static List<String> periods(String first, int count) {
        TimePeriod from = TimePeriod.parse(first).orElseThrow();
        return IntStream.range(0, count).mapToObj(i -> from.plus(i).toString()).toList();
    }

    @Test
    void whereVeryManyPeriodsAreNewTheHistoryIsWhatLiesBeforeThem() {
        months(deliveries.of("jobs"), "fuyang", "2000-01", 20).store();

        months(judged("jobs").row("jobs", "fuyang", "2001-02", "7"), "fuyang", "2001-09", 100)
                .store();

        assertThat(seen.figures).isNotNull();
        assertThat(seen.figures()).hasSize(101).contains("jobs fuyang 2001-02: 7 for 113 in row 2");
        assertThat(seen.periods("jobs", "fuyang")).isEqualTo(periods("2000-01", 20));
    }

    @Test
    void repeatedRowsAreJudgedOnceAndConflictingOnesNotAtAll() {
        months(deliveries.of("jobs"), "fuyang", "2014-01", 3).store();

        judged("jobs")
                .row("jobs", "fuyang", "2014-01", "7")
                .row("jobs", "fuyang", "2014-02", "8")
                .row("jobs", "fuyang", "2014-03", "102")
                .row("jobs", "fuyang", "2014-04", "9")
                .row("jobs", "fuyang", "2014-05", "10")
                .row("jobs", "fuyang", "2014-01", "7")
                .row("jobs", "fuyang", "2014-02", "8.5")
                .row("jobs", "fuyang", "2014-03", "103")
                .row("jobs", "fuyang", "2014-04", "9.5")
                .store();

        assertThat(seen.figures())
                .containsExactly(
                        "jobs fuyang 2014-01: 7 for 100 in row 2", "jobs fuyang 2014-05: 10 for none in row 6");
        assertThat(seen.counts())
                .containsExactly(
                        "jobs 2014-01: 0 new, 1 revised, 0 unchanged", "jobs 2014-05: 1 new, 0 revised, 0 unchanged");
    }

    @Test
    void marksOfMissingValuesAreCountedButNotJudged() {
        months(deliveries.of("jobs").row("jobs", "fuyang", "2013-12", null), "fuyang", "2014-01", 3)
                .store();

        judged("jobs")
                .row("jobs", "fuyang", "2013-12", "5")
                .row("jobs", "fuyang", "2014-03", null)
                .row("jobs", "fuyang", "2014-04", null)
                .store();

        assertThat(seen.figures()).containsExactly("jobs fuyang 2013-12: 5 for none in row 2");
        assertThat(seen.counts())
                .containsExactly(
                        "jobs 2013-12: 0 new, 1 revised, 0 unchanged",
                        "jobs 2014-03: 0 new, 1 revised, 0 unchanged",
                        "jobs 2014-04: 1 new, 0 revised, 0 unchanged");
        assertThat(seen.figures.notExamined()).isZero();
    }

    @Test
    void whatAnOlderDeliveryDoesNotReplaceIsNotJudged() {
        months(deliveries.of("jobs").stamped("2014-06"), "fuyang", "2014-01", 3).store();

        judged("jobs")
                .stamped("2014-05")
                .row("jobs", "fuyang", "2014-02", "50")
                .row("jobs", "fuyang", "2013-12", "60")
                .store();

        assertThat(seen.figures()).containsExactly("jobs fuyang 2013-12: 60 for none in row 3");
    }

    @Test
    void aTrialIsShownTheSame() {
        months(deliveries.of("jobs"), "fuyang", "2014-01", 3).store();
        Draft draft = judged("jobs")
                .row("jobs", "fuyang", "2014-02", "50")
                .row("jobs", "fuyang", "2014-02", "50")
                .row("jobs", "fuyang", "2014-04", "60");

        draft.compare();
        List<String> tried = seen.figures();
        List<String> history = seen.history("jobs", "fuyang");
        draft.store();

        assertThat(tried).hasSize(2).isEqualTo(seen.figures());
        assertThat(history).hasSize(3).isEqualTo(seen.history("jobs", "fuyang"));
    }

    @Test
    void whatIsReleasedOrReplayedIsNotJudgedAgain() {
        LedgerLine first = months(deliveries.of("jobs"), "fuyang", "2014-01", 3).store();

        judged("jobs")
                .released(first.deliveryId())
                .row("jobs", "fuyang", "2014-02", "50")
                .store();
        judged("jobs")
                .replayed(first.deliveryId())
                .row("jobs", "fuyang", "2014-02", "60")
                .store();

        assertThat(seen.figures).isNull();
    }

    @Test
    void earlierDeliveriesAreNamedWithTheirPeriods() {
        deliveries.of("census").row("jobs", "fuyang", "2013-01", "1").store();
        months(deliveries.of("jobs"), "fuyang", "2014-01", 2).store();
        judged("jobs").row("jobs", "fuyang", "2014-03", "102").store();

        assertThat(seen.named).containsExactly("jobs.csv 2014-01 2014-02");
    }
}
