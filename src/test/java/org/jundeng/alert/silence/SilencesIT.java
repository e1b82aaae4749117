// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.alert.silence.Silence.About;
import org.jundeng.alert.silence.Silences.Added;
import org.jundeng.alert.silence.Silences.Author;
import org.jundeng.alert.silence.Silences.Outcome;
import org.jundeng.alert.silence.Silences.Wish;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Silences added and ended on 11 July 2014. */
class SilencesIT {

    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2014, 7, 11);
    private static final Author ZHOU = new Author("zhou", "root");
    private static final Author ROOT = new Author("root", "root");
    private static final About HRSS = new About(null, "target:*", null, "fuyang", null, "hrss", 1);

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final KnownEpisodes episodes = new KnownEpisodes(warehouse);

    @Test
    void keepsAllThatWasAskedFor() {
        long episode = episodes.open();
        About about = new About(episode, "target:x", "unemployment-rate", "fuyang", "hrss-employment", "hrss", 1);

        assertThat(add(about, "2014-07-10", "2014-07-20", "核实\n中")).isEqualTo(new Added(Outcome.DONE, 1L));

        assertThat(silences().list(false))
                .containsExactly(
                        new Silence(1, about, day("2014-07-10"), day("2014-07-20"), "zhou", "核实 中", NOW, null));
        assertThat(audit())
                .containsExactly("zhou silence silence 1 done episode 1, rule target:x, indicator unemployment-rate,"
                        + " region fuyang, feed hrss-employment, bureau hrss, project 1, 2014-07-10..2014-07-20;"
                        + " command by root");
    }

    @Test
    void takesASilenceBackOnce() {
        add(HRSS, "2014-07-10", "2014-07-20", "x");

        assertThat(silences().end(1, ROOT)).isEqualTo(Outcome.DONE);
        assertThat(silences().end(1, ZHOU)).isEqualTo(Outcome.ALREADY_ENDED);
        assertThat(silences().end(2, ZHOU)).isEqualTo(Outcome.UNKNOWN);

        assertThat(silences().list(false)).singleElement().satisfies(silence -> {
            assertThat(silence.ended()).isEqualTo(new Silence.Ended(NOW, "root"));
            assertThat(silence.holdsOn(TODAY)).isFalse();
        });
        assertThat(audit().subList(1, 4))
                .containsExactly(
                        "root end-silence silence 1 done command",
                        "zhou end-silence silence 1 already-ended command by root",
                        "zhou end-silence silence 2 unknown command by root");
    }

    @Test
    void isTakenBackOnceWhereManyComeTogether() {
        add(HRSS, "2014-07-10", "2014-07-20", "x");

        List<Outcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> silences().end(1, ZHOU))
                .toList();

        assertThat(outcomes).filteredOn(outcome -> outcome == Outcome.DONE).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome == Outcome.ALREADY_ENDED)
                .hasSize(7);
    }

    @Test
    void isMadeOnceHoweverOftenItIsAskedFor() {
        List<Outcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> add(HRSS, "2014-07-10", "2014-07-20", "第" + i).outcome())
                .toList();

        assertThat(outcomes).filteredOn(outcome -> outcome == Outcome.DONE).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome == Outcome.THERE_ALREADY)
                .hasSize(7);
        assertThat(silences().list(false)).hasSize(1);
        assertThat(add(HRSS, "2014-07-10", "2014-07-21", "longer")).isEqualTo(new Added(Outcome.DONE, 2L));
        silences().end(1, ZHOU);
        assertThat(add(HRSS, "2014-07-10", "2014-07-20", "again")).isEqualTo(new Added(Outcome.DONE, 3L));
    }

    @Test
    void refusesForTheRecord() {
        About everything = new About(null, null, null, null, null, null, null);
        About nowhere = new About(99L, null, null, null, null, null, null);

        assertThat(List.of(
                        add(everything, "2014-07-10", "2014-07-20", "x").outcome(),
                        add(HRSS, "2014-07-10", "2014-07-20", " \u0000\n").outcome(),
                        add(HRSS, "2014-07-10", "2014-07-20", null).outcome(),
                        add(HRSS, "2014-07-10", "2014-07-20", "长".repeat(501)).outcome(),
                        add(HRSS, "2014-07-10", "2014-07-09", "x").outcome(),
                        add(HRSS, "2014-07-10", "2015-07-11", "x").outcome(),
                        add(nowhere, "2014-07-10", "2014-07-20", "x").outcome()))
                .containsExactly(
                        Outcome.ABOUT_EVERYTHING,
                        Outcome.NO_REASON,
                        Outcome.NO_REASON,
                        Outcome.REASON_TOO_LONG,
                        Outcome.ENDS_BEFORE_START,
                        Outcome.TOO_LONG,
                        Outcome.UNKNOWN_EPISODE);

        assertThat(silences().list(false)).isEmpty();
        assertThat(episodes.audited())
                .containsExactly(
                        "zhou silence silence about-everything",
                        "zhou silence silence no-reason",
                        "zhou silence silence no-reason",
                        "zhou silence silence reason-too-long",
                        "zhou silence silence ends-before-start",
                        "zhou silence silence too-long",
                        "zhou silence silence unknown-episode");
    }

    @Test
    void takesTheLongestAndTheShortest() {
        assertThat(add(HRSS, "2014-07-10", "2015-07-10", "𠮷".repeat(500)).outcome())
                .isEqualTo(Outcome.DONE);
        assertThat(add(HRSS, "2014-07-10", "2014-07-10", "x").outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void listsWhatHoldsTodayOrWillNewestFirst() {
        add(HRSS, "2014-06-01", "2014-07-10", "over");
        add(HRSS, "2014-06-01", "2014-07-11", "the last day");
        add(HRSS, "2014-07-12", "2014-07-13", "tomorrow");
        add(HRSS, "2014-07-11", "2014-07-13", "taken back");
        silences().end(4, ZHOU);

        assertThat(silences().list(true)).extracting(Silence::reason).containsExactly("tomorrow", "the last day");
        assertThat(silences().list(false))
                .extracting(Silence::reason)
                .containsExactly("taken back", "tomorrow", "the last day", "over");
    }

    @Test
    void tellsTheNightWhatHoldsOnItsDateWithinItsOwnTransaction() {
        add(HRSS, "2014-06-01", "2014-07-10", "over");
        add(HRSS, "2014-07-11", "2014-07-12", "first");
        add(HRSS, "2014-07-01", "2014-07-11", "last");
        add(HRSS, "2014-07-12", "2014-07-13", "tomorrow");
        add(HRSS, "2014-07-11", "2014-07-13", "taken back");
        silences().end(5, ZHOU);

        List<Silence> holding = Transactions.write(warehouse.dataSource(), connection -> {
            connection
                    .createStatement()
                    .execute("insert into silence (bureau, starts_on, ends_on, author, reason, recorded_at)"
                            + " values ('hrss', '2014-07-11', '2014-07-11', 'x', 'mine', now())");
            return Silences.all(connection).stream()
                    .filter(silence -> silence.holdsOn(TODAY))
                    .toList();
        });

        assertThat(holding).extracting(Silence::reason).containsExactly("mine", "last", "first");
    }

    @Test
    void readsALineThatIsAboutEverything() {
        warehouse.execute("insert into silence (starts_on, ends_on, author, reason, recorded_at)"
                + " values ('2014-07-11', '2014-07-11', 'x', 'by hand', now())");

        assertThat(silences().list(true))
                .singleElement()
                .satisfies(silence -> assertThat(silence.about().isEverything()).isTrue());
    }

    @Test
    void undoesTheSilenceWhereTheTrailCannotBeWritten() {
        add(HRSS, "2014-07-10", "2014-07-20", "x");
        warehouse.execute("revoke insert on audit from jundeng_app");

        assertThatThrownBy(() -> add(HRSS, "2014-07-10", "2014-07-21", "x")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> silences().end(1, ZHOU)).hasMessageContaining("permission denied");

        assertThat(silences().list(true)).hasSize(1);
    }

    @Test
    void keepsWhatWasSaidFromWhoeverWorks() {
        add(HRSS, "2014-07-10", "2014-07-20", "x");

        for (String sql : List.of(
                "delete from silence",
                "update silence set reason = 'y'",
                "update silence set ends_on = '2014-07-11'",
                "delete from telling",
                "update telling set reason = 'y'")) {
            assertThatThrownBy(() -> Transactions.write(
                            warehouse.dataSource(),
                            connection -> connection.createStatement().execute(sql)))
                    .as(sql)
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void keepsWordsThatLookLikeSqlAsWords() {
        String word = "x'; drop table silence; --";
        About about = new About(null, word, word, word, word, word, 1);

        assertThat(add(about, "2014-07-10", "2014-07-20", word).outcome()).isEqualTo(Outcome.DONE);

        assertThat(silences().list(true)).singleElement().satisfies(silence -> {
            assertThat(silence.about()).isEqualTo(about);
            assertThat(silence.reason()).isEqualTo(word);
        });
    }

    private Added add(About about, String from, String until, String reason) {
        return silences().add(new Wish(about, day(from), day(until), reason), ZHOU);
    }

    private Silences silences() {
        return new Silences(warehouse.dataSource(), Clock.fixed(NOW, ZoneOffset.UTC), () -> TODAY);
    }

    private List<String> audit() {
        return episodes.ask("select concat_ws(' ', actor, act, subject, outcome, detail) from audit order by audit_id");
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
