// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
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
import org.jundeng.notice.absence.EnteredAbsences;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.Deciding;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.Inhibitions;
import org.jundeng.notice.decision.Matter;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.PastDecisions;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.notice.decision.WaitingDecisions;
import org.jundeng.notice.decision.WaitingDelivery;
import org.jundeng.notice.decision.WaitingNews;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.outbox.RefusedAddresses;
import org.jundeng.notice.outbox.RefusedAddresses.Refused;
import org.jundeng.notice.past.BreachDecisions;
import org.jundeng.notice.past.BreachNews;
import org.jundeng.notice.writing.Evening;
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
    private final MailLinks links;
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
        this.links = links;
        this.writer = new MailWriter(feeds, links);
    }

    /**
     * The result of a run.
     *
     * @param mails the mails that were put into the outbox
     * @param notTold the decisions not to tell that differ from the last ones
     * @param unreachable the people whose addresses mail servers refuse
     */
    public record Result(List<WrittenMail> mails, List<EpisodeDecision> notTold, List<Unreachable> unreachable) {

        /**
         * Somebody whose address a mail server refuses.
         *
         * @param person who it is
         * @param since the business date of the first mail that was refused
         * @param said the named reason and the server's words
         * @param instead who is told instead; null where there is nobody
         */
        public record Unreachable(Person person, LocalDate since, String said, Person instead) {}

        private Result with(List<Unreachable> people) {
            return new Result(mails, notTold, people);
        }

        /** The number of decisions not to tell, by reason. */
        public Map<DecisionReason, Long> reasons() {
            return notTold.stream()
                    .collect(Collectors.groupingBy(EpisodeDecision::why, TreeMap::new, Collectors.counting()));
        }
    }

    /**
     * Decides, and stores the decisions and the mails. What is told by mails that have not left is decided anew: a mail
     * stays where the same is to be told, else it is withdrawn. A second call changes nothing.
     */
    public Result decide(Connection connection, NoticeRun run) throws SQLException {
        Catalogue known = EnteredAbsences.known(connection, catalogue);
        return known == catalogue ? decided(connection, run) : knowing(known).decided(connection, run);
    }

    /** The same for people who are away on more days than the configuration says. */
    private Notices knowing(Catalogue absences) {
        return new Notices(
                absences, List.copyOf(rules.values()), new FeedDirectory(absences, feeds.contracts()), links);
    }

    private Result decided(Connection connection, NoticeRun run) throws SQLException {
        RefusedAddresses.blameTheServer(connection, run.businessDate());
        List<Refused> refused = RefusedAddresses.of(connection, catalogue.people(), run.businessDate());
        Catalogue reachable = RefusedAddresses.reachable(refused, catalogue);
        Evening evening = Evening.of(connection, run, reachable);
        List<CandidateEpisode> candidates = CandidateEpisodes.read(connection, catalogue);
        PastDecisions past = DecisionLog.read(connection, candidates, catalogue, run.businessDate());
        List<Silence> silences = Silences.all(connection);
        Inhibitions inhibitions = new Inhibitions(rules, candidates, feeds);
        Deciding deciding = new Deciding(reachable, feeds, past, run.businessDate());
        List<EpisodeDecision> decided = new ArrayList<>();
        Map<Person, List<KnownEpisode>> known = new LinkedHashMap<>();
        for (CandidateEpisode candidate : candidates) {
            Rule rule = rules.get(candidate.place().ruleId());
            List<Silence> covering = covering(candidate, rule, silences);
            Decision.EpisodeState state = new Decision.EpisodeState(
                    candidate.open(),
                    candidate.level(),
                    candidate.change().eventId(),
                    candidate.acknowledged(),
                    covering.stream().anyMatch(silence -> silence.holdsOn(run.businessDate())),
                    inhibitions.explain(candidate),
                    inhibitions.superseded(candidate),
                    candidate.isTakenBack(),
                    candidate.openings());
            Matter matter = new Matter(
                    candidate, rule, state, day -> covering.stream().anyMatch(each -> each.held(day, run.zone())));
            List<EpisodeDecision> onIt = deciding.on(matter, evening);
            decided.addAll(onIt);
            deciding.knowing(matter, onIt).forEach(person -> known.computeIfAbsent(person, first -> new ArrayList<>())
                    .add(new KnownEpisode(candidate, rule)));
        }
        return write(connection, new Decided(decided, candidates, past, silences, known), evening)
                .with(unreachable(refused, reachable, run));
    }

    private static List<Result.Unreachable> unreachable(List<Refused> refused, Catalogue reachable, NoticeRun run) {
        return refused.stream()
                .map(each -> new Result.Unreachable(
                        each.person(),
                        each.since(),
                        each.said(),
                        reachable
                                .people()
                                .standIn(each.person(), run.businessDate())
                                .orElse(null)))
                .toList();
    }

    /** The decisions on {@code candidates}, by what was told before, and what each person knows already. */
    private record Decided(
            List<EpisodeDecision> all,
            List<CandidateEpisode> candidates,
            PastDecisions past,
            List<Silence> silences,
            Map<Person, List<KnownEpisode>> known) {}

    private Result write(Connection connection, Decided decided, Evening evening) throws SQLException {
        NoticeRun run = evening.run();
        List<EpisodeDecision> told = decided.all().stream()
                .filter(each -> each.why().verdict() == Verdict.TOLD)
                .toList();
        List<EpisodeDecision> notTold = decided.all().stream()
                .filter(each ->
                        each.why().verdict() != Verdict.TOLD && !decided.past().isKnown(each))
                .toList();
        MailWriter.MailContents contents = new MailWriter.MailContents(
                told,
                explained(decided.candidates(), decided.past()),
                waiting(connection, evening),
                breaches(connection, evening, decided.silences()),
                decided.known());
        List<WrittenMail> mails = writer.write(connection, evening, contents);
        Map<EpisodeDecision, Long> lines = new LinkedHashMap<>();
        notTold.forEach(each -> lines.put(each, null));
        mails.forEach(mail -> mail.decisions().forEach(each -> lines.put(each, mail.noticeId())));
        DecisionLog.write(connection, run, lines);
        remember(connection);
        return new Result(mails, notTold, List.of());
    }

    /** What is told of deliveries that wait to be confirmed, in mails that are written now. */
    private Map<Envelope, List<WaitingNews>> waiting(Connection connection, Evening evening) throws SQLException {
        NoticeRun run = evening.run();
        if (!run.isComplete() && evening.isNothingOpen()) {
            return Map.of();
        }
        List<WaitingDelivery> deliveries = WaitingDeliveries.read(connection, run.businessDate());
        Map<Envelope, List<WaitingNews>> news = new LinkedHashMap<>(new WaitingDecisions(
                        evening.catalogue(), feeds, rules.values())
                .on(run.complete(), deliveries, WaitingDeliveries.told(connection, run.businessDate(), deliveries)));
        news.keySet().removeIf(envelope -> !evening.takes(envelope));
        return news;
    }

    /** What is told of breaches that became known late and are over, in mails that are written now. */
    private Map<Envelope, List<BreachNews>> breaches(Connection connection, Evening evening, List<Silence> silences)
            throws SQLException {
        NoticeRun run = evening.run();
        List<PastBreach> found = run.isComplete() || !evening.isNothingOpen()
                ? PastBreaches.told(connection, catalogue.levels(), run.businessDate())
                : List.of();
        if (found.isEmpty()) {
            return Map.of();
        }
        Set<String> told = new OutboxWriter(connection).toldUntil(run.businessDate());
        Map<Envelope, List<BreachNews>> news =
                new LinkedHashMap<>(new BreachDecisions(evening.catalogue(), rules.values())
                        .on(
                                run.complete(),
                                found,
                                (person, item) -> told.contains(OutboxWriter.told(person, item)),
                                silences.stream()
                                        .filter(silence -> silence.holdsOn(run.businessDate()))
                                        .toList()));
        news.keySet().removeIf(envelope -> !evening.takes(envelope));
        return news;
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

    private static List<Silence> covering(CandidateEpisode candidate, Rule rule, List<Silence> silences) {
        Silence.Subject subject = new Silence.Subject(
                candidate.episodeId(),
                candidate.place().ruleId(),
                candidate.indicator(),
                candidate.place().regionId(),
                candidate.place().feed(),
                rule == null ? null : rule.bureau(),
                rule == null ? null : rule.project());
        return silences.stream().filter(silence -> silence.matches(subject)).toList();
    }

    private static void remember(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update evaluation set last_event = coalesce((select max(event_id) from episode_event), 0)");
        }
    }
}
