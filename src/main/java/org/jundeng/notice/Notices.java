// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jundeng.alert.Rule;
import org.jundeng.alert.past.PastBreach;
import org.jundeng.alert.past.PastBreaches;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.Decision.Role;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Inhibitions;
import org.jundeng.notice.decision.LastTold;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.PastDecisions;
import org.jundeng.notice.decision.Recipients;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.notice.decision.WaitingDecisions;
import org.jundeng.notice.decision.WaitingNews;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.past.BreachDecisions;
import org.jundeng.notice.past.BreachNews;
import org.jundeng.notice.writing.KnownEpisode;
import org.jundeng.notice.writing.MailItem;
import org.jundeng.notice.writing.MailWriter;
import org.jundeng.notice.writing.WrittenMail;

/**
 * Decides who is told of which episode and why, and puts the mails into the outbox: in the transaction of the change.
 */
public final class Notices {

    private final Catalogue catalogue;
    private final Map<String, Rule> rules;
    private final FeedDirectory feeds;
    private final MailWriter writer;

    /**
     * Decides for the people of {@code catalogue}.
     *
     * @param rules the rules in force
     * @param feeds tells which feeds figures come from
     * @param links the links that the mails contain
     */
    public Notices(Catalogue catalogue, List<Rule> rules, FeedDirectory feeds, MailLinks links) {
        this.catalogue = catalogue;
        this.rules = rules.stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule, (first, second) -> first, LinkedHashMap::new));
        this.feeds = feeds;
        this.writer = new MailWriter(catalogue, feeds, links);
    }

    /**
     * The result of a run.
     *
     * @param mails the mails that were put into the outbox
     * @param notTold the decisions not to tell that differ from the last ones
     */
    public record Result(List<WrittenMail> mails, List<EpisodeDecision> notTold) {

        /** The number of decisions not to tell, by reason. */
        public Map<DecisionReason, Long> reasons() {
            return notTold.stream()
                    .collect(Collectors.groupingBy(EpisodeDecision::why, TreeMap::new, Collectors.counting()));
        }
    }

    /** Decides, and stores the decisions and the mails. A second call changes nothing. */
    public Result decide(Connection connection, NoticeRun run) throws SQLException {
        List<CandidateEpisode> candidates = CandidateEpisodes.read(connection, catalogue.levels());
        PastDecisions past = DecisionLog.read(connection, candidates, catalogue.levels());
        List<Silence> silences = Silences.holdingOn(connection, run.businessDate());
        Inhibitions inhibitions = new Inhibitions(rules, candidates, feeds);
        Set<String> written = new OutboxWriter(connection).stewardKeys(run.businessDate());
        List<EpisodeDecision> decided = new ArrayList<>();
        Map<Person, List<KnownEpisode>> known = new LinkedHashMap<>();
        for (CandidateEpisode candidate : candidates) {
            Rule rule = rules.get(candidate.place().ruleId());
            Decision.EpisodeState state = new Decision.EpisodeState(
                    candidate.open(),
                    candidate.level(),
                    candidate.change().eventId(),
                    candidate.acknowledged(),
                    isSilenced(candidate, rule, silences),
                    inhibitions.explain(candidate),
                    inhibitions.superseded(candidate),
                    candidate.change().isCorrection());
            decided.addAll(decide(candidate, rule, state, past, new Evening(run, written, known)));
        }
        List<EpisodeDecision> told = decided.stream()
                .filter(each -> each.why().verdict() == Verdict.TOLD)
                .toList();
        List<EpisodeDecision> notTold = decided.stream()
                .filter(each -> each.why().verdict() != Verdict.TOLD && !past.isKnown(each))
                .toList();
        MailWriter.MailContents contents = new MailWriter.MailContents(
                told,
                explained(candidates, past),
                waiting(connection, run),
                breaches(connection, run, silences),
                known);
        List<WrittenMail> mails = writer.write(connection, run, contents, written);
        Map<EpisodeDecision, Long> lines = new LinkedHashMap<>();
        notTold.forEach(each -> lines.put(each, null));
        mails.forEach(mail -> mail.decisions().forEach(each -> lines.put(each, mail.noticeId())));
        DecisionLog.write(connection, run, lines);
        remember(connection);
        return new Result(mails, notTold);
    }

    /** What is told of deliveries that wait to be confirmed; nothing but in the nightly evaluation. */
    private Map<Envelope, List<WaitingNews>> waiting(Connection connection, NoticeRun run) throws SQLException {
        return run.isComplete()
                ? new WaitingDecisions(catalogue, feeds, rules.values())
                        .on(
                                run,
                                WaitingDeliveries.read(connection, run.businessDate()),
                                WaitingDeliveries.told(connection))
                : Map.of();
    }

    /** What is told of breaches that became known late and are over; nothing but in the nightly evaluation. */
    private Map<Envelope, List<BreachNews>> breaches(Connection connection, NoticeRun run, List<Silence> silences)
            throws SQLException {
        if (!run.isComplete()) {
            return Map.of();
        }
        List<PastBreach> found = PastBreaches.told(connection, catalogue.levels(), run.businessDate());
        if (found.isEmpty()) {
            return Map.of();
        }
        Set<String> told = new OutboxWriter(connection).toldUntil(run.businessDate());
        return new BreachDecisions(catalogue, rules.values())
                .on(run, found, (person, item) -> told.contains(OutboxWriter.told(person, item)), silences);
    }

    /** The explanations of episodes, for each person who was told of the episode. */
    private Map<Person, List<MailItem.Explanation>> explained(List<CandidateEpisode> candidates, PastDecisions past) {
        Map<Person, List<MailItem.Explanation>> explained = new LinkedHashMap<>();
        for (CandidateEpisode candidate : candidates) {
            if (candidate.isExplained()) {
                past.of(candidate.episodeId()).forEach((id, last) -> catalogue
                        .people()
                        .person(id)
                        .filter(person -> last.lastTold() != null)
                        .ifPresent(person -> explained
                                .computeIfAbsent(person, first -> new ArrayList<>())
                                .add(new MailItem.Explanation(
                                        candidate, rules.get(candidate.place().ruleId())))));
            }
        }
        return explained;
    }

    /** A run, the keys of the stewards' mails that were written for its day before, and what each person knows. */
    private record Evening(NoticeRun run, Set<String> written, Map<Person, List<KnownEpisode>> known) {

        /** Remembers that an open episode was told before to a person who still answers for it. */
        void knows(Person person, Role role, KnownEpisode episode, LastTold lastTold) {
            boolean answers = role != Role.FORMER && role != Role.STEWARD;
            if (answers && episode.candidate().open() && lastTold != null && !lastTold.over()) {
                known.computeIfAbsent(person, first -> new ArrayList<>()).add(episode);
            }
        }
    }

    private List<EpisodeDecision> decide(
            CandidateEpisode candidate, Rule rule, Decision.EpisodeState state, PastDecisions past, Evening evening) {
        Recipients recipients = new Recipients(catalogue, feeds, evening.run().businessDate());
        List<EpisodeDecision> decided = new ArrayList<>();
        Map<Person, Role> roles = recipients.of(candidate, rule, state, past);
        roles.forEach((person, role) -> {
            LastTold lastTold = past.lastTold(candidate.episodeId(), person.id());
            evening.knows(person, role, new KnownEpisode(candidate, rule), lastTold);
            String bureau = feeds.bureauOf(candidate, rule);
            Decision.Occasion occasion = occasion(person, evening, bureau);
            PastDecisions.Last last = past.last(candidate.episodeId(), person.id());
            Decision.of(state, recipients.recipient(candidate, person, role, last), occasion)
                    .ifPresent(decision -> decided.add(new EpisodeDecision(
                                    person, candidate, rule, decision, last == null ? List.of() : last.messages())
                            .correcting(past.correction(candidate, person.id()))));
        });
        if (roles.isEmpty() && rule != null) {
            decided.add(new EpisodeDecision(
                    null, candidate, rule, new Decision(DecisionReason.NOBODY_CONCERNED, null), List.of()));
        }
        return decided;
    }

    private Decision.Occasion occasion(Person person, Evening evening, String bureau) {
        NoticeRun run = evening.run();
        boolean waits = run.workingDaysOnly() || person.notices().workingDays();
        return new Decision.Occasion(
                run.businessDate(),
                run.isComplete(),
                !waits || catalogue.workingDays().isWorkingDay(run.businessDate()),
                evening.written()
                        .contains(new Envelope(person, Decision.Way.STEWARDS, bureau).stewardKey(run.businessDate())));
    }

    private static boolean isSilenced(CandidateEpisode candidate, Rule rule, List<Silence> silences) {
        Silence.Subject subject = new Silence.Subject(
                candidate.episodeId(),
                candidate.place().ruleId(),
                candidate.indicator(),
                candidate.place().regionId(),
                candidate.place().feed(),
                rule == null ? null : rule.bureau(),
                rule == null ? null : rule.project());
        return silences.stream().anyMatch(silence -> silence.matches(subject));
    }

    private static void remember(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update evaluation set last_event = coalesce((select max(event_id) from episode_event), 0)");
        }
    }
}
