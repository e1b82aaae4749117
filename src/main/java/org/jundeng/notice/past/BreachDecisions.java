// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.past;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * each of them once, and once if it turns out not to be true. Pure.
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
        for (PastBreach breach : breaches) {
            Rule rule = rules.get(breach.place().ruleId());
            if (rule == null) {
                continue;
            }
            BreachNews each = new BreachNews(breach.ended() != null, breach, rule);
            Set<Person> recipients = new LinkedHashSet<>();
            if (each.corrected()) {
                recipients.addAll(isToldAnew(breach, breaches) ? Set.of() : toldBefore(breach, breaches, told));
            } else {
                recipients.addAll(isHeld(each, run, silences) ? Set.of() : concerned(each, run));
                before(breach, breaches).ifPresent(wrong -> recipients.addAll(toldBefore(wrong, breaches, told)));
            }
            recipients.stream()
                    .filter(person -> getsDigest(person, run) && !told.test(person.id(), each.item()))
                    .map(person -> new Envelope(person, Decision.Way.DIGEST, ""))
                    .forEach(envelope -> news.computeIfAbsent(envelope, first -> new ArrayList<>())
                            .add(each));
        }
        return news;
    }

    private static boolean isHeld(BreachNews news, NoticeRun run, List<Silence> silences) {
        PastBreach breach = news.breach();
        Silence.Subject subject = new Silence.Subject(
                0,
                news.rule().id(),
                breach.indicator(),
                breach.place().regionId(),
                "",
                news.rule().bureau(),
                news.rule().project());
        return breach.foundOn().plusDays(DAYS).isBefore(run.businessDate())
                || silences.stream().anyMatch(silence -> silence.matches(subject));
    }

    /** Who answers for the rule in the place and wants to hear of that level, or stands in for one who is away. */
    private Set<Person> concerned(BreachNews news, NoticeRun run) {
        PastBreach breach = news.breach();
        return people
                .officialsFor(
                        news.rule().bureau(),
                        news.rule().project(),
                        Set.of(breach.place().regionId()))
                .stream()
                .filter(person -> reaches(breach.level(), person))
                .map(person -> people.presentFor(person, run.businessDate()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
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

    /** Whether a breach that turned out not to be true is told anew with another value. */
    private static boolean isToldAnew(PastBreach breach, List<PastBreach> breaches) {
        return breaches.stream()
                .anyMatch(other -> other.before() != null
                        && other.isOfSamePeriodAs(breach)
                        && !other.foundOn().isBefore(breach.ended().on()));
    }

    /** The breach whose wrong value {@code breach} corrects; empty where it corrects none. */
    private static Optional<PastBreach> before(PastBreach breach, List<PastBreach> breaches) {
        if (breach.before() == null) {
            return Optional.empty();
        }
        return breaches.subList(0, breaches.indexOf(breach)).stream()
                .filter(other -> other.isOfSamePeriodAs(breach) && other.ended() != null)
                .filter(other -> other.ended().on().equals(breach.foundOn()))
                .reduce((earlier, later) -> later);
    }

    /** Who was told of the breach, or of what it corrects and not yet that. */
    private Set<Person> toldBefore(PastBreach breach, List<PastBreach> breaches, BiPredicate<String, String> told) {
        Set<Person> recipients = people.all().stream()
                .filter(person -> told.test(person.id(), breach.item()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        before(breach, breaches).ifPresent(wrong -> recipients.addAll(toldBefore(wrong, breaches, told)));
        return recipients;
    }

    private boolean getsDigest(Person person, NoticeRun run) {
        boolean waits = run.workingDaysOnly() || person.notices().workingDays();
        return !waits || catalogue.workingDays().isWorkingDay(run.businessDate());
    }
}
