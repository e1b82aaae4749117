// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.observation.TimePeriod;

/**
 * Whatever the figures of a city and two districts are: the reason of a target promised of each states no figure that
 * is not there, and says of no figure what it is not.
 */
class TrueReasonsTest {

    private static final String FIRST = "2015-10";
    private static final int MONTHS = 6;
    private static final BigDecimal LEVEL = new BigDecimal("70");
    private static final TimePeriod LAST = month(2);
    private static final List<String> DISTRICTS = List.of("fuyang", "chunan");
    private static final String PERIOD = "(\\d+)年(\\d+)月";
    private static final Pattern CLAIM = Pattern.compile("^" + PERIOD + "为([\\d.]+)%，(?:逾期)?达到“各地区均");
    private static final Pattern TOTAL = Pattern.compile("^(截至)?" + PERIOD + "(?:累计)?(?:总体)?为([\\d.]+)[%人]");
    private static final Pattern DISTRICT = Pattern.compile("(富阳.|淳安县)（(?:(截至)?" + PERIOD + "(?:累计)?为)?([\\d.]+)[%人]）");
    private static final Pattern NONE = Pattern.compile("(富阳.|淳安县|总体)没有" + PERIOD + "的数字");
    private static final Pattern AT_DEADLINE = Pattern.compile("到期时（" + PERIOD + "）为([\\d.]+)%");

    private static TargetJudge judge;

    @BeforeContainer
    static void readsTheCatalogue() {
        judge = new TargetJudge(Catalogue.read(ConfigCopy.whole(), new Faults()));
    }

    /** The figures of the city and of the districts, by month. */
    private record Figures(Map<String, TreeMap<TimePeriod, BigDecimal>> of) {

        BigDecimal at(String region, TimePeriod period, boolean soFar) {
            TreeMap<TimePeriod, BigDecimal> known = of.get(region);
            return soFar
                    ? known.headMap(period, true).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
                    : known.get(period);
        }

        boolean holdAt(TimePeriod period) {
            return of.values().stream().allMatch(known -> holds(known.get(period)));
        }
    }

