// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Event;
import org.jundeng.alert.Rehearsed;
import org.jundeng.alert.WatchedPlace;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;

/**
 * The mails that the episodes of a rehearsal would have caused, decided by {@link Decision} as in reality. Each night,
 * each person gets one mail of each kind, and one stewards' mail for each bureau. Repeats, deputies and superiors are
 * included. In a rehearsal nobody acknowledges anything; other rules and their inhibitions, silences, receipts and
 * reminders are left out. Pure.
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
     * @param night the business date
     * @param person the recipient
     * @param kind digest, at-once or steward
     * @param episodes how many episodes it covers
     */
    public record Mail(LocalDate night, Person person, String kind, int episodes) {}

    /** The mails by person, in the order of each person's first mail. */
    public Map<Person, List<Mail>> byPerson() {
        return mails.stream().collect(Collectors.groupingBy(Mail::person, LinkedHashMap::new, Collectors.toList()));
    }

    /**
     * Counts the mails that the people of {@code catalogue} would have received. Digests are written on working days
     * only, as by the served pipeline.
     */
    public static MailCount of(Catalogue catalogue, FeedDirectory feeds, Rehearsed rehearsed) {
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
        private final FeedDirectory feeds;
        private final PastDecisions past = new PastDecisions();
        private final Map<Long, Known> candidates = new LinkedHashMap<>();
        private final Map<WatchedPlace, List<LocalDate>> openings = new HashMap<>();
        private final List<Mail> mails = new ArrayList<>();

        Counting(Catalogue catalogue, FeedDirectory feeds) {
            this.catalogue = catalogue;
            this.feeds = feeds;
        }

        /** An episode that people may have to be told of, and its last change. */
        private record Known(CandidateEpisode candidate, EpisodeChange change) {}

        void take(EpisodeChange change) {
            Known before = candidates.get(change.episodeId());
            CandidateEpisode candidate = new CandidateEpisode(
                    change.episodeId(),
                    change.place(),
                    change.rule().target(),
                    change.rule().indicator(),
                    change.event() != Event.CLOSED,
                    change.level(),
                    before == null ? change.businessDate() : before.candidate().openedOn(),
                    new CandidateEpisode.Change(
                            change.eventId(),
                            change.event(),
                            change.cause(),
                            change.businessDate(),
                            change.ordinal(),
                            change.before(),
                            null),
                    null,
                    null,
                    false,
                    Sightings.NONE,
                    openings(change));
            candidates.put(change.episodeId(), new Known(candidate, change));
        }

        /** How often the place opened within 30 days up to the change. */
        private int openings(EpisodeChange change) {
            List<LocalDate> opened = openings.computeIfAbsent(change.place(), first -> new ArrayList<>());
            if (change.event() == Event.OPENED || change.event() == Event.REOPENED) {
                opened.add(change.businessDate());
            }
            return (int) opened.stream()
                    .filter(day -> day.isAfter(change.businessDate().minusDays(LastTold.OfPlace.DAYS)))
                    .count();
        }

        void tell(LocalDate night) {
            Map<Envelope, Integer> envelopes = new LinkedHashMap<>();
            candidates.values().removeIf(known -> {
                List<EpisodeDecision> decided = decide(known, night);
                decided.forEach(each -> past.add(PastDecisions.Past.of(each, night), PastDecisions.NEVER_ACKNOWLEDGED));
                decided.stream()
                        .filter(each -> each.why().verdict() == Verdict.TOLD)
                        .forEach(each -> envelopes.merge(each.envelope(feeds), 1, Integer::sum));
                return !known.candidate().open()
                        && decided.stream().noneMatch(each -> each.why().verdict() == Verdict.HELD);
            });
            envelopes.forEach(
                    (envelope, episodes) -> mails.add(new Mail(night, envelope.person(), envelope.kind(), episodes)));
        }

        private List<EpisodeDecision> decide(Known known, LocalDate night) {
            CandidateEpisode candidate = known.candidate();
            Decision.EpisodeState state = new Decision.EpisodeState(
                    candidate.open(),
                    candidate.level(),
                    candidate.change().eventId(),
                    false,
                    false,
                    false,
                    false,
                    candidate.isTakenBack(),
                    candidate.openings());
            return new Deciding(catalogue, feeds, past, night)
                    .now(new Matter(candidate, known.change().rule(), state, day -> false), times(night));
        }

        private Deciding.Times times(LocalDate night) {
            boolean working = catalogue.workingDays().isWorkingDay(night);
            return new Deciding.Times() {
                @Override
                public Decision.Occasion occasion(Person person, String bureau) {
                    return new Decision.Occasion(night, true, true, working, working, false);
                }

                @Override
                public LocalDate leaves(Person person, Decision.Way way) {
                    return night;
                }

                @Override
                public boolean writesDigest(Person person, LocalDate day) {
                    return catalogue.workingDays().isWorkingDay(day);
                }
            };
        }
    }
}
