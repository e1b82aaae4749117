// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jundeng.alert.Rule;
import org.jundeng.alert.Silence;
import org.jundeng.alert.Silences;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.Decision.Role;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.Feeds;
import org.jundeng.notice.decision.Heard;
import org.jundeng.notice.decision.Hearers;
import org.jundeng.notice.decision.Inhibitions;
import org.jundeng.notice.decision.Matter;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.PastDecisions;
import org.jundeng.notice.decision.Telling;
import org.jundeng.notice.decision.Verdict;
import org.jundeng.notice.decision.Why;
import org.jundeng.notice.link.AckLinks;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.writing.Item;
import org.jundeng.notice.writing.MailWriter;
import org.jundeng.notice.writing.WrittenMail;

/** Decides who is told of what, and why, and puts the mails into the outbox: all in the transaction of the change. */
public final class Notices {

    private final Catalogue catalogue;
    private final Map<String, Rule> rules;
    private final Feeds feeds;
    private final MailWriter writer;

    /**
     * Tells the people of {@code catalogue}.
     *
     * @param rules the rules in force
     * @param feeds which feeds figures come from
     * @param links makes the links by which people acknowledge; empty where there is no page to lead to
     */
    public Notices(Catalogue catalogue, List<Rule> rules, Feeds feeds, Optional<AckLinks> links) {
        this.catalogue = catalogue;
        this.rules = rules.stream()
                .collect(Collectors.toMap(Rule::id, rule -> rule, (first, second) -> first, LinkedHashMap::new));
        this.feeds = feeds;
        this.writer = new MailWriter(catalogue, feeds, links);
    }

    /**
     * What was decided.
     *
     * @param mails the mails that will go out
     * @param notTold the decisions not to tell that were not known before
     */
    public record Result(List<WrittenMail> mails, List<Telling> notTold) {

        /** How many were not told, by reason. */
        public Map<Why, Long> reasons() {
            return notTold.stream().collect(Collectors.groupingBy(Telling::why, TreeMap::new, Collectors.counting()));
        }
    }

    /** Decides, and writes down what was decided and what is to be sent. A second call changes nothing. */
    public Result decide(Connection connection, NoticeRun run) throws SQLException {
        List<Matter> matters = Matters.read(connection, catalogue.levels());
        PastDecisions past = DecisionLog.read(connection, matters, catalogue.levels());
        List<Silence> silences = Silences.holdingOn(connection, run.businessDate());
        Inhibitions inhibitions = new Inhibitions(rules, matters, feeds);
        Set<String> written = new OutboxWriter(connection).stewardKeys(run.businessDate());
        List<Telling> decided = new ArrayList<>();
        for (Matter matter : matters) {
            Rule rule = rules.get(matter.place().ruleId());
            Decision.Stand stand = new Decision.Stand(
                    matter.open(),
                    matter.level(),
                    matter.change().eventId(),
                    matter.acknowledged(),
                    isSilenced(matter, rule, silences),
                    inhibitions.explain(matter),
                    inhibitions.superseded(matter));
            decided.addAll(decide(matter, rule, stand, past, new Evening(run, written)));
        }
        List<Telling> told = decided.stream()
                .filter(each -> each.why().verdict() == Verdict.TOLD)
                .toList();
        List<Telling> notTold = decided.stream()
                .filter(each -> each.why().verdict() != Verdict.TOLD && !past.isKnown(each))
                .toList();
        List<WrittenMail> mails =
                writer.write(connection, run, new MailWriter.Told(told, explained(matters, past)), written);
        Map<Telling, Long> lines = new LinkedHashMap<>();
        notTold.forEach(each -> lines.put(each, null));
        mails.forEach(mail -> mail.tellings().forEach(each -> lines.put(each, mail.noticeId())));
        DecisionLog.write(connection, run, lines);
        remember(connection);
        return new Result(mails, notTold);
    }

    /** What was said to episodes, for each person who was told of them. */
    private Map<Person, List<Item>> explained(List<Matter> matters, PastDecisions past) {
        Map<Person, List<Item>> explained = new LinkedHashMap<>();
        for (Matter matter : matters) {
            if (matter.note() != null && matter.note().text() != null) {
                past.of(matter.episodeId()).forEach((id, last) -> catalogue
                        .people()
                        .person(id)
                        .filter(person -> last.heard() != null)
                        .ifPresent(person -> explained
                                .computeIfAbsent(person, first -> new ArrayList<>())
                                .add(new Item.Explanation(
                                        matter, rules.get(matter.place().ruleId())))));
            }
        }
        return explained;
    }

    /** A night, and the stewards' mails that are written already: person and bureau. */
    private record Evening(NoticeRun run, Set<String> written) {}

    private List<Telling> decide(Matter matter, Rule rule, Decision.Stand stand, PastDecisions past, Evening evening) {
        Hearers hearers = new Hearers(catalogue, feeds, evening.run().businessDate());
        List<Telling> decided = new ArrayList<>();
        Map<Person, Role> roles = hearers.of(matter, rule, stand, past);
        roles.forEach((person, role) -> {
            Heard heard = past.heard(matter.episodeId(), person.id());
            String bureau = feeds.bureauOf(matter, rule);
            Decision.Hour hour = hour(person, evening, bureau);
            PastDecisions.Last last = past.last(matter.episodeId(), person.id());
            Decision.of(stand, hearers.hearer(person, role, heard), hour)
                    .ifPresent(decision -> decided.add(
                            new Telling(person, matter, rule, decision, last == null ? List.of() : last.messages())));
        });
        if (roles.isEmpty() && rule != null) {
            decided.add(new Telling(null, matter, rule, new Decision(Why.NOBODY_CONCERNED, null), List.of()));
        }
        return decided;
    }

    private Decision.Hour hour(Person person, Evening evening, String bureau) {
        NoticeRun run = evening.run();
        boolean waits = run.workingDaysOnly() || person.notices().workingDays();
        return new Decision.Hour(
                run.businessDate(),
                run.isComplete(),
                !waits || catalogue.workingDays().isWorkingDay(run.businessDate()),
                evening.written()
                        .contains(new Envelope(person, Decision.Way.STEWARDS, bureau).stewardKey(run.businessDate())));
    }

    private static boolean isSilenced(Matter matter, Rule rule, List<Silence> silences) {
        Silence.Subject subject = new Silence.Subject(
                matter.episodeId(),
                matter.place().ruleId(),
                matter.indicator(),
                matter.place().regionId(),
                matter.place().feed(),
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
