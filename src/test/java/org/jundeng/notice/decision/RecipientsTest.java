// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipients of an episode on 10 July 2014, a Thursday, and their roles. */
class RecipientsTest {

    private static final String AWAY = ", absent: [{from: 2014-07-09, until: 2014-07-10}]";

    @TempDir
    private Path folder;

    private final Map<String, PastDecisions.Last> told = new HashMap<>();
    private Situation situation;
    private Predicate<LocalDate> silent = day -> false;
    private Set<String> unreachable = Set.of();

    @BeforeEach
    void begin() throws IOException {
        situation = Situation.in(folder);
    }

    @Test
    void concernsWhoAnswersForTheBureauOrTheProjectOnce() throws IOException {
        people("zhou, bureaus: [hrss], projects: [1]", "wu, projects: [1]", "ma, projects: [2]", "chen");

        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED", "wu CONCERNED");
    }

    @Test
    void concernsWhoAnswersForAPlaceOnlyThere() throws IOException {
        people("zhou, districts: [fuyang]", "wu, bureaus: [hrss], districts: [yuhang, xihu]", "ma, projects: [2]");

        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED");
        assertThat(roles("few-trained@xihu")).containsExactly("wu CONCERNED");
        assertThat(roles("few-trained@hangzhou")).as("the city is no district").isEmpty();
        assertThat(roles("odd-trained@fuyang")).as("the stewards' matter").isEmpty();

        people("zhou, projects: [2], districts: [fuyang]", "wu");
        assertThat(roles("few-trained@fuyang")).as("another project").isEmpty();
    }

    @Test
    void concernsWhoAnswersForTheDistrictThatAnotherBecamePartOf() throws IOException {
        people("zhou, districts: [gongshu-2021]", "wu, districts: [gongshu]", "ma, districts: [qiantang]");

        assertThat(roles("few-trained@xiacheng")).containsExactly("zhou CONCERNED");
        assertThat(roles("few-trained@gongshu")).containsExactly("zhou CONCERNED", "wu CONCERNED");
        assertThat(roles("few-trained@gongshu-2021")).containsExactly("zhou CONCERNED");
        assertThat(roles("few-trained@jianggan")).as("a part of it").containsExactly("ma CONCERNED");
    }

    @Test
    void letsTheDeputyStandInForWhoIsAway() throws IOException {
        people("zhou, bureaus: [hrss], deputy: wu" + AWAY, "wu");
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou AWAY", "wu STANDS_IN");

        people("zhou, bureaus: [hrss]" + AWAY, "wu");
        assertThat(roles("few-trained@fuyang")).as("without a deputy").containsExactly("zhou CONCERNED");
    }

    @Test
    void asksNoDeputyOfADeputy() throws IOException {
        people("zhou, bureaus: [hrss], deputy: wu" + AWAY, "wu, deputy: ma" + AWAY, "ma");

        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED");
    }

    @Test
    void leavesADeputyWhoIsConcernedInThatRole() throws IOException {
        people("zhou, bureaus: [hrss], deputy: wu" + AWAY, "wu, projects: [1]");
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou AWAY", "wu CONCERNED");

        people("zhou, bureaus: [hrss], deputy: wu", "wu, projects: [1]");
        told("zhou", 1);
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED", "wu CONCERNED");
    }

    @Test
    void tellsTheDeputyAfterFiveWorkingDaysUnlessAnotherNumberIsWished() throws IOException {
        people("zhou, bureaus: [hrss], deputy: wu", "wu");
        told("zhou", 4);
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED");
        told("zhou", 3);
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED", "wu DEPUTY");

        people("zhou, bureaus: [hrss], deputy: wu, notices: {deputy-after: 6}", "wu");
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED");
        people("zhou, bureaus: [hrss], deputy: wu, notices: {deputy-after: 0}", "wu");
        told("zhou", 1);
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED");
    }

    @Test
    void tellsTheSuperiorOnlyWhereThePersonSaysSo() throws IOException {
        people("zhou, bureaus: [hrss], superior: ma", "ma");
        told("zhou", 1);
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED");

        people("zhou, bureaus: [hrss], superior: ma, notices: {superior-after: 7}", "ma");
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED", "ma SUPERIOR");
        told("zhou", 2);
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED");
    }

    @Test
    void tellsTheSuperiorOfWhatTheStandInWasToldAndLeft() throws IOException {
        people(
                "zhou, bureaus: [hrss], deputy: wu, superior: ma, notices: {superior-after: 5}"
                        + AWAY.replace("07-09", "07-01"),
                "wu",
                "ma");
        told("wu", 3);

        assertThat(roles("few-trained@fuyang")).containsExactly("zhou AWAY", "wu STANDS_IN", "ma SUPERIOR");
    }

    @Test
    void escalatesToWhoStandsInForADeputyOrSuperiorWhoIsAway() throws IOException {
        String zhou = "zhou, bureaus: [hrss], deputy: wu, superior: ma, notices: {superior-after: 5}";
        people(zhou, "wu, deputy: li" + AWAY, "ma, deputy: he" + AWAY, "li", "he");
        told("zhou", 1);
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou CONCERNED", "li DEPUTY", "he SUPERIOR");

        people(zhou, "wu, deputy: zhou" + AWAY, "ma" + AWAY);
        assertThat(roles("few-trained@fuyang"))
                .as("nobody else is there: the official is no help, and both will be back")
                .containsExactly("zhou CONCERNED", "wu DEPUTY", "ma SUPERIOR");
    }

