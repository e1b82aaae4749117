// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.plausibility.FeedOfJobs.DISTRICTS;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Expectations;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.sign.Sign;
import org.jundeng.sign.SignBounds;
import org.jundeng.sign.SignSettings;
import org.junit.jupiter.api.Test;

class PlausibilityTest {

    private static final String RATE = "urban-unemployment-rate";
    private static final String EMPLOYED = "social-employment-rate";
    private static final String JOBS = "urban-jobs-created";
    private static final String FILMS = "films-shown-year-to-date";
    private static final List<String> MONTHS = List.of(
            "2013-01", "2013-02", "2013-03", "2013-04", "2013-05", "2013-06", "2013-07", "2013-08", "2013-09",
            "2013-10", "2013-11", "2013-12", "2014-01", "2014-02", "2014-03", "2014-04", "2014-05", "2014-06");

    /** Rates, jobs and employment of 18 months, each month by a delivery of its own. */
    private static FeedOfJobs eighteenMonths(Contract contract) {
        FeedOfJobs feed = new FeedOfJobs(contract);
        for (int month = 0; month < MONTHS.size(); month++) {
            for (int no = 0; no < DISTRICTS.size(); no++) {
                feed.known(
                        month,
                        RATE,
                        DISTRICTS.get(no),
                        MONTHS.get(month),
                        rate(no, month).toPlainString());
                feed.known(
                        month,
                        EMPLOYED,
                        DISTRICTS.get(no),
                        MONTHS.get(month),
                        employed(no, month).toPlainString());
                feed.known(
                        month,
                        JOBS,
                        DISTRICTS.get(no),
                        MONTHS.get(month),
                        jobs(no, month).toPlainString());
            }
        }
        return feed;
    }

    private static FeedOfJobs eighteenMonths() {
        return eighteenMonths(FeedOfJobs.contract("hrss-employment"));
    }

    private static BigDecimal rate(int district, int month) {
        return BigDecimal.valueOf(310 + 20L * district + (month * 7 + district * 3) % 11, 2);
    }

    private static BigDecimal employed(int district, int month) {
        return BigDecimal.valueOf(9600 + 20L * district + (month * 5 + district) % 13, 2);
    }

    private static BigDecimal jobs(int district, int month) {
        return BigDecimal.valueOf(800 + 200L * district + (month * 37 + district * 11) % 97);
    }

    private interface Figures extends BiFunction<Integer, Integer, BigDecimal> {}

    private static FeedOfJobs july(FeedOfJobs feed, String indicator, Figures figures) {
        for (int no = 0; no < DISTRICTS.size(); no++) {
            feed.brings(
                    indicator,
                    DISTRICTS.get(no),
                    "2014-07",
                    figures.apply(no, 18).toPlainString());
        }
        return feed;
    }

    @Test
    void believesAnotherMonthLikeThoseBefore() {
        FeedOfJobs feed = july(july(eighteenMonths(), RATE, PlausibilityTest::rate), JOBS, PlausibilityTest::jobs);

        assertThat(feed.judged()).isEqualTo(SignVerdict.PLAUSIBLE);
    }

    @Test
    void stopsRatesGivenAsFractionsAndShowsThemBesideTheLast() {
        SignVerdict verdict = july(
                        eighteenMonths(), RATE, (no, month) -> rate(no, month).movePointLeft(2))
                .judged();

        assertThat(verdict.stoppedBy()).containsExactly(Sign.FRACTION);
        assertThat(verdict.findings()).hasSize(DISTRICTS.size());
        Finding first = verdict.findings().get(0);
        assertThat(first.code()).isEqualTo(FindingCode.FRACTION_FOR_PER_CENT);
        assertThat(first.found()).isEqualTo("0.0315");
        assertThat(first.place().rowNo()).isEqualTo(2);
        assertThat(first.arguments()).containsExactly(RATE, "shangcheng", "2014-07", "3.19", "3.1", "3.2", "0.01");
    }

    @Test
    void stopsMostFiguresInAnotherUnitAndNotOneAlone() {
        assertThat(july(eighteenMonths(), JOBS, (no, month) -> jobs(no, month).scaleByPowerOfTen(no < 5 ? 4 : 0))
                        .judged()
                        .stoppedBy())
                .containsExactly(Sign.SCALE);
        assertThat(july(eighteenMonths(), JOBS, (no, month) -> jobs(no, month).scaleByPowerOfTen(no < 1 ? 1 : 0))
                        .judged()
                        .stoppedBy())
                .doesNotContain(Sign.SCALE);
    }

    @Test
    void takesAFirstFileAndOnlyNotesASecondOne() {
        FeedOfJobs none = july(new FeedOfJobs("hrss-employment"), JOBS, PlausibilityTest::jobs);
        FeedOfJobs one = new FeedOfJobs("hrss-employment");
        DISTRICTS.forEach(district -> one.known(1, JOBS, district, "2014-06", "900"));
        july(one, JOBS, (no, month) -> new BigDecimal("9000000"));

        assertThat(none.judged()).isEqualTo(SignVerdict.PLAUSIBLE);
        assertThat(one.judged().stoppedBy()).isEmpty();
        assertThat(one.judged().findings()).extracting(Finding::code).containsOnly(FindingCode.WRONG_SCALE);
    }

