// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Figure;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Correction;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Seen;
import org.jundeng.notice.decision.Sighting;
import org.jundeng.notice.decision.Sightings;
import org.jundeng.observation.TimePeriod;

/**
 * Whatever comes and is corrected in the course of an episode: what a mail says of corrections, of the trend, of
 * periods in a row, of the worst so far and of how often it came back agrees with the figures. The check knows the
 * figures alone: first those that were told, then those that hold now.
 */
class TrueMailsTest {

    private static final BigDecimal LIMIT = new BigDecimal("4");
    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Pattern WORST = Pattern.compile("其间最严重为([\\d.]+)%（(\\d+)年(\\d+)月）");
    private static final Pattern ROW = Pattern.compile("连续(\\d+)期");
    private static final Sighting.Line CORRECTED =
            new Sighting.Line(9, "delivery", "hrss", "更正.csv", null, LocalDate.of(2014, 7, 9));

    private static Catalogue catalogue;
    private static Sentences sentences;

    /** A turn: the figure of the next period comes, or that of an earlier one is corrected. */
    record Turn(boolean isNew, int back, BigDecimal value) {}

    @BeforeContainer
    static void readConfiguration() {
        Faults faults = new Faults();
        catalogue = Catalogue.read(ConfigCopy.whole(), faults);
        Contracts contracts = Contracts.read(ConfigCopy.whole(), catalogue, faults);
        faults.throwIfAny();
        sentences = new Sentences(catalogue, new FeedDirectory(catalogue, contracts), Locale.CHINESE);
    }

    @Property(seed = "20140710", tries = 200)
    void agreeWithTheFigures(@ForAll("turns") List<Turn> turns, @ForAll("openings") int openings) {
        TreeMap<TimePeriod, BigDecimal> figures = new TreeMap<>();
        List<Sighting> sightings = new ArrayList<>();
        Set<Long> replaced = new HashSet<>();
        TimePeriod next = TimePeriod.parse("2013-01").orElseThrow();
        for (Turn turn : turns) {
            if (turn.isNew() || figures.isEmpty()) {
                figures.put(next, figures.isEmpty() ? new BigDecimal("5") : turn.value());
                next = next.plus(1);
            } else {
                TimePeriod period = figures.lastKey().plus(-Math.min(turn.back(), figures.size() - 1));
                if (figures.put(period, turn.value()).compareTo(turn.value()) != 0) {
                    replaced.addAll(eventsOf(period, sightings));
                }
            }
            sightings.add(sighting(sightings.size() + 1, figures.lastKey(), figures));
        }
        List<Sighting> known = sightings.stream()
                .map(each -> replaced.contains(each.eventId()) ? later(each, figures) : each)
                .toList();
        CandidateEpisode candidate = candidate(known, openings);
        checkCorrections(candidate, known, figures);
        checkCourse(sentences.course(candidate, rule(), SeriesCharts.of(Map.of(1L, figures))), figures);
        checkTrend(candidate, figures);
        assertThat(sentences.again(candidate, candidate.change().on()))
                .isEqualTo(openings < 2 ? "" : "近30天第" + openings + "次");
        assertThat(sentences.again(candidate, candidate.change().on().plusDays(30)))
                .as("in a mail of a later day")
                .isEqualTo(openings < 2 ? "" : "截至2014年7月10日的30天内第" + openings + "次");
    }

    @Example
    void nameAnOperatorWhoIsNotInTheListOfPeople() {
        TreeMap<TimePeriod, BigDecimal> figures = new TreeMap<>();
        TimePeriod may = TimePeriod.parse("2014-05").orElseThrow();
        figures.put(may, new BigDecimal("5"));
        Sighting seen = sighting(1, may, figures);
        Sighting.Line confirmed =
                new Sighting.Line(9, "confirmation", "hrss", "更正.csv", "root", LocalDate.of(2014, 7, 9));
        Sighting later = new Sighting(
                1,
                seen.event(),
                seen.on(),
                seen.periods(),
                seen.seen(),
                seen.line(),
                null,
                new Sighting.Later(new BigDecimal("6"), 2, confirmed, List.of()));
        CandidateEpisode candidate = candidate(List.of(later), 1);

        assertThat(sentences.why(candidate, rule(), candidate.sightings().since(1, (line, period) -> false)))
                .contains("原报5%，更正为6%（", "由运维人员核实确认")
                .doesNotContain("root");
    }

    /** Whoever was told at an event is told the figure of that event as the one first reported, and no other. */
    private static void checkCorrections(
            CandidateEpisode candidate, List<Sighting> sightings, Map<TimePeriod, BigDecimal> figures) {
        for (Sighting told : sightings) {
            Correction correction = candidate.sightings().since(told.eventId(), (line, period) -> false);
            BigDecimal old = told.seen().figure().obsValue();
            BigDecimal now = figures.get(told.seen().figure().timePeriod());
            String said = sentences.why(candidate, rule(), correction);
            String scene = told + " " + figures + ": " + said;
            if (old.compareTo(now) == 0) {
                assertThat(said).as(scene).doesNotContain("原报");
            } else {
                assertThat(said).as(scene).contains("原报" + text(old) + "，更正为" + text(now) + "（");
                assertThat(said.split("原报", -1)).as(scene).hasSize(2);
            }
        }
    }

