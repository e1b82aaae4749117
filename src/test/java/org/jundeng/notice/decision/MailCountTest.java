// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.Cause;
import org.jundeng.alert.Condition;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Event;
import org.jundeng.alert.Ladder;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rehearsed;
import org.jundeng.alert.Rule;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Scope;
import org.jundeng.contract.Contracts;
import org.junit.jupiter.api.Test;

/** Zhou is responsible for the bureau and Wu for project 1; Wu is Zhou's deputy and the steward of hrss-employment. */
class MailCountTest {

    private static final Path CONFIG = ConfigCopy.whole();
    private static final Rule RULE = rule(Rule.Concern.Audience.OFFICIALS, 1);

    private final Catalogue catalogue = Catalogue.read(CONFIG, new Faults());
    private final FeedDirectory feeds = new FeedDirectory(catalogue, Contracts.read(CONFIG, catalogue, new Faults()));

    @Test
    void isOneMailANightAndPersonHoweverMuchIsTold() {
        assertThat(mails(
                        RULE,
                        "2014-06-11",
                        change(1, 1, "fuyang", Event.OPENED, "2014-06-09"),
                        change(2, 2, "linan", Event.OPENED, "2014-06-09"),
                        change(3, 2, "linan", Event.CLOSED, "2014-06-11")))
                .containsExactly(
                        "2014-06-09 zhou digest 2",
                        "2014-06-09 wu digest 2",
                        "2014-06-11 zhou digest 1",
                        "2014-06-11 wu digest 1");
    }

    @Test
    void waitsForAWorkingDay() {
        // A Saturday.
        assertThat(mails(RULE, "2014-06-16", change(1, 1, "fuyang", Event.OPENED, "2014-06-14")))
                .containsExactly("2014-06-16 zhou digest 1", "2014-06-16 wu digest 1");
    }

    @Test
    void isNoneOfWhatWasOverBeforeAnybodyWasTold() {
        assertThat(mails(
                        RULE,
                        "2014-06-16",
                        change(1, 1, "fuyang", Event.OPENED, "2014-06-14"),
                        change(2, 1, "fuyang", Event.CLOSED, "2014-06-15")))
                .isEmpty();
    }

    @Test
    void isNoneOfWhatIsPendingOrOnlyGoesOn() {
        assertThat(mails(
                        RULE,
                        "2014-06-12",
                        change(1, 1, "fuyang", Event.PENDING, "2014-06-09"),
                        change(2, 1, "fuyang", Event.OPENED, "2014-06-10"),
                        change(3, 1, "fuyang", Event.CONTINUED, "2014-06-11")))
                .containsExactly("2014-06-10 zhou digest 1", "2014-06-10 wu digest 1");
    }

    @Test
    void repeatsWhatNobodyAcknowledges() {
        assertThat(mails(RULE, "2014-08-15", change(1, 1, "fuyang", Event.OPENED, "2014-06-09")))
                .containsExactly(
                        "2014-06-09 zhou digest 1",
                        "2014-06-09 wu digest 1",
                        "2014-07-09 zhou digest 1",
                        "2014-07-09 wu digest 1",
                        "2014-08-08 zhou digest 1",
                        "2014-08-08 wu digest 1");
    }

    @Test
    void goesToTheDeputyWhereNobodyAcknowledges() {
        Rule ofNoProject = rule(Rule.Concern.Audience.OFFICIALS, 0);

        assertThat(mails(ofNoProject, "2014-06-20", change(1, 1, "fuyang", Event.OPENED, "2014-06-09")))
                .containsExactly("2014-06-09 zhou digest 1", "2014-06-16 wu digest 1");
    }

    @Test
    void tellsAgainOfWhatIsReopened() {
        assertThat(mails(
                        rule(Rule.Concern.Audience.OFFICIALS, 0),
                        "2014-06-13",
                        change(1, 1, "fuyang", Event.OPENED, "2014-06-09"),
                        change(2, 1, "fuyang", Event.CLOSED, "2014-06-10"),
                        change(3, 1, "fuyang", Event.REOPENED, "2014-06-12")))
                .containsExactly("2014-06-09 zhou digest 1", "2014-06-10 zhou digest 1", "2014-06-12 zhou digest 1");
    }

    @Test
    void isTheStewardsWhereTheRuleSaysSo() {
        EpisodeChange change = new EpisodeChange(
                1,
                1,
                rule(Rule.Concern.Audience.STEWARDS, 0),
                new WatchedPlace("rule", "", "hrss-employment"),
                Event.OPENED,
                Level.YELLOW,
                Cause.of(Reason.CROSSED),
                null,
                null,
                1,
                LocalDate.parse("2014-06-09"));

        assertThat(mails(change.rule(), "2014-06-12", change)).containsExactly("2014-06-09 wu steward 1");
    }

    private List<String> mails(Rule rule, String last, EpisodeChange... changes) {
        List<EpisodeChange> events = List.of(changes);
        LocalDate first = events.get(0).businessDate();
        List<LocalDate> nights =
                first.datesUntil(LocalDate.parse(last).plusDays(1)).toList();
        List<EpisodeChange> ofRule = events.stream()
                .map(each -> new EpisodeChange(
                        each.eventId(),
                        each.episodeId(),
                        rule,
                        each.place(),
                        each.event(),
                        each.level(),
                        each.cause(),
                        null,
                        null,
                        each.ordinal(),
                        each.businessDate()))
                .toList();
        return MailCount.of(catalogue, feeds, new Rehearsed(List.of(rule), nights, ofRule)).mails().stream()
                .map(mail -> mail.night() + " " + mail.person().id() + " " + mail.kind() + " " + mail.episodes())
                .toList();
    }

    private static EpisodeChange change(long event, long episode, String region, Event what, String night) {
        return new EpisodeChange(
                event,
                episode,
                RULE,
                new WatchedPlace("rule", region, ""),
                what,
                Level.YELLOW,
                Cause.of(Reason.CROSSED),
                null,
                null,
                event,
                LocalDate.parse(night));
    }

    private static Rule rule(Rule.Concern.Audience audience, int project) {
        return new Rule(
                "rule",
                new Label("规则", "rule"),
                new Condition.Threshold("unemployment-rate"),
                new Ladder(
                        Comparator.AT_MOST,
                        Direction.DOWN,
                        List.of(new Ladder.Step(Level.YELLOW, BigDecimal.ONE)),
                        BigDecimal.ZERO),
                Scope.of("each-district"),
                Rule.Timing.USUAL,
                new Rule.Concern(audience, "hrss", project),
                null,
                List.of(),
                Map.of(),
                List.of());
    }
}
