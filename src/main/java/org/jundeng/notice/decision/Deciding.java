// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Decision.Role;
import org.jundeng.notice.decision.Decision.Way;
import org.jundeng.notice.decision.Matter.Part;

/** Decides on an episode for everybody whom it may concern: by night, by day and in a rehearsal alike. Pure. */
public final class Deciding {

    /** Nothing is foreseen beyond; a silence lasts for at most a year. */
    private static final int LONGEST_DAYS = 400;

    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final PastDecisions past;
    private final LocalDate night;
    private final Recipients recipients;

    /** Decides on {@code night}, by what people were told before. */
    public Deciding(Catalogue catalogue, FeedDirectory feeds, PastDecisions past, LocalDate night) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.past = past;
        this.night = night;
        this.recipients = new Recipients(catalogue, feeds, past, night);
    }

    /** What a person's mails have to go by. */
    public interface Times {

        /** The evaluation, as far as it matters to the person; {@code bureau} is that of a stewards' mail. */
        Decision.Occasion occasion(Person person, String bureau);

        /** The business date on which a mail that is written now will leave. */
        LocalDate leaves(Person person, Way way);

        /** Whether the night of a later day writes a digest to the person, if there is something to tell. */
        boolean writesDigest(Person person, LocalDate day);
    }

    /** The decisions, each with what will follow; where nobody is responsible, the one that says so. */
    public List<EpisodeDecision> on(Matter matter, Times times) {
        Map<Person, Part> parts = recipients.of(matter);
        return foresee(matter, parts, decide(matter, parts, times), times);
    }

    /** The decisions, without what will follow. */
    List<EpisodeDecision> now(Matter matter, Times times) {
        return decide(matter, recipients.of(matter), times);
    }

    private List<EpisodeDecision> decide(Matter matter, Map<Person, Part> parts, Times times) {
        List<EpisodeDecision> decided = new ArrayList<>();
        parts.forEach((person, part) -> on(matter, person, part, times).ifPresent(decided::add));
        if (parts.isEmpty() && matter.rule() != null) {
            decided.add(new EpisodeDecision(
                    null,
                    matter.candidate(),
                    matter.rule(),
                    new Decision(DecisionReason.NOBODY_CONCERNED, null),
                    List.of()));
        }
        return decided;
    }

    /**
     * The people who answer for an open episode and were told before that it is open, or are told so now: a mail at
     * once leaves no later than the digest beside it.
     *
     * @param decided the decisions on {@code matter}
     */
    public List<Person> knowing(Matter matter, List<EpisodeDecision> decided) {
        List<Person> knowing = new ArrayList<>();
        Set<String> toldNow = decided.stream()
                .filter(each -> each.why().verdict() == Verdict.TOLD)
                .map(EpisodeDecision::personId)
                .collect(Collectors.toSet());
        recipients.of(matter).forEach((person, part) -> {
            LastTold lastTold = past.lastTold(matter.candidate().episodeId(), person.id());
            boolean answers = part.role() != Role.FORMER && part.role() != Role.STEWARD;
            boolean knows = lastTold != null && !lastTold.over() || toldNow.contains(person.id());
            if (answers && matter.state().open() && knows) {
                knowing.add(person);
            }
        });
        return knowing;
    }

    private Optional<EpisodeDecision> on(Matter matter, Person person, Part part, Times times) {
        CandidateEpisode candidate = matter.candidate();
        Decision.Occasion occasion = times.occasion(person, feeds.bureauOf(candidate, matter.rule()));
        PastDecisions.Last last = past.last(candidate.episodeId(), person.id());
        LastTold lastTold = last == null ? null : last.lastTold();
        boolean toldLater = lastTold != null && night.isBefore(lastTold.on());
        Correction correction = toldLater ? null : past.correction(candidate, person.id());
        return Decision.of(matter.state(), recipient(person, part, matter, correction), occasion)
                .map(decision -> new EpisodeDecision(
                                person,
                                candidate,
                                matter.rule(),
                                decision,
                                last == null ? List.of() : last.messages(),
                                escalates(decision.why()) ? part.escalation() : null,
                                null)
                        .inPlaceOf(represented(person, part))
                        .correcting(
                                correction == null ? past.correctionOfWhatIsShown(candidate, person.id()) : correction))
                .map(decided -> hasToAnswer(part, matter) ? decided : decided.handedToAnother());
    }

    /** Each of {@code decided} with what will follow. */
    private List<EpisodeDecision> foresee(
            Matter matter, Map<Person, Part> parts, List<EpisodeDecision> decided, Times times) {
        Map<Person, Part> asked = new LinkedHashMap<>();
        for (EpisodeDecision each : decided) {
            Way way = each.decision().way();
            Part part = parts.get(each.person());
            if (way != null && way != Way.STEWARDS && part.official() != null && hasToAnswer(part, matter)) {
                asked.put(each.person(), part);
            }
        }
        if (asked.isEmpty() || !matter.state().open() || matter.state().acknowledged()) {
            return decided;
        }
        Map<Person, NextStep> steps = new Foresight(matter, asked, times).after(decided);
        return decided.stream()
                .map(each -> each.followedBy(steps.get(each.person())))
                .toList();
    }

    /**
     * What will follow on a night's mails if nobody answers: the nights to come are decided as they will be, as if all
     * had been told and nothing else happened than the days of the calendar, absences and silences.
     */
    private final class Foresight {

        private final Matter matter;
        private final Map<Person, Part> asked;
        private final Times times;
        private final PastDecisions later;
        private final Map<Person, NextStep> steps = new HashMap<>();

        /** @param asked who is told tonight and has to answer */
        Foresight(Matter matter, Map<Person, Part> asked, Times times) {
            this.matter = matter;
            this.asked = asked;
            this.times = times;
            this.later = past.of(matter.candidate());
        }

        /** What follows first for each who is asked, after {@code tonight}'s decisions. */
        Map<Person, NextStep> after(List<EpisodeDecision> tonight) {
            told(tonight)
                    .forEach(each -> later.tell(
                            each,
                            night,
                            times.leaves(each.person(), each.decision().way())));
            int left = patience();
            LocalDate day = night;
            while (left >= 0 && steps.size() < asked.size() && day.isBefore(night.plusDays(LONGEST_DAYS))) {
                day = day.plusDays(1);
                boolean somethingNew = pass(day).stream().anyMatch(each -> each.why() != DecisionReason.REPEATED);
                left = somethingNew ? patience() : isPlain(day) ? left - 1 : left;
            }
            return steps;
        }

        private List<EpisodeDecision> pass(LocalDate day) {
            Deciding then = new Deciding(catalogue, feeds, later, day);
            Matter matterThen = matter.on(day);
            Map<Person, Part> parts = then.recipients.of(matterThen);
            List<EpisodeDecision> told = told(then.decide(matterThen, parts, new NightTimes(catalogue, times, day)));
            told.forEach(each -> later.tell(each, day, day));
            asked.forEach((person, part) -> told.stream()
                    .flatMap(each -> step(person, part, each, parts.get(each.person()), day).stream())
                    .min(Comparator.comparing(NextStep::kind))
                    .ifPresent(step -> steps.putIfAbsent(person, step)));
            return told;
        }

        /** What is told on {@code day}, as a step of what {@code reader} may expect; empty where it is none. */
        private Optional<NextStep> step(Person reader, Part part, EpisodeDecision told, Part toldAs, LocalDate day) {
            NextStep.Kind kind = kind(reader, part, told, toldAs);
            return kind == null
                    ? Optional.empty()
                    : Optional.of(new NextStep(
                            kind,
                            told.person(),
                            day,
                            told.escalation() == null ? 0 : told.escalation().workingDays(),
                            told.represented()));
        }

        private NextStep.Kind kind(Person reader, Part part, EpisodeDecision told, Part toldAs) {
            if (told.person().equals(reader)) {
                return told.why() == DecisionReason.REPEATED ? NextStep.Kind.REPEAT : null;
            }
            if (!part.official().equals(toldAs.official())) {
                return null;
            }
            return switch (told.why()) {
                case ESCALATED_TO_DEPUTY -> part.role() == Role.CONCERNED ? NextStep.Kind.DEPUTY : null;
                case ESCALATED_TO_SUPERIOR -> part.role() == Role.SUPERIOR ? null : NextStep.Kind.SUPERIOR;
                default ->
                    part.role() == Role.STANDS_IN && told.person().equals(part.official())
                            ? NextStep.Kind.RETURN
                            : null;
            };
        }

        /** After so many working days on which all are there and nothing new is told, nothing will be. */
        private int patience() {
            return asked.entrySet().stream()
                            .flatMapToInt(each -> IntStream.of(
                                    each.getKey().notices().repeatDays(),
                                    each.getValue().official().notices().deputyAfter(),
                                    each.getValue().official().notices().superiorAfter()))
                            .max()
                            .orElse(0)
                    + LastTold.OfPlace.AGAIN_AFTER_DAYS;
        }

        private boolean isPlain(LocalDate day) {
            return catalogue.workingDays().isWorkingDay(day)
                    && !matter.silent().test(day)
                    && asked.values().stream().noneMatch(part -> part.official().isAbsent(day));
        }

        /** The times of the evaluation of a later night. */
        private record NightTimes(Catalogue catalogue, Times times, LocalDate day) implements Times {

            @Override
            public Decision.Occasion occasion(Person person, String bureau) {
                return new Decision.Occasion(
                        day,
                        true,
                        true,
                        catalogue.workingDays().isWorkingDay(day),
                        times.writesDigest(person, day),
                        false);
            }

            @Override
            public LocalDate leaves(Person person, Way way) {
                return day;
            }

            @Override
            public boolean writesDigest(Person person, LocalDate other) {
                return times.writesDigest(person, other);
            }
        }
    }

    private static List<EpisodeDecision> told(List<EpisodeDecision> decided) {
        return decided.stream()
                .filter(each -> each.why().verdict() == Verdict.TOLD)
                .toList();
    }

    /** In whose place the person has the part; null where it is the person's own. */
    private Person represented(Person person, Part part) {
        String id =
                switch (part.role()) {
                    case STANDS_IN, REPLACES, STEWARD -> part.official().id();
                    case DEPUTY -> part.official().deputy();
                    case SUPERIOR -> part.official().superior();
                    case CONCERNED, AWAY, FORMER -> person.id();
                };
        return catalogue
                .people()
                .person(id)
                .filter(other -> !other.equals(person))
                .orElse(null);
    }

    private static boolean escalates(DecisionReason why) {
        return why == DecisionReason.ESCALATED_TO_DEPUTY || why == DecisionReason.ESCALATED_TO_SUPERIOR;
    }

    /** Whether the part is that of somebody who is asked: of whoever it was handed to, or where it was to nobody. */
    private boolean hasToAnswer(Part part, Matter matter) {
        return matter.handedTo(catalogue.people())
                .map(person -> person.equals(part.official()))
                .orElse(true);
    }

    /** Why it is told that the person is asked, who was not told since it was handed on; null where that is not so. */
    private DecisionReason asked(Person person, Part part, Matter matter) {
        CandidateEpisode candidate = matter.candidate();
        LastTold lastTold = past.lastTold(candidate.episodeId(), person.id());
        boolean isTold = lastTold != null && lastTold.event() >= candidate.handedAt();
        boolean escalates = part.role() == Role.DEPUTY || part.role() == Role.SUPERIOR;
        boolean answers = part.role() != Role.FORMER && part.role() != Role.STEWARD && !escalates;
        if (candidate.handed() == null || isTold || !answers || !hasToAnswer(part, matter)) {
            return null;
        }
        if (matter.handedTo(catalogue.people()).isPresent()) {
            return DecisionReason.HANDED_OVER;
        }
        return lastTold == null ? null : DecisionReason.HANDED_BACK;
    }

    /** The data of a person that the decision needs. Who stands in has the official's wishes where there are no own. */
    private Decision.Recipient recipient(Person person, Part part, Matter matter, Correction correction) {
        CandidateEpisode candidate = matter.candidate();
        boolean hasToAnswer = hasToAnswer(part, matter);
        boolean wasAskedFor = hasToAnswer && matter.handedTo(catalogue.people()).isPresent();
        NoticePreferences own = person.notices();
        NoticePreferences official = part.role() == Role.STANDS_IN || part.role() == Role.REPLACES
                ? part.official().notices()
                : own;
        return new Decision.Recipient(
                part.role(),
                past.lastTold(candidate.episodeId(), person.id()),
                wasAskedFor ? null : level(own.fromLevel() == null ? official.fromLevel() : own.fromLevel()),
                level(own.atOnce() == null ? official.atOnce() : own.atOnce()),
                part.role() == Role.STEWARD || !hasToAnswer ? 0 : own.repeatDays(),
                past.ofPlace(candidate.place(), person.id(), night),
                correction != null,
                catalogue.people().isUnreachable(person),
                asked(person, part, matter));
    }

    private Level level(String code) {
        return code == null ? null : catalogue.levels().find(code).orElse(null);
    }
}
