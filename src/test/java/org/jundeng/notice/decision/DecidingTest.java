// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the mails on one episode in Fuyang promise and say, on Thursday, 10 July 2014 unless another day is named. 周 is
 * responsible, 吴 the deputy, 马 the superior.
 */
class DecidingTest {

    private static final String ZHOU = "zhou, bureaus: [hrss], deputy: wu, superior: ma, notices: {%s}";
    private static final String AWAY = "zhou, bureaus: [hrss], deputy: wu, superior: ma, absent: [{from: 2014-07-%s,"
            + " until: 2014-07-%s}], notices: {%s}";

    @TempDir
    private Path folder;

    private final PastDecisions past = new PastDecisions();
    private Predicate<LocalDate> silent = day -> false;
    private Level level = Level.YELLOW;
    private boolean acknowledged;
    private boolean corrected;
    private boolean inhibited;
    private Situation situation;

    @BeforeEach
    void begin() throws IOException {
        situation = Situation.in(folder);
    }

    @Test
    void promisesTheDeputyOnTheDayThatTheClockWillReach() throws IOException {
        people(ZHOU.formatted("deputy-after: 3, superior-after: 5"));

        assertThat(decided(10)).containsExactly("zhou new, next DEPUTY wu 2014-07-15 after 3");
        told("zhou", DecisionReason.NEW, 10);
        assertThat(decided(14)).isEmpty();
        assertThat(decided(15))
                .containsExactly(
                        "wu escalated-to-deputy, first zhou 2014-07-10 for 3, next SUPERIOR ma 2014-07-17 after 5");
    }

    @Test
    void promisesNothingToWhomThereIsNobodyElseToTell() throws IOException {
        people("zhou, bureaus: [hrss], deputy: wu, notices: {deputy-after: 0, repeat-days: 0}");
        assertThat(decided(10)).containsExactly("zhou new");

        people(ZHOU.formatted("deputy-after: 0, repeat-days: 9"));
        assertThat(decided(10)).as("the 19th is a Saturday").containsExactly("zhou new, next REPEAT zhou 2014-07-21");
    }

    @Test
    void promisesNobodyWhoKnowsAlready() throws IOException {
        people(ZHOU.formatted("deputy-after: 3, repeat-days: 0"), "wu, projects: [1]");
        assertThat(decided(10))
                .as("the deputy is responsible, too")
                .containsExactly("zhou new", "wu new, next REPEAT wu 2014-08-11");

        people(ZHOU.formatted("deputy-after: 3, superior-after: 5, repeat-days: 0"));
        told("wu", DecisionReason.DEPUTY_FOR_ABSENT, 9);
        assertThat(decided(10))
                .as("the deputy stood in")
                .containsExactly("zhou new, next SUPERIOR ma 2014-07-17 after 5");
    }

    @Test
    void promisesWhoWillStandInForTheDeputyByThen() throws IOException {
        people(
                ZHOU.formatted("deputy-after: 3, repeat-days: 0"),
                "wu, deputy: ma, notices: {repeat-days: 0}, absent: [{from: 2014-07-14, until: 2014-07-20}]");
        assertThat(decided(10)).containsExactly("zhou new, next DEPUTY ma for wu 2014-07-15 after 3");
        told("zhou", DecisionReason.NEW, 10);
        assertThat(decided(15)).containsExactly("ma escalated-to-deputy, first zhou 2014-07-10 for 3");
        told("ma", DecisionReason.ESCALATED_TO_DEPUTY, 15);
        assertThat(decided(16)).isEmpty();
        assertThat(decided(21))
                .as("the deputy is back")
                .containsExactly("wu escalated-to-deputy, first zhou 2014-07-10 for 7");
    }

    @Test
    void promisesNobodyWhoWantsNothingThatMild() throws IOException {
        people(ZHOU.formatted("deputy-after: 3, repeat-days: 0"), "wu, notices: {from-level: orange}");

        assertThat(decided(10)).containsExactly("zhou new");
    }

    @Test
    void promisesNoDeputyWhoWillStandInBefore() throws IOException {
        people(AWAY.formatted(14, 31, "deputy-after: 3, superior-after: 6, repeat-days: 0"));

        assertThat(decided(10)).containsExactly("zhou new, next SUPERIOR ma 2014-07-18 after 6");
    }

    @Test
    void standsStillInASilence() throws IOException {
        people(ZHOU.formatted("deputy-after: 3, repeat-days: 0"));
        silent = day -> day.equals(july(11)) || day.equals(july(14));

        assertThat(decided(10)).containsExactly("zhou new, next DEPUTY wu 2014-07-17 after 3");
        told("zhou", DecisionReason.NEW, 10);
        assertThat(decided(16)).isEmpty();
        assertThat(decided(17)).containsExactly("wu escalated-to-deputy, first zhou 2014-07-10 for 3");
    }

