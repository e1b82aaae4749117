// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Reason;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.assess.Figure;
import org.jundeng.catalogue.Level;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;
import org.junit.jupiter.api.Test;

/** What is known of the course of an episode, and of the figures that people were told. */
class SightingsTest {

    private static final LocalDate OPENED = LocalDate.of(2014, 2, 10);

    @Test
    void countsOnlyPeriodsInARow() {
        assertThat(periods(1, 2, 3)).isEqualTo(3);
        assertThat(periods(1, 0, 1))
                .as("a month inside the bound, but not by the margin")
                .isEqualTo(1);
        assertThat(periods(1, 1)).as("not each is counted in the facts").isEqualTo(2);
        assertThat(periods(1, 2, 0)).as("over").isEqualTo(2);
    }

    @Test
    void tellsACorrectionToWhomAMailOfThatDayOrBeforeToldTheFigure() {
        LocalDate corrected = LocalDate.of(2014, 7, 10);
        Sighting seen = sighting(1, Event.OPENED, 1, 1);
        Sighting.Line line = new Sighting.Line(9, "delivery", "hrss", "更正.csv", null, corrected);
        Sighting replaced = new Sighting(
                1,
                seen.event(),
                seen.on(),
                seen.periods(),
                seen.seen(),
                seen.line(),
                null,
                new Sighting.Later(new BigDecimal("6"), 2, line, List.of()));
        CandidateEpisode candidate = new CandidateEpisode(
                1,
                new WatchedPlace("rule", "fuyang", ""),
                null,
                "unemployment-rate",
                true,
                Level.YELLOW,
                OPENED,
                new CandidateEpisode.Change(1, Event.OPENED, Cause.of(Reason.CROSSED), OPENED, 1, null, null),
                seen.seen(),
                null,
                false,
                new Sightings("fuyang", List.of(replaced)),
                1);

        assertThat(candidate.correctionFor(told(corrected.minusDays(1), corrected.plusDays(2)), item -> false))
                .as("written the day before, left two days after")
                .isNotNull();
        assertThat(candidate.correctionFor(told(corrected, corrected), item -> false))
                .as("of the same day")
                .isNotNull();
        assertThat(candidate.correctionFor(told(corrected.plusDays(1), corrected.plusDays(1)), item -> false))
                .as("written the day after, from what was known then")
                .isNull();
        assertThat(candidate.correctionFor(told(corrected, corrected), item -> true))
                .as("told")
                .isNull();
    }

    @Test
    void countsWhatWasSeenOfAPeriodAsTheOldValue() {
        Correction twice = new Sightings(
                        "fuyang",
                        List.of(
                                corrected(1, Event.OPENED, "5.5", null),
                                corrected(2, Event.RAISED, "6.2", new Sighting.Former(new BigDecimal("4"), false))))
                .at(2);
        assertThat(twice.old()).as("seen, though another file came between").isEqualByComparingTo("5.5");
        assertThat(twice.now()).isEqualByComparingTo("6.2");
        assertThat(twice.missing()).isFalse();

        Correction again = new Sightings(
                        "fuyang",
                        List.of(corrected(1, Event.OPENED, "6.2", new Sighting.Former(new BigDecimal("4"), true))))
                .at(1);
        assertThat(again.old()).isEqualByComparingTo("4");
        assertThat(again.missing()).as("there was none meanwhile").isTrue();
    }

    private static Sighting corrected(long event, Event what, String value, Sighting.Former former) {
        BigDecimal number = new BigDecimal(value);
        Figure figure = new Figure(
                1,
                TimePeriod.parse("2014-06").orElseThrow(),
                number,
                null,
                new Figure.Source(event, 2, "a.csv", null, List.of()));
        return new Sighting(
                event,
                what,
                OPENED,
                1,
                new Seen(figure, number, null, Facts.NONE),
                new Sighting.Line(event, "delivery", "hrss", "a.csv", null, OPENED),
                null,
                null,
                false,
                former,
                null);
    }

    private static LastTold told(LocalDate decided, LocalDate left) {
        return new LastTold(false, Level.YELLOW, left, decided, left, 1, false);
    }

    @Test
    void beginsAnewWhereItWasReopened() {
        Sightings all = new Sightings(
                "fuyang",
                List.of(
                        sighting(1, Event.OPENED, 1, 3),
                        sighting(2, Event.CLOSED, 2, 0),
                        sighting(3, Event.REOPENED, 3, 1)));

        Course course = all.course(OPENED, null);

        assertThat(course.openedOn()).isEqualTo(LocalDate.of(2014, 4, 10));
        assertThat(course.periods()).isEqualTo(1);
        assertThat(all.opened(OPENED)).isEqualTo(course.openedOn());
        assertThat(Sightings.NONE.opened(OPENED)).isEqualTo(OPENED);
    }

    private static int periods(int... inARow) {
        List<Sighting> all = new ArrayList<>();
        for (int i = 0; i < inARow.length; i++) {
            all.add(sighting(i + 1, i == 0 ? Event.OPENED : Event.CONTINUED, i + 1, inARow[i]));
        }
        return new Sightings("fuyang", all).course(OPENED, null).periods();
    }

    private static Sighting sighting(long event, Event what, int month, int periods) {
        TimePeriod period = TimePeriod.parse("2014-0" + month).orElseThrow();
        Figure figure = new Figure(
                1,
                period,
                new BigDecimal("3.1"),
                null,
                new Figure.Source(event, 2, "a.csv", null, List.of()),
                ObsStatus.A,
                null);
        return new Sighting(
                event,
                what,
                LocalDate.of(2014, month + 1, 10),
                periods,
                new Seen(figure, figure.obsValue(), null, Facts.NONE),
                null,
                null,
                null);
    }
}
