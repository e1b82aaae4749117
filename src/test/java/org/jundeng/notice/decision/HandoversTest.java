// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who is told of an episode that was handed to somebody. 周 is responsible, with 吴 as deputy and 马 as superior; it was
 * handed to 李, whose deputy is 何, by event 20 on Thursday, 10 July 2014.
 */
class HandoversTest {

    private static final String ZHOU = "zhou, bureaus: [hrss], deputy: wu, superior: ma,"
            + " notices: {deputy-after: 3, superior-after: 5, repeat-days: 3}";
    private static final String LI = "li, deputy: he, notices: {deputy-after: 3, repeat-days: 0%s}%s";
    private static final String[] OTHERS = {
        "wu, notices: {repeat-days: 0}", "ma, notices: {repeat-days: 0}", "he, notices: {repeat-days: 0}"
    };

    @TempDir
    private Path folder;

    private final PastDecisions past = new PastDecisions();
    private Level level = Level.YELLOW;
    private String to = "li";
    private long handedAt = 20;
    private boolean acknowledged;
    private boolean open = true;
    private Situation situation;

    @BeforeEach
    void begin() throws IOException {
        situation = Situation.in(folder);
        people("", "");
        told("zhou", DecisionReason.NEW, 1, 5);
    }

    @Test
    void tellsWhomItWasHandedToAndAsksNobodyElse() {
        assertThat(decided(10)).containsExactly("li handed-over, next DEPUTY he 2014-07-15 after 3");

        told("li", DecisionReason.HANDED_OVER, 10, 20);
        assertThat(decided(14))
                .as("the one who answers for it is not told again, nor escalated")
                .isEmpty();
        assertThat(decided(15)).containsExactly("he escalated-to-deputy, first li 2014-07-10 for 3");
    }

    @Test
    void tellsWhoKnewOfItAlready() {
        told("li", DecisionReason.ESCALATED_TO_SUPERIOR, 5, 5);

        assertThat(decided(10)).containsExactly("li handed-over, next DEPUTY he 2014-07-15 after 3");
    }

    @Test
    void tellsThatItIsGraverWhereItIsBothAndThoseWhoAnswerForIt() {
        level = Level.ORANGE;

        assertThat(decided(10))
                .containsExactly("li handed-over, next DEPUTY he 2014-07-15 after 3", "zhou raised, not asked");
    }

    @Test
    void tellsWhateverTheLevelThatThePersonWantsToBeToldOf() throws IOException {
        people(", from-level: red", "");

        assertThat(decided(10)).containsExactly("li handed-over, next DEPUTY he 2014-07-15 after 3");
    }

    @Test
    void tellsWhoStandsInForWhomItWasHandedTo() throws IOException {
        people("", ", absent: [{from: 2014-07-09, until: 2014-07-20}]");

        assertThat(decided(10)).containsExactly("li absent", "he deputy-for-absent, next RETURN li 2014-07-21");
        told("he", DecisionReason.DEPUTY_FOR_ABSENT, 10, 20);
        assertThat(decided(21)).as("back; the deputy knows already").containsExactly("li handed-over");
    }

    @Test
    void tellsThoseWhoAnswerForItThatItIsBack() {
        told("li", DecisionReason.HANDED_OVER, 10, 20);
        to = null;
        handedAt = 30;

        assertThat(decided(14)).containsExactly("zhou handed-back, next DEPUTY wu 2014-07-17 after 3");
        told("zhou", DecisionReason.HANDED_BACK, 14, 30);
        assertThat(decided(16)).as("whoever had it is told its end only").isEmpty();
        assertThat(decided(17))
                .as("the clock begins with the mail that says so")
                .containsExactly(
                        "zhou repeated, next SUPERIOR ma 2014-07-21 after 5",
                        "wu escalated-to-deputy, first zhou 2014-07-14 for 3, next SUPERIOR ma 2014-07-21 after 5");
        open = false;
        assertThat(decided(18)).containsExactly("zhou closed", "li closed");
    }

    @Test
    void isAsBeforeWhereThePersonIsNotKnownAnyMore() {
        to = "retired";

        assertThat(decided(4))
                .as("asked anew, by a clock that begins then")
                .containsExactly("zhou handed-back, next REPEAT zhou 2014-07-07");
    }

    @Test
    void asksAnewWhatWasAcknowledged() {
        told("li", DecisionReason.HANDED_OVER, 10, 20);

        assertThat(situation
                        .handed(situation.noted("few-trained@fuyang", 12), "li", 20)
                        .unansweredFrom())
                .isEqualTo(20);
        assertThat(situation
                        .handed(situation.noted("few-trained@fuyang", 25), "li", 20)
                        .unansweredFrom())
                .as("acknowledged since")
                .isEqualTo(Long.MAX_VALUE);
        acknowledged = true;
        assertThat(decided(15)).isEmpty();
    }

    private void people(String notices, String more) throws IOException {
        situation.people(ZHOU, String.format(LI, notices, more), OTHERS[0], OTHERS[1], OTHERS[2]);
    }

    private void told(String person, DecisionReason why, int day, long event) {
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
                        event,
                        null,
                        false),
                candidate.unansweredFrom());
    }

    private CandidateEpisode candidate() {
        return situation.handed(situation.open("few-trained@fuyang", level), to, handedAt);
    }

    private List<String> decided(int day) {
        CandidateEpisode candidate = candidate();
        Decision.EpisodeState state =
                new Decision.EpisodeState(open, level, 5, acknowledged, false, false, false, false, 1);
        return new Deciding(situation.catalogue(), situation.feeds(), past, july(day))
                        .on(
                                new Matter(
                                        candidate,
                                        situation.rules().get(candidate.place().ruleId()),
                                        state,
                                        silent -> false),
                                new EachNight(july(day)))
                        .stream()
                        .map(HandoversTest::words)
                        .toList();
    }

    /** A night that writes digests, whose mails leave at once. */
    private record EachNight(LocalDate night) implements Deciding.Times {

        @Override
        public Decision.Occasion occasion(Person person, String bureau) {
            return new Decision.Occasion(night, true, true, true, true, false);
        }

        @Override
        public LocalDate leaves(Person person, Decision.Way way) {
            return night;
        }

        @Override
        public boolean writesDigest(Person person, LocalDate later) {
            return true;
        }
    }

    private static String words(EpisodeDecision decided) {
        String words = decided.personId() + " " + decided.why().code();
        Escalation unanswered = decided.escalation();
        NextStep next = decided.next();
        if (unanswered != null) {
            words += ", first " + unanswered.firstTold().id() + " " + unanswered.on() + " for "
                    + unanswered.workingDays();
        }
        words += decided.isAnothers() ? ", not asked" : "";
        assertThat(decided.askedItem().isPresent())
                .isEqualTo(decided.candidate().open() && !decided.isAnothers());
        return next == null
                ? words
                : words + ", next " + next.kind() + " " + next.person().id() + " " + next.on()
                        + (next.after() == 0 ? "" : " after " + next.after());
    }

    private static LocalDate july(int day) {
        return LocalDate.of(2014, 7, day);
    }
}