    @Test
    void standsStillWhileThePersonIsAwayAndNobodyStandsIn() throws IOException {
        people(
                AWAY.formatted(11, 14, "deputy-after: 3, repeat-days: 0"),
                "wu, notices: {repeat-days: 0}, absent: [{from: 2014-07-11, until: 2014-07-14}]");

        assertThat(decided(10)).containsExactly("zhou new, next DEPUTY wu 2014-07-17 after 3");
        told("zhou", DecisionReason.NEW, 10);
        assertThat(decided(16)).isEmpty();
        assertThat(decided(17)).containsExactly("wu escalated-to-deputy, first zhou 2014-07-10 for 3");
    }

    @Test
    void startsAnewWhenItGetsGraver() throws IOException {
        people(ZHOU.formatted("deputy-after: 3, repeat-days: 0"));
        told("zhou", DecisionReason.NEW, 1);
        level = Level.ORANGE;

        assertThat(decided(10))
                .as("the deputy is not told before the official was, and had time")
                .containsExactly("zhou raised, next DEPUTY wu 2014-07-15 after 3");
        told("zhou", DecisionReason.RAISED, 10);
        assertThat(decided(14)).isEmpty();
        level = Level.YELLOW;
        assertThat(decided(15))
                .as("a lower level does not start it anew")
                .containsExactly("zhou lowered", "wu escalated-to-deputy, first zhou 2014-07-10 for 3");
    }

    @Test
    void runsOnForWhoStandsIn() throws IOException {
        people(AWAY.formatted("09", 31, "deputy-after: 3, superior-after: 4, repeat-days: 0"));

        assertThat(decided(10))
                .containsExactly("zhou absent", "wu deputy-for-absent, next SUPERIOR ma 2014-07-16 after 4");
        told("wu", DecisionReason.DEPUTY_FOR_ABSENT, 10);
        assertThat(decided(16)).containsExactly("zhou absent", "ma escalated-to-superior, first wu 2014-07-10 for 4");
    }

    @Test
    void promisesTheReturnOfWhoIsAwayAndNothingByAClockThatWillStop() throws IOException {
        people(
                AWAY.formatted("09", 13, "deputy-after: 2, superior-after: 4, repeat-days: 3"),
                "wu, notices: {repeat-days: 9}");

        assertThat(decided(10)).containsExactly("zhou absent", "wu deputy-for-absent, next RETURN zhou 2014-07-14");
        told("wu", DecisionReason.DEPUTY_FOR_ABSENT, 10);
        assertThat(decided(14)).containsExactly("zhou new, next REPEAT zhou 2014-07-17");
        told("zhou", DecisionReason.NEW, 14);
        assertThat(decided(16)).as("four days after the deputy was told").isEmpty();
        assertThat(decided(17)).containsExactly("zhou repeated, next SUPERIOR ma 2014-07-18 after 4");
    }

    @Test
    void promisesWhoStandsInNoReminderForWhenTheOfficialIsBack() throws IOException {
        people(AWAY.formatted("09", 16, "deputy-after: 0, repeat-days: 0"), "wu, notices: {repeat-days: 7}");

        assertThat(decided(10)).containsExactly("zhou absent", "wu deputy-for-absent, next RETURN zhou 2014-07-17");
    }

    @Test
    void promisesNobodyWhoIsToldTheSameNight() throws IOException {
        people(ZHOU.formatted("deputy-after: 2, superior-after: 4, repeat-days: 0"), "wu, notices: {repeat-days: 0}");
        told("zhou", DecisionReason.NEW, 1);
        told("wu", DecisionReason.ESCALATED_TO_DEPUTY, 3);
        level = Level.ORANGE;
        corrected = true;

        assertThat(decided(10)).containsExactly("zhou raised, next SUPERIOR ma 2014-07-16 after 4", "wu raised");
    }

    @Test
    void promisesWhoStandsInForTheSuperiorByThen() throws IOException {
        situation.people(
                ZHOU.formatted("deputy-after: 0, superior-after: 3, repeat-days: 0"),
                "ma, deputy: li, absent: [{from: 2014-07-14, until: 2014-07-20}]",
                "li");

        assertThat(decided(10)).containsExactly("zhou new, next SUPERIOR li for ma 2014-07-15 after 3");
    }

    @Test
    void promisesNothingWhileAnotherEpisodeExplainsIt() throws IOException {
        people(ZHOU.formatted("deputy-after: 3, repeat-days: 5"));
        told("zhou", DecisionReason.NEW, 9);
        inhibited = true;
        level = Level.BLUE;

        assertThat(decided(10)).containsExactly("zhou lowered");
    }

    @Test
    void promisesNothingOfWhatIsAcknowledged() throws IOException {
        people(ZHOU.formatted("deputy-after: 3"));
        told("zhou", DecisionReason.NEW, 1);
        acknowledged = true;
        level = Level.BLUE;

        assertThat(decided(10)).containsExactly("zhou lowered");
    }

