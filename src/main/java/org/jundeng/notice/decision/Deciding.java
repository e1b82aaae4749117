// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Decision.Role;
import org.jundeng.notice.decision.Decision.Way;
import org.jundeng.notice.decision.Matter.Part;

/** Decides on an episode for everybody whom it may concern: by night, by day and in a rehearsal alike. Pure. */
public final class Deciding {

    private final Catalogue catalogue;
    private final FeedDirectory feeds;
    private final PastDecisions past;
    private final LocalDate night;
    private final Recipients recipients;
    private final Answering answering;

    /** Decides on {@code night}, by what people were told before. */
    public Deciding(Catalogue catalogue, FeedDirectory feeds, PastDecisions past, LocalDate night) {
        this.catalogue = catalogue;
        this.feeds = feeds;
        this.past = past;
        this.night = night;
        this.recipients = new Recipients(catalogue, feeds, past, night);
        this.answering = new Answering(catalogue, past, night);
    }

    /** What a person's mails have to go by. */
    public interface Times {

        /** The evaluation, as far as it matters to the person; {@code bureau} is that of a stewards' mail. */
        Decision.Occasion occasion(Person person, String bureau);

        /** The business date on which a mail that is written now will leave. */
        LocalDate leaves(Person person, Way way);
    }

    /** The decisions; where nobody is responsible, the one that says so. */
    public List<EpisodeDecision> on(Matter matter, Times times) {
        Map<Person, Part> parts = recipients.of(matter);
        List<EpisodeDecision> decided = new ArrayList<>();
        parts.keySet().forEach(person -> on(matter, parts, person, times).ifPresent(decided::add));
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

    /** The people who answer for an open episode and were told before that it is open. */
    public List<Person> knowing(Matter matter) {
        List<Person> knowing = new ArrayList<>();
        recipients.of(matter).forEach((person, part) -> {
            LastTold lastTold = past.lastTold(matter.candidate().episodeId(), person.id());
            boolean answers = part.role() != Role.FORMER && part.role() != Role.STEWARD;
            if (answers && matter.state().open() && lastTold != null && !lastTold.over()) {
                knowing.add(person);
            }
        });
        return knowing;
    }

    private Optional<EpisodeDecision> on(Matter matter, Map<Person, Part> parts, Person person, Times times) {
        CandidateEpisode candidate = matter.candidate();
        Part part = parts.get(person);
        Decision.Occasion occasion = times.occasion(person, feeds.bureauOf(candidate, matter.rule()));
        PastDecisions.Last last = past.last(candidate.episodeId(), person.id());
        LastTold lastTold = last == null ? null : last.lastTold();
        boolean toldLater = lastTold != null && night.isBefore(lastTold.on());
        Correction correction = toldLater ? null : past.correction(candidate, person.id());
        return Decision.of(matter.state(), recipient(person, part, candidate, correction), occasion)
                .map(decision -> new EpisodeDecision(
                                person,
                                candidate,
                                matter.rule(),
                                decision,
                                last == null ? List.of() : last.messages(),
                                escalates(decision.why()) ? part.escalation() : null,
                                next(matter, parts, person, decision, times))
                        .inPlaceOf(represented(person, part))
                        .correcting(
                                correction == null
                                        ? past.correctionOfWhatIsShown(candidate, person.id())
                                        : correction));
    }

    private NextStep next(Matter matter, Map<Person, Part> parts, Person person, Decision decision, Times times) {
        return decision.way() == null
                ? null
                : answering
                        .next(person, parts, matter, times.leaves(person, decision.way()))
                        .orElse(null);
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

    /** The data of a person that the decision needs. Who stands in has the official's wishes where there are no own. */
    private Decision.Recipient recipient(Person person, Part part, CandidateEpisode candidate, Correction correction) {
        NoticePreferences own = person.notices();
        NoticePreferences official = part.role() == Role.STANDS_IN || part.role() == Role.REPLACES
                ? part.official().notices()
                : own;
        return new Decision.Recipient(
                part.role(),
                past.lastTold(candidate.episodeId(), person.id()),
                level(own.fromLevel() == null ? official.fromLevel() : own.fromLevel()),
                level(own.atOnce() == null ? official.atOnce() : own.atOnce()),
                part.role() == Role.STEWARD ? 0 : own.repeatDays(),
                past.ofPlace(candidate.place(), person.id(), night),
                correction != null,
                catalogue.people().isUnreachable(person));
    }

    private Level level(String code) {
        return code == null ? null : catalogue.levels().find(code).orElse(null);
    }
}
