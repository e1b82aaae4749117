// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.past;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jundeng.alert.Rule;
import org.jundeng.alert.past.PastBreach;
import org.jundeng.alert.silence.Silence;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.NoticeRun;

/**
 * Decides who is told in the digests of a night of breaches that became known late and are over. Each person is told
 * each of them once, and once if it turns out not to be true: what was told last is held against what is known now.
 * Pure.
 */
public final class BreachDecisions {

    /** What could not be told within so many days is not told any more. */
    static final int DAYS = 30;

    private final Catalogue catalogue;
    private final People people;
    private final Map<String, Rule> rules;

    /** Decides for the people of {@code catalogue}; the {@code rules} in force say whom a breach concerns. */
    public BreachDecisions(Catalogue catalogue, Collection<Rule> rules) {
        this.catalogue = catalogue;
        this.people = catalogue.people();
        this.rules = rules.stream().collect(Collectors.toMap(Rule::id, rule -> rule, (first, second) -> first));
    }

    /**
     * What is told on the night of {@code run}, by digest; nothing but in the nightly evaluation.
     *
     * @param breaches the breaches that were found or ended within a year, those of one period in the order in which
     *     they were found
     * @param told whether a person was told of an item, by the ids of both
     * @param silences the silences that hold on the night
     */
    public Map<Envelope, List<BreachNews>> on(
            NoticeRun run, List<PastBreach> breaches, BiPredicate<String, String> told, List<Silence> silences) {
        Map<Envelope, List<BreachNews>> news = new LinkedHashMap<>();
        if (!run.isComplete()) {
            return news;
        }
        Map<List<Object>, List<PastBreach>> byPeriod = breaches.stream()
                .collect(Collectors.groupingBy(
                        breach -> List.of(breach.place(), breach.timePeriod()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        for (List<PastBreach> ofPeriod : byPeriod.values()) {
            PastBreach now = ofPeriod.get(ofPeriod.size() - 1);
            Rule rule = rules.get(now.place().ruleId());
            if (rule != null) {
                Set<Person> concerned = now.ended() == null ? concerned(now, rule, run, silences) : Set.of();
                for (Person person : people.all()) {
                    if (getsDigest(person, run)) {
                        news(ofPeriod, rule, toldLast(ofPeriod, person, told), concerned.contains(person))
                                .ifPresent(each -> news.computeIfAbsent(
                                                new Envelope(person, Decision.Way.DIGEST, ""),
                                                first -> new ArrayList<>())
                                        .add(each));
                    }
                }
            }
        }
        return news;
    }

    /** The measure that the person was told last of the period, if it was not taken back since; else null. */
    private static BigDecimal toldLast(List<PastBreach> ofPeriod, Person person, BiPredicate<String, String> told) {
        BigDecimal last = null;
        for (PastBreach breach : ofPeriod) {
            last = told.test(person.id(), breach.item()) ? breach.seen().measure() : last;
            last = told.test(person.id(), BreachNews.correctionOf(breach)) ? null : last;
        }
        return last;
    }

    /** What a person is told of a period: only the last of what was found counts. */
    private static Optional<BreachNews> news(
            List<PastBreach> ofPeriod, Rule rule, BigDecimal toldLast, boolean concerned) {
        PastBreach now = ofPeriod.get(ofPeriod.size() - 1);
        BigDecimal measure =
                now.ended() == null ? now.seen().measure() : now.ended().measure();
        boolean misled = toldLast != null && (measure == null || toldLast.compareTo(measure) != 0);
        return misled || toldLast == null && concerned
                ? Optional.of(new BreachNews(now.ended() != null, now, rule, toldLast))
                : Optional.empty();
    }

    /** Who answers for the rule in the place and wants to hear of that level, or stands in for one who is away. */
    private Set<Person> concerned(PastBreach breach, Rule rule, NoticeRun run, List<Silence> silences) {
        if (isHeld(breach, rule, run, silences)) {
            return Set.of();
        }
        return people
                .officialsFor(
                        rule.bureau(), rule.project(), Set.of(breach.place().regionId()))
                .stream()
                .filter(person -> reaches(breach.level(), person))
                .map(person -> people.presentFor(person, run.businessDate()))
                .collect(Collectors.toSet());
    }

    private static boolean isHeld(PastBreach breach, Rule rule, NoticeRun run, List<Silence> silences) {
        Silence.Subject subject = new Silence.Subject(
                0, rule.id(), breach.indicator(), breach.place().regionId(), "", rule.bureau(), rule.project());
        return breach.foundOn().plusDays(DAYS).isBefore(run.businessDate())
                || silences.stream().anyMatch(silence -> silence.matches(subject));
    }

    private boolean reaches(Level level, Person person) {
        String from = person.notices().fromLevel();
        return from == null
                || catalogue
                        .levels()
                        .find(from)
                        .map(least -> !least.isGraverThan(level))
                        .orElse(true);
    }

    private boolean getsDigest(Person person, NoticeRun run) {
        boolean waits = run.workingDaysOnly() || person.notices().workingDays();
        return !waits || catalogue.workingDays().isWorkingDay(run.businessDate());
    }
}