    @Test
    void givesWhoStandsInTheWishesOfTheOfficialWhereThereAreNoOwn() throws IOException {
        String away = AWAY.formatted("09", 31, "at-once: yellow, from-level: yellow, deputy-after: 0");
        people(away);
        assertThat(ways(10)).containsExactly("zhou null", "wu AT_ONCE");

        people(away, "wu, notices: {at-once: red}");
        assertThat(ways(10)).containsExactly("zhou null", "wu DIGEST");

        people(away);
        level = Level.BLUE;
        assertThat(decided(10)).containsExactly("zhou absent", "wu below-level");
    }

    @Test
    void tellsTheDeputyOfAStewardWhoIsAway() throws IOException {
        people("chen, feeds: [hrss-training], deputy: wu, absent: [{from: 2014-07-09, until: 2014-07-11}]");

        assertThat(decided(situation.open("overdue@hrss-training"), 10)).containsExactly("chen absent", "wu new");
    }

    @Test
    void saysInWhosePlaceSomebodyIsTold() throws IOException {
        people(AWAY.formatted("09", 31, "deputy-after: 0"));
        assertThat(places(candidate(), 10)).containsExactly("zhou", "wu for zhou");

        people("chen, feeds: [hrss-training], deputy: wu, absent: [{from: 2014-07-09, until: 2014-07-11}]");
        assertThat(places(situation.open("overdue@hrss-training"), 10)).containsExactly("chen", "wu for chen");

        people(
                ZHOU.formatted("deputy-after: 3, repeat-days: 0"),
                "wu, deputy: ma, notices: {repeat-days: 0}, absent: [{from: 2014-07-14, until: 2014-07-20}]");
        told("zhou", DecisionReason.NEW, 10);
        assertThat(places(candidate(), 15)).as("who stands in for the deputy").containsExactly("ma for wu");
    }

    private List<String> places(CandidateEpisode candidate, int day) throws IOException {
        return decide(candidate, day).stream()
                .map(each -> each.personId()
                        + (each.represented() == null
                                ? ""
                                : " for " + each.represented().id()))
                .toList();
    }

    /** 吴 and 马 are always there. */
    private void people(String first, String... others) throws IOException {
        boolean wu = others.length > 0 && others[0].startsWith("wu");
        situation.people(first, wu ? others[0] : "wu, notices: {repeat-days: 0}", "ma, notices: {repeat-days: 0}");
    }

    private void told(String person, DecisionReason why, int day) {
        CandidateEpisode candidate = candidate();
        past.add(
                new PastDecisions.Past(
                        candidate.episodeId(),
                        candidate.place(),
                        person,
                        why,
                        true,
                        level,
                        july(day),
                        july(day),
                        5,
                        null,
                        false),
                PastDecisions.NEVER_ACKNOWLEDGED);
    }

    private CandidateEpisode candidate() {
        return situation.open("few-trained@fuyang", level);
    }

    private List<String> decided(int day) throws IOException {
        return decided(candidate(), day);
    }

    private List<String> decided(CandidateEpisode candidate, int day) throws IOException {
        return decide(candidate, day).stream().map(DecidingTest::words).toList();
    }

    private List<String> ways(int day) throws IOException {
        return decide(candidate(), day).stream()
                .map(each -> each.personId() + " " + each.decision().way())
                .toList();
    }

    private List<EpisodeDecision> decide(CandidateEpisode candidate, int day) throws IOException {
        Decision.EpisodeState state = new Decision.EpisodeState(
                true, level, corrected ? 6 : 5, acknowledged, false, inhibited, false, corrected, 1);
        Deciding.Times times = new Deciding.Times() {
            @Override
            public Decision.Occasion occasion(Person person, String bureau) {
                return new Decision.Occasion(july(day), true, true, true, true, false);
            }

            @Override
            public LocalDate leaves(Person person, Decision.Way way) {
                return july(day);
            }

            @Override
            public boolean writesDigest(Person person, LocalDate later) {
                return true;
            }
        };
        return new Deciding(situation.catalogue(), situation.feeds(), past, july(day))
                .on(
                        new Matter(
                                candidate,
                                situation.rules().get(candidate.place().ruleId()),
                                state,
                                silent),
                        times);
    }

    private static String words(EpisodeDecision decided) {
        String words = decided.personId() + " " + decided.why().code();
        Escalation unanswered = decided.escalation();
        if (unanswered != null) {
            words += ", first " + unanswered.firstTold().id() + " " + unanswered.on() + " for "
                    + unanswered.workingDays();
        }
        NextStep next = decided.next();
        return next == null
                ? words
                : words + ", next " + next.kind() + " " + next.person().id()
                        + (next.inPlaceOf() == null
                                ? ""
                                : " for " + next.inPlaceOf().id())
                        + " " + next.on() + (next.after() == 0 ? "" : " after " + next.after());
    }

    private static LocalDate july(int day) {
        return LocalDate.of(2014, 7, day);
    }
}