    @Test
    void stopsSwappedColumnsUnderOneName() {
        FeedOfJobs feed =
                july(july(eighteenMonths(), RATE, PlausibilityTest::employed), EMPLOYED, PlausibilityTest::rate);

        SignVerdict verdict = feed.judged();

        assertThat(verdict.stoppedBy()).containsExactly(Sign.SWAPPED_COLUMNS);
        assertThat(verdict.findings())
                .hasSize(2 * DISTRICTS.size())
                .allSatisfy(finding -> assertThat(finding.arguments().get(6)).isIn(RATE, EMPLOYED));
    }

    /** Each month the one column has what the other had the month before. */
    @Test
    void takesNoRevisionByAHairForAnotherColumns() {
        FeedOfJobs feed = new FeedOfJobs(FeedOfJobs.contract("hrss-employment"));
        for (int month = 0; month < MONTHS.size(); month++) {
            for (String district : DISTRICTS) {
                feed.known(month, RATE, district, MONTHS.get(month), month % 2 == 0 ? "3.1" : "9.6");
                feed.known(month, EMPLOYED, district, MONTHS.get(month), month % 2 == 0 ? "9.6" : "3.1");
            }
        }
        for (String district : DISTRICTS) {
            feed.brings(RATE, district, "2014-06", "9.59");
            feed.brings(EMPLOYED, district, "2014-06", "3.11");
        }

        assertThat(feed.judged().stoppedBy()).isEmpty();
    }

    @Test
    void stopsAColumnThatRepeatsAnother() {
        FeedOfJobs feed =
                july(july(eighteenMonths(), RATE, PlausibilityTest::employed), EMPLOYED, PlausibilityTest::employed);

        assertThat(feed.judged().stoppedBy()).containsExactly(Sign.SWAPPED_COLUMNS);
    }

    @Test
    void stopsThisYearsFiguresUnderLastYear() {
        FeedOfJobs feed = eighteenMonths();
        for (int no = 0; no < DISTRICTS.size(); no++) {
            feed.brings(
                    JOBS,
                    DISTRICTS.get(no),
                    "2013-07",
                    jobs(no, 18).add(new BigDecimal("60")).toPlainString());
        }

        SignVerdict verdict = feed.judged();

        assertThat(verdict.stoppedBy()).containsExactly(Sign.WRONG_PERIOD);
        assertThat(verdict.findings().get(0).arguments()).endsWith("61%", "revised");
    }

    @Test
    void believesASeriesThatIsRestatedUpToThePresent() {
        FeedOfJobs feed = eighteenMonths();
        for (int month = 6; month < 19; month++) {
            String period = month < 18 ? MONTHS.get(month) : "2014-07";
            for (int no = 0; no < DISTRICTS.size(); no++) {
                feed.brings(
                        JOBS,
                        DISTRICTS.get(no),
                        period,
                        jobs(no, month).add(new BigDecimal("60")).toPlainString());
            }
        }

        assertThat(feed.judged().stoppedBy()).isEmpty();
    }

    @Test
    void stopsAnOldMonthUnderANewName() {
        SignVerdict verdict =
                july(eighteenMonths(), JOBS, (no, month) -> jobs(no, 17)).judged();

        assertThat(verdict.stoppedBy()).containsExactly(Sign.WRONG_PERIOD);
        assertThat(verdict.findings().get(0).arguments()).endsWith("2014-06", "repeated");
    }

    @Test
    void comparesThePeriodInTheNameWithTheCells() {
        FeedOfJobs feed = july(eighteenMonths(), JOBS, PlausibilityTest::jobs);

        assertThat(feed.named("就业月报-2014年7月.csv").judged().stoppedBy()).isEmpty();
        assertThat(feed.named("就业月报-20140808.csv").judged().stoppedBy()).isEmpty();
        assertThat(feed.named("就业月报-二〇一四年一至七月.csv").judged().stoppedBy()).isEmpty();
        SignVerdict other = feed.named("就业月报-2013年7月.csv").judged();
        assertThat(other.stoppedBy()).containsExactly(Sign.WRONG_PERIOD);
        assertThat(other.findings().get(0).arguments()).endsWith("2013-07", "named");
    }

