// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.WaitingNews.Kind;

/**
 * Decides who is told on a night of deliveries that wait to be confirmed, so that nobody buries a true figure by
 * leaving it unconfirmed. Pure: the same deliveries, night and past give the same result.
 *
 * <ul>
 *   <li>The steward is told on the first night, and reminded on each later working day.
 *   <li>Officials are told in their digest when it has waited for so many working days as {@link Patience} says, and
 *       again after {@value #AGAIN_AFTER_DAYS} days each; so are their superiors.
 *   <li>Whoever was told so is told once that it waits no more.
 *   <li>The deputy is told in place of somebody who is away.
 * </ul>
 */
public final class WaitingDecisions {

    /** An official is told again after so many days. */
    static final int AGAIN_AFTER_DAYS = 7;

    private final Catalogue catalogue;
    private final People people;
    private final Officials officials;
    private final Stewards stewards;

    /** Decides for the people of {@code catalogue}; the {@code rules} say which officials an indicator concerns. */
    public WaitingDecisions(Catalogue catalogue, FeedDirectory feeds, Collection<Rule> rules) {
        this.catalogue = catalogue;
        this.people = catalogue.people();
        this.officials = new Officials(catalogue, feeds, rules);
        this.stewards = new Stewards(people, feeds);
    }

    /** What is told on the night of {@code run}, by mail. Only the nightly evaluation tells of them. */
    public Map<Envelope, List<WaitingNews>> on(NoticeRun run, List<WaitingDelivery> deliveries, WaitingTold told) {
        Map<Envelope, List<WaitingNews>> news = new LinkedHashMap<>();
        if (run.isComplete()) {
            for (WaitingDelivery delivery : deliveries) {
                Telling telling = new Telling(run, delivery, told, news);
                if (delivery.waits()) {
                    telling.stewards();
                    telling.officials();
                } else {
                    telling.settled();
                }
            }
        }
        return news;
    }

    /** What is told of one delivery. */
    private final class Telling {

        private final LocalDate night;
        private final NoticeRun run;
        private final WaitingDelivery delivery;
        private final WaitingTold told;
        private final Map<Envelope, List<WaitingNews>> news;
        private final int workingDays;

        Telling(NoticeRun run, WaitingDelivery delivery, WaitingTold told, Map<Envelope, List<WaitingNews>> news) {
            this.run = run;
            this.night = run.businessDate();
            this.delivery = delivery;
            this.told = told;
            this.news = news;
            LocalDate end = delivery.waits() ? night : delivery.settled().on();
            this.workingDays = catalogue.workingDays().between(delivery.since(), end);
        }

        void stewards() {
            String bureau = delivery.origin().bureau();
            stewards.of(bureau, delivery.origin().feed()).stream()
                    .filter(person -> person.notices().receipts() != NoticePreferences.Receipts.NONE)
                    .collect(Collectors.groupingBy(this::present, LinkedHashMap::new, Collectors.toList()))
                    .forEach((person, addressed) -> steward(
                            person, inPlaceOf(person, addressed), new Envelope(person, Decision.Way.STEWARDS, bureau)));
        }

        /** In whose place somebody is told; null for whoever is addressed as such, too. */
        private static Person inPlaceOf(Person told, List<Person> addressed) {
            return addressed.contains(told) ? null : addressed.get(0);
        }

        private void steward(Person person, Person represented, Envelope envelope) {
            Set<Long> itself = Set.of(delivery.deliveryId());
            Optional<LocalDate> first = told.last(person.id(), Kind.STOPPED, itself);
            List<LocalDate> reminders = told.nights(person.id(), Kind.REMINDED, delivery.line());
            if (first.isEmpty()) {
                add(envelope, Kind.STOPPED, 1, represented);
            } else if (first.get().isBefore(night)
                    && catalogue.workingDays().isWorkingDay(night)
                    && !reminders.contains(night)) {
                add(envelope, Kind.REMINDED, reminders.size() + 1, represented);
            }
        }

        void officials() {
            boolean tells = run.patience().tellsOfficials(workingDays);
            boolean tellsSuperiors = run.patience().tellsSuperiors(workingDays);
            if (!tells && !tellsSuperiors) {
                return;
            }
            List<Person> concerned =
                    officials.of(delivery.origin().bureau(), delivery.indicators(), delivery.regionIds());
            Stream<Person> superiors = concerned.stream().flatMap(official -> superior(official).stream());
            Stream.concat(tells ? concerned.stream() : Stream.of(), tellsSuperiors ? superiors : Stream.of())
                    .collect(Collectors.groupingBy(this::present, LinkedHashMap::new, Collectors.toList()))
                    .forEach((person, addressed) -> official(person, inPlaceOf(person, addressed)));
        }

        private void official(Person person, Person represented) {
            List<LocalDate> nights = told.nights(person.id(), Kind.OVERDUE, delivery.line());
            boolean again = nights.isEmpty()
                    || !night.isBefore(nights.get(nights.size() - 1).plusDays(AGAIN_AFTER_DAYS));
            if (again && getsDigest(person)) {
                add(new Envelope(person, Decision.Way.DIGEST, ""), Kind.OVERDUE, nights.size() + 1, represented);
            }
        }

        void settled() {
            for (String id : told.people(Kind.OVERDUE, delivery.line())) {
                people.person(id)
                        .filter(person ->
                                !person.isAbsent(night) && !people.isUnreachable(person) && getsDigest(person))
                        .filter(person ->
                                told.last(id, Kind.SETTLED, delivery.line()).isEmpty())
                        .ifPresent(person -> add(new Envelope(person, Decision.Way.DIGEST, ""), Kind.SETTLED, 1, null));
            }
        }

        private Person present(Person person) {
            return people.presentFor(person, night);
        }

        private Optional<Person> superior(Person official) {
            return Optional.ofNullable(official.superior()).flatMap(people::person);
        }

        private boolean getsDigest(Person person) {
            boolean waits = run.workingDaysOnly() || person.notices().workingDays();
            return !waits || catalogue.workingDays().isWorkingDay(night);
        }

        private void add(Envelope envelope, Kind kind, int times, Person represented) {
            news.computeIfAbsent(envelope, first -> new ArrayList<>())
                    .add(new WaitingNews(kind, delivery, night, workingDays, times, represented));
        }
    }
}