    @Test
    void tellsTheDeputyOrElseTheSuperiorInPlaceOfWhoIsUnreachable() throws IOException {
        unreachable = Set.of("zhou");
        people("zhou, bureaus: [hrss], deputy: wu, superior: ma", "wu", "ma");
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou AWAY", "wu REPLACES");
        people("zhou, bureaus: [hrss], deputy: wu, superior: ma", "wu" + AWAY, "ma");
        assertThat(roles("few-trained@fuyang")).containsExactly("zhou AWAY", "ma REPLACES");
        unreachable = Set.of("zhou", "ma");
        assertThat(roles("few-trained@fuyang")).as("nobody else").containsExactly("zhou CONCERNED");

        unreachable = Set.of("chen");
        people("chen, feeds: [hrss-training], deputy: wu", "wu");
        assertThat(roles("overdue@hrss-training")).containsExactly("chen AWAY", "wu STEWARD");
    }

    @Test
    void waitsForNobodyWhoHasAnsweredAndNotHeardOfIt() throws IOException {
        people("zhou, bureaus: [hrss], deputy: wu", "wu");
        told("zhou", 1);

        assertThat(roles(situation.noted("few-trained@fuyang", 9), true))
                .as("acknowledged")
                .containsExactly("zhou CONCERNED");
        assertThat(roles(situation.noted("few-trained@fuyang", 4), false))
                .as("acknowledged, then graver, which the person was not told yet")
                .containsExactly("zhou CONCERNED");
    }

    @Test
    void remembersWhoWasToldAndAnswersForItNoMore() throws IOException {
        people("zhou", "wu, bureaus: [hrss]", "ma");
        told("zhou", 1);
        told.put("ma", new PastDecisions.Last(null, DecisionReason.SILENCED, 3, List.of()));

        assertThat(roles("few-trained@fuyang")).containsExactly("wu CONCERNED", "zhou FORMER");

        told.put("zhou", new PastDecisions.Last(lastTold(true, 1), DecisionReason.CLOSED, 3, List.of()));
        assertThat(roles("few-trained@fuyang")).as("was told the end").containsExactly("wu CONCERNED");
        told("gone", 1);
        assertThat(roles("few-trained@fuyang")).as("is not in the file").containsExactly("wu CONCERNED");
    }

    @Test
    void tellsTheStewardsOfAFeed() throws IOException {
        people("zhou, bureaus: [hrss]", "chen, feeds: [hrss-training]", "wu, feeds: [hrss-rate]" + AWAY);

        assertThat(roles("overdue@hrss-training")).containsExactly("chen STEWARD");
        assertThat(roles("overdue@hrss-rate")).as("nobody stands in").containsExactly("wu STEWARD");
        assertThat(roles("overdue@hrss-areas")).isEmpty();
    }

    @Test
    void tellsTheStewardsOfAnIndicatorAlsoThroughFormulas() throws IOException {
        people("zhou, bureaus: [hrss]", "chen, feeds: [hrss-training]", "wu, feeds: [hrss-employment, hrss-areas]");

        assertThat(roles("odd-trained@fuyang")).containsExactly("chen STEWARD");
        assertThat(roles("odd-share-trained@fuyang")).containsExactly("chen STEWARD");
        assertThat(roles("odd-trained-in-all@fuyang")).containsExactly("chen STEWARD");
        assertThat(roles("odd-new-jobs@fuyang")).containsExactly("wu STEWARD");
    }

    @Test
    void neverEscalatesWhatIsTheStewardsMatter() throws IOException {
        people("chen, feeds: [hrss-training], deputy: wu", "wu");
        told("chen", 1);

        assertThat(roles("overdue@hrss-training")).containsExactly("chen STEWARD");
    }

    @Test
    void knowsNobodyConcernedByARuleThatIsNoMore() throws IOException {
        people("zhou, bureaus: [hrss]");
        CandidateEpisode candidate = situation.open("few-trained@fuyang");
        told("zhou", 1);

        assertThat(roles(candidate, null, false)).containsExactly("zhou FORMER");
    }

    private void people(String... people) throws IOException {
        situation.people(people);
    }

    /** The person was told on that day of July, and has not been told since. */
    private void told(String person, int day) {
        told.put(person, new PastDecisions.Last(lastTold(false, day), DecisionReason.NEW, 3, List.of()));
    }

    private static LastTold lastTold(boolean over, int day) {
        LocalDate july = LocalDate.of(2014, 7, day);
        return new LastTold(over, Level.YELLOW, july, july, july, 3, false);
    }

    private List<String> roles(String episode) {
        return roles(situation.open(episode), false);
    }

    private List<String> roles(CandidateEpisode candidate, boolean acknowledged) {
        return roles(candidate, situation.rules().get(candidate.place().ruleId()), acknowledged);
    }

    private List<String> roles(CandidateEpisode candidate, Rule rule, boolean acknowledged) {
        Decision.EpisodeState state = new Decision.EpisodeState(
                candidate.open(), candidate.level(), 5, acknowledged, false, false, false, false, 1);
        List<String> roles = new ArrayList<>();
        new Recipients(
                        situation.catalogue().unreachable(unreachable),
                        situation.feeds(),
                        new PastDecisions(Map.of(1L, told)),
                        Situation.NIGHT)
                .of(new Matter(candidate, rule, state, silent))
                .forEach((person, part) -> roles.add(person.id() + " " + part.role()));
        return roles;
    }
}