    private static void checkCourse(String said, TreeMap<TimePeriod, BigDecimal> figures) {
        String scene = figures + ": " + said;
        int row = 0;
        for (BigDecimal value : figures.descendingMap().values()) {
            boolean crosses = value.compareTo(LIMIT) > 0;
            if (!crosses && row > 0) {
                break;
            }
            row += crosses ? 1 : 0;
        }
        Matcher periods = ROW.matcher(said);
        assertThat(periods.find() ? Integer.parseInt(periods.group(1)) : 1)
                .as(scene)
                .isEqualTo(Math.max(1, row));
        BigDecimal worst = figures.values().stream().max(BigDecimal::compareTo).orElseThrow();
        Matcher named = WORST.matcher(said);
        if (worst.compareTo(figures.lastEntry().getValue()) == 0) {
            assertThat(said).as(scene).doesNotContain("最严重");
        } else {
            assertThat(named.find()).as(scene).isTrue();
            assertThat(new BigDecimal(named.group(1))).as(scene).isEqualByComparingTo(worst);
            TimePeriod when = TimePeriod.parse(
                            String.format(Locale.ROOT, "%s-%02d", named.group(2), Integer.parseInt(named.group(3))))
                    .orElseThrow();
            assertThat(figures.get(when)).as(scene).isEqualByComparingTo(worst);
        }
    }

    private static void checkTrend(CandidateEpisode candidate, TreeMap<TimePeriod, BigDecimal> figures) {
        String said = sentences.trend(candidate, SeriesCharts.of(Map.of(1L, figures)));
        String scene = figures + ": " + said;
        Map.Entry<TimePeriod, BigDecimal> before = figures.lowerEntry(figures.lastKey());
        if (before == null) {
            assertThat(said).as(scene).isEmpty();
            return;
        }
        int way = figures.lastEntry().getValue().compareTo(before.getValue());
        assertThat(said.contains("持平")).as(scene).isEqualTo(way == 0);
        assertThat(said.contains("上升")).as(scene).isEqualTo(way > 0);
        assertThat(said.contains("恶化")).as(scene).isEqualTo(way > 0);
        assertThat(said.contains("下降")).as(scene).isEqualTo(way < 0);
        assertThat(said.contains("好转")).as(scene).isEqualTo(way < 0);
    }

    private static Sighting sighting(long event, TimePeriod period, TreeMap<TimePeriod, BigDecimal> figures) {
        BigDecimal value = figures.get(period);
        int row = 0;
        for (BigDecimal each : figures.headMap(period, true).descendingMap().values()) {
            if (each.compareTo(LIMIT) <= 0) {
                break;
            }
            row++;
        }
        Figure figure = new Figure(1, period, value, null, new Figure.Source(event, 5, "报送.csv", null));
        Sighting.Line line = new Sighting.Line(event, "delivery", "hrss", "报送.csv", null, NIGHT);
        return new Sighting(
                event,
                event == 1 ? Event.OPENED : Event.CONTINUED,
                NIGHT,
                row,
                new Seen(figure, value, LIMIT, Facts.NONE),
                line,
                null,
                null);
    }

    private static List<Long> eventsOf(TimePeriod period, List<Sighting> sightings) {
        return sightings.stream()
                .filter(each -> each.seen().figure().timePeriod().equals(period))
                .map(Sighting::eventId)
                .toList();
    }

    /** The sighting of a figure that was replaced since, with the value that the ledger holds now. */
    private static Sighting later(Sighting seen, Map<TimePeriod, BigDecimal> figures) {
        return new Sighting(
                seen.eventId(),
                seen.event(),
                seen.on(),
                seen.periods(),
                seen.seen(),
                seen.line(),
                seen.replaced() == null ? null : seen.replaced().obsValue(),
                new Sighting.Later(figures.get(seen.seen().figure().timePeriod()), 2, CORRECTED, List.of()));
    }

    private static CandidateEpisode candidate(List<Sighting> sightings, int openings) {
        Sighting last = sightings.get(sightings.size() - 1);
        return new CandidateEpisode(
                1,
                new WatchedPlace("rule", "hangzhou", ""),
                null,
                "unemployment-rate",
                true,
                Level.YELLOW,
                NIGHT,
                new CandidateEpisode.Change(1, Event.OPENED, Cause.of(Reason.CROSSED), NIGHT, 1, null, null),
                last.seen(),
                null,
                false,
                new Sightings("hangzhou", sightings),
                openings);
    }

    private static Rule rule() {
        return new Rule(
                "rule",
                new Label("规则", "rule"),
                new Condition.Threshold("unemployment-rate"),
                new Ladder(
                        Comparator.AT_MOST,
                        Direction.DOWN,
                        List.of(new Ladder.Step(Level.YELLOW, LIMIT), new Ladder.Step(Level.RED, LIMIT.add(LIMIT))),
                        null),
                Scope.of("city"),
                Rule.Timing.USUAL,
                new Rule.Concern(Rule.Concern.Audience.OFFICIALS, "hrss", 1),
                null,
                List.of(),
                Map.of(),
                List.of());
    }

    private static String text(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString() + "%";
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<BigDecimal> values =
                Arbitraries.of("2", "3.5", "3.9", "4", "4.1", "4.5", "6", "8.2").map(BigDecimal::new);
        return Combinators.combine(
                        Arbitraries.of(true, true, false),
                        Arbitraries.integers().between(0, 3),
                        values)
                .as(Turn::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Integer> openings() {
        return Arbitraries.integers().between(1, 5);
    }
}