    @Test
    void stopsATotalSinceJanuaryThatFallsButNotInJanuary() {
        FeedOfJobs feed = new FeedOfJobs("culture-films");
        for (String district : List.of("xiaoshan", "yuhang", "fuyang")) {
            feed.known(1, FILMS, district, "2014-05", "1000").known(2, FILMS, district, "2014-06", "1200");
            feed.known(3, FILMS, district, "2014-12", "2400");
            feed.brings(FILMS, district, "2015-01", "210");
        }
        assertThat(feed.on("2015-02-08").judged().stoppedBy()).isEmpty();

        feed.brings(FILMS, "xiaoshan", "2014-07", "190");
        assertThat(feed.judged().stoppedBy()).containsExactly(Sign.RUNNING_TOTAL);
    }

    @Test
    void stopsATotalThatDoesNotFitItsParts() {
        FeedOfJobs feed = eighteenMonths();
        List<String> all = FeedOfJobs.CATALOGUE.regions().districts(FeedOfJobs.period("2014-07"));
        all.forEach(district -> feed.known(3, JOBS, district, "2014-05", "1000")
                .known(4, JOBS, district, "2014-06", "1010")
                .brings(JOBS, district, "2014-07", "1005"));
        feed.known(3, JOBS, "hangzhou", "2014-05", Integer.toString(1000 * all.size()));
        feed.brings(JOBS, "hangzhou", "2014-07", Integer.toString(100 * all.size()));

        SignVerdict verdict = feed.judged();

        assertThat(verdict.stoppedBy()).containsExactly(Sign.PARTS_AND_WHOLE);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.code() == FindingCode.PARTS_AND_WHOLE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.arguments()).endsWith("total"));
    }

    @Test
    void stopsOneFigureFarBeyondAllBefore() {
        FeedOfJobs feed = eighteenMonths().brings(JOBS, "xihu", "2014-07", "29876");

        assertThat(feed.judged().stoppedBy()).containsExactly(Sign.BEYOND);
    }

    @Test
    void stopsWhereMostRegionsJumpAndOnlyNotesOne() {
        SignVerdict all = july(
                        eighteenMonths(), JOBS, (no, month) -> jobs(no, month).multiply(new BigDecimal("6")))
                .judged();
        SignVerdict one =
                eighteenMonths().brings(JOBS, "xihu", "2014-07", "9500").judged();

        assertThat(all.stoppedBy()).containsExactly(Sign.JUMP);
        assertThat(one.stoppedBy()).isEmpty();
        assertThat(one.findings()).extracting(Finding::code).containsExactly(FindingCode.UNUSUAL_FIGURE);
    }

    @Test
    void believesAPolicyThatDoublesAFigureEverywhere() {
        SignVerdict verdict = july(
                        eighteenMonths(), JOBS, (no, month) -> jobs(no, month).multiply(new BigDecimal("2")))
                .judged();

        assertThat(verdict.stoppedBy()).isEmpty();
    }

    @Test
    void saysWhyASwitchedOffSignDoesNotStop() {
        Contract shipped = FeedOfJobs.contract("hrss-employment");
        SignBounds off = new SignBounds(null, null, null, null, "单位自七月起为万人");
        Expectations promised = shipped.expectations();
        Contract contract = new Contract(
                shipped.feed(),
                shipped.bureau(),
                shipped.steward(),
                shipped.name(),
                shipped.files(),
                null,
                shipped.form(),
                shipped.table(),
                shipped.vocabulary(),
                new Expectations(
                        promised.due(),
                        promised.regions(),
                        promised.totals(),
                        promised.badRows(),
                        new SignSettings(null, null, off, null, null, null, null, null)),
                shipped.merging());

        SignVerdict verdict = july(eighteenMonths(contract), JOBS, (no, month) -> jobs(no, month)
                        .scaleByPowerOfTen(4))
                .judged();

        assertThat(verdict.stoppedBy()).isEmpty();
        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(FindingCode.SIGN_SWITCHED_OFF);
            assertThat(finding.found()).isEqualTo("scale");
            assertThat(finding.arguments()).containsExactly(JOBS, "8", "单位自七月起为万人");
        });
        assertThat(contract.promises()).isEqualTo(shipped.promises());
    }

    /** The verdict depends neither on the order of the figures nor on the unit that they are kept in. */
    @Property(tries = 30)
    void isTheSameInAnyOrder(@ForAll @IntRange(min = -4, max = 4) int power, @ForAll long seed) {
        FeedOfJobs feed =
                july(eighteenMonths(), JOBS, (no, month) -> jobs(no, month).scaleByPowerOfTen(power));
        DeliveredFigures delivered = feed.delivered();
        List<DeliveredFigure> shuffled = new ArrayList<>(delivered.figures());
        Collections.shuffle(shuffled, new Random(seed));
        Plausibility plausibility = new Plausibility(FeedOfJobs.contract("hrss-employment"), FeedOfJobs.CATALOGUE);

        assertThat(plausibility.judge(
                        new DeliveredFigures(
                                shuffled, delivered.periods(), 0, delivered.sourceName(), delivered.businessDate()),
                        feed.history()))
                .isEqualTo(feed.judged())
                .satisfies(verdict -> assertThat(verdict.stops()).isEqualTo(power != 0));
    }
}