    @Provide
    Arbitrary<List<Integer>> values() {
        return Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(2, 60), Tuple.of(1, 69), Tuple.of(2, 70), Tuple.of(2, 75))
                .list()
                .ofSize(MONTHS * 3);
    }

    @Property(seed = "20160310", tries = 400)
    void ofALevelAgreeWithTheFigures(@ForAll("values") List<Integer> values, @ForAll boolean over) {
        Figures figures = figures(values, over ? MONTHS : 2);
        Assessment said = judged(
                "floor >= 70 each=1 freq=M", figures, over ? LocalDate.of(2016, 5, 10) : LocalDate.of(2015, 12, 10));

        checkFigures(said, figures);
        Matcher claim = CLAIM.matcher(said.reason().zh());
        if (claim.find()) {
            TimePeriod period = period(claim.group(1), claim.group(2));
            figures.of().values().forEach(known -> assertThat(known.getOrDefault(period, LEVEL))
                    .as(figures + " " + said)
                    .isGreaterThanOrEqualTo(LEVEL));
        }
        if (over) {
            checkState(said, figures);
        }
    }

    @Property(seed = "20160310", tries = 100)
    void ofAnAmountAgreeWithTheFigures(@ForAll("values") List<Integer> values, @ForAll boolean over) {
        Figures figures = figures(values, 3);
        Assessment said = judged(
                "per-year >= 200 each=1 tc=sum freq=M unit=人 min=0 from=2015-10-01",
                figures,
                over ? LocalDate.of(2016, 1, 20) : LocalDate.of(2015, 12, 31));

        checkFigures(said, figures);
    }

    private static void checkFigures(Assessment said, Figures figures) {
        String reason = said.reason().zh();
        String scene = figures + " " + said;
        Matcher total = TOTAL.matcher(reason);
        TimePeriod usual = null;
        if (total.find()) {
            usual = period(total.group(2), total.group(3));
            assertThat(figures.at("hangzhou", usual, total.group(1) != null))
                    .as(scene)
                    .isEqualByComparingTo(total.group(4));
        }
        Matcher late = AT_DEADLINE.matcher(reason);
        if (late.find()) {
            assertThat(figures.at("hangzhou", period(late.group(1), late.group(2)), false))
                    .as(scene)
                    .isEqualByComparingTo(late.group(3))
                    .isLessThan(LEVEL);
        }
        for (String part : reason.split("[；。]")) {
            checkDistricts(part, figures, usual, scene);
        }
        Matcher none = NONE.matcher(reason);
        while (none.find()) {
            assertThat(figures.at(id(none.group(1)), period(none.group(2), none.group(3)), false))
                    .as(scene)
                    .isNull();
        }
    }

    private static void checkDistricts(String part, Figures figures, TimePeriod usual, String scene) {
        Matcher named = DISTRICT.matcher(part);
        while (named.find()) {
            TimePeriod period = named.group(3) == null ? usual : period(named.group(3), named.group(4));
            boolean soFar = named.group(2) != null;
            BigDecimal value = figures.at(id(named.group(1)), period, soFar);
            assertThat(value).as(scene).isNotNull().isEqualByComparingTo(named.group(5));
            if (part.contains("此后才达到")) {
                assertThat(value).as(scene).isGreaterThanOrEqualTo(LEVEL);
                assertThat(figures.at(id(named.group(1)), LAST, false))
                        .as(scene)
                        .isLessThan(LEVEL);
            } else if (part.contains("未达到") || part.contains("无一达到")) {
                assertThat(value).as(scene).isLessThan(soFar ? new BigDecimal("200") : LEVEL);
            }
        }
    }

    /** What the state must be by the figures alone: at the deadline, or together at one time since. */
    private static void checkState(Assessment said, Figures figures) {
        String scene = figures + " " + said;
        boolean inTime = figures.holdAt(LAST);
        boolean still = figures.of().values().stream()
                .allMatch(known -> known.tailMap(LAST, true).isEmpty()
                        || holds(known.tailMap(LAST, true).lastEntry().getValue()));
        boolean since = false;
        for (int month = 3; month < MONTHS; month++) {
            since |= figures.holdAt(month(month));
        }
        switch (said.state()) {
            case MET -> assertThat(inTime).as(scene).isTrue();
            case MET_LATE -> assertThat(!inTime && since && still).as(scene).isTrue();
            case MISSED ->
                assertThat(figures.of().values().stream()
                                .anyMatch(known -> known.containsKey(LAST) && !holds(known.get(LAST))))
                        .as(scene)
                        .isTrue();
            default -> assertThat(inTime).as(scene).isFalse();
        }
    }

    private static boolean holds(BigDecimal value) {
        return value != null && value.compareTo(LEVEL) >= 0;
    }

    /** Zero stands for no figure. */
    private static Figures figures(List<Integer> values, int months) {
        Map<String, TreeMap<TimePeriod, BigDecimal>> of = new LinkedHashMap<>();
        List<String> regions = List.of("hangzhou", "fuyang", "chunan");
        for (int i = 0; i < regions.size(); i++) {
            TreeMap<TimePeriod, BigDecimal> known = new TreeMap<>();
            for (int month = 0; month < months; month++) {
                int value = values.get(i * MONTHS + month);
                if (value != 0) {
                    known.put(month(month), BigDecimal.valueOf(value));
                }
            }
            of.put(regions.get(i), known);
        }
        return new Figures(of);
    }

    private static Assessment judged(String target, Figures figures, LocalDate date) {
        TargetRow row = new TargetRow(target);
        Map<String, History> districts = new LinkedHashMap<>();
        DISTRICTS.forEach(district -> districts.put(district, history(figures, district)));
        TargetTerm.Known known = new TargetTerm.Known(
                "hangzhou",
                history(figures, "hangzhou"),
                History.NONE,
                districts,
                period -> DISTRICTS,
                period -> List.of(),
                period -> List.of());
        return judge.judge(row.target(), row.indicator(), known, date);
    }

    private static History history(Figures figures, String region) {
        List<Figure> all = new ArrayList<>();
        figures.of()
                .get(region)
                .forEach((period, value) ->
                        all.add(new Figure(1, period, value, null, new Figure.Source(1, 2, "a.csv"))));
        return History.of(all);
    }

    private static String id(String name) {
        return name.equals("总体") ? "hangzhou" : name.startsWith("富阳") ? "fuyang" : "chunan";
    }

    private static TimePeriod month(int number) {
        return TimePeriod.parse(FIRST).orElseThrow().plus(number);
    }

    private static TimePeriod period(String year, String month) {
        return TimePeriod.parse(year + String.format(Locale.ROOT, "-%02d", Integer.parseInt(month)))
                .orElseThrow();
    }
}
