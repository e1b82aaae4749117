// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Event;
import org.jundeng.alert.Rehearsed;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Decision.Role;

/**
 * The mails that a rehearsal's episodes would have brought about, by the {@link Decision} that real ones are written
 * by: for each night one for each person and way, of the stewards' mails one for each bureau, too; repeats, deputies
 * and superiors included. Nobody acknowledges anything in a rehearsal, and other rules, what they inhibit, silences,
 * receipts and reminders are left out. Pure.
 *
 * @param mails the mails, night by night
 */
public record MailCount(List<Mail> mails) {

    public MailCount {
        mails = List.copyOf(mails);
    }

    /**
     * A mail.
     *
     * @param night the night that it is of
     * @param person whom it goes to
     * @param kind digest, at-once or steward
     * @param episodes how many episodes it tells of
     */
    public record Mail(LocalDate night, Person person, String kind, int episodes) {}

    /** The mails by person, in the order of their first. */
    public Map<Person, List<Mail>> byPerson() {
        return mails.stream().collect(Collectors.groupingBy(Mail::person, LinkedHashMap::new, Collectors.toList()));
    }

    /** The mails that the people of {@code catalogue} would have had, of digests on working days only, as served. */
    public static MailCount of(Catalogue catalogue, Feeds feeds, Rehearsed rehearsed) {
        Map<LocalDate, List<EpisodeChange>> told = rehearsed.events().stream()
                .filter(event -> event.event().isTold())
                .collect(Collectors.groupingBy(EpisodeChange::businessDate));
        Counting counting = new Counting(catalogue, feeds);
        for (LocalDate night : rehearsed.nights()) {
            told.getOrDefault(night, List.of()).forEach(counting::take);
            counting.tell(night);
        }
        return new MailCount(counting.mails);
    }

    /** The state from night to night. */
    private static final class Counting {
        private final Catalogue catalogue;
        private final Feeds feeds;
        private final PastDecisions past = new PastDecisions();
        private final Map<Long, Known> matters = new LinkedHashMap<>();
        private final List<Mail> mails = new ArrayList<>();

        Counting(Catalogue catalogue, Feeds feeds) {
            this.catalogue = catalogue;
            this.feeds = feeds;
        }

        /** An episode of which something may have to be told, and its rule. */
        private record Known(Matter matter, EpisodeChange change) {}

        void take(EpisodeChange change) {
            Known before = matters.get(change.episodeId());
            Matter matter = new Matter(
                    change.episodeId(),
                    change.place(),
                    change.rule().target(),
                    change.rule().indicator(),
                    change.event() != Event.CLOSED,
                    change.level(),
                    before == null ? change.businessDate() : before.matter().openedOn(),
                    new Matter.Change(
                            change.eventId(),
                            change.event(),
                            change.reason(),
                            change.businessDate(),
                            change.ordinal(),
                            change.before()),
                    null,
                    null,
                    false);
            matters.put(change.episodeId(), new Known(matter, change));
        }

        void tell(LocalDate night) {
            Map<Envelope, Integer> envelopes = new LinkedHashMap<>();
            matters.values().removeIf(known -> {
                List<Telling> decided = decide(known, night);
                decided.forEach(each -> past.add(PastDecisions.Past.of(each, night), PastDecisions.NEVER_ACKNOWLEDGED));
                decided.stream()
                        .filter(each -> each.why().verdict() == Verdict.TOLD)
                        .forEach(each -> envelopes.merge(each.envelope(feeds), 1, Integer::sum));
                return !known.matter().open()
                        && decided.stream().noneMatch(each -> each.why().verdict() == Verdict.HELD);
            });
            envelopes.forEach(
                    (envelope, episodes) -> mails.add(new Mail(night, envelope.person(), envelope.kind(), episodes)));
        }

        private List<Telling> decide(Known known, LocalDate night) {
            Matter matter = known.matter();
            Decision.Stand stand = new Decision.Stand(
                    matter.open(), matter.level(), matter.change().eventId(), false, false, false, false);
            Hearers hearers = new Hearers(catalogue, feeds, night);
            boolean working = catalogue.workingDays().isWorkingDay(night);
            Map<Person, Role> roles = hearers.of(matter, known.change().rule(), stand, past);
            return roles.entrySet().stream()
                    .map(each -> {
                        Person person = each.getKey();
                        Heard heard = past.heard(matter.episodeId(), person.id());
                        return Decision.of(
                                        stand,
                                        hearers.hearer(person, each.getValue(), heard),
                                        new Decision.Hour(night, true, working, false))
                                .map(decision -> new Telling(
                                        person, matter, known.change().rule(), decision, List.of()))
                                .orElse(null);
                    })
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}
