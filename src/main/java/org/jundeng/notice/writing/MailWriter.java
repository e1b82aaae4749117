// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.catalogue.NoticePreferences;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.decision.Correction;
import org.jundeng.notice.decision.Decision;
import org.jundeng.notice.decision.Envelope;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.WaitingNews;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.outbox.NewMail;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.outbox.WaitingMails;
import org.jundeng.notice.outbox.WaitingMails.WaitingMail;
import org.jundeng.notice.past.BreachNews;
import org.jundeng.notice.template.Templates;
import org.jundeng.warehouse.ledger.AuditChain;

/**
 * Writes the mails of a night into the outbox: one for each person and kind, and one stewards' mail for each bureau.
 */
public final class MailWriter {

    private static final int MOST_REFERENCES = 10;
    private final FeedDirectory feeds;
    private final MailLinks links;
    private final Templates templates = new Templates(MailWriter.class);

    /**
     * Writes mails.
     *
     * @param feeds tells which feeds figures come from
     * @param links the links that the mails contain
     */
    public MailWriter(FeedDirectory feeds, MailLinks links) {
        this.feeds = feeds;
        this.links = links;
    }

    /**
     * The episodes to tell, the explanations of episodes that were told before, and the deliveries that wait to be
     * confirmed.
     *
     * @param decisions the decisions to tell
     * @param explained the explanations by person
     * @param waiting what is told of deliveries that wait to be confirmed, or did, by mail
     * @param past what is told of breaches that became known late and are over, by mail
     * @param known the open episodes that each person answers for and was told of before
     */
    public record MailContents(
            List<EpisodeDecision> decisions,
            Map<Person, List<MailItem.Explanation>> explained,
            Map<Envelope, List<WaitingNews>> waiting,
            Map<Envelope, List<BreachNews>> past,
            Map<Person, List<KnownEpisode>> known) {

        /**
         * The explanations that the person does not know yet: of episodes that are told now or were told before. Nobody
         * is told what they wrote themselves.
         */
        private List<MailItem> newTo(Person person, List<EpisodeDecision> told, Set<String> alreadyTold) {
            Map<String, MailItem> explanations = new LinkedHashMap<>();
            Stream.concat(
                            told.stream()
                                    .filter(each -> each.candidate().isExplained())
                                    .map(each -> new MailItem.Explanation(each.candidate(), each.rule())),
                            explained.getOrDefault(person, List.of()).stream())
                    .filter(each -> !each.candidate().note().author().equals(person.id()))
                    .filter(each -> !alreadyTold.contains(OutboxWriter.told(person.id(), each.id())))
                    .forEach(each -> explanations.putIfAbsent(each.id(), each));
            return List.copyOf(explanations.values());
        }
    }

    /**
     * Writes the mails, including receipts and reminders for stewards. A person who is told nothing gets no mail. A
     * mail that waits stays where it tells the same; else it is withdrawn. Returns the mails that are new.
     */
    public List<WrittenMail> write(Connection connection, Evening evening, MailContents contents) throws SQLException {
        OutboxWriter outbox = new OutboxWriter(connection);
        List<Content> written = new ArrayList<>();
        List<WaitingMail> overtaken = new ArrayList<>(evening.waiting());
        for (Content content : contents(connection, outbox, evening, contents)) {
            Optional<WaitingMail> stays = evening.waiting(content.envelope()).stream()
                    .filter(mail -> stays(mail, content, evening.run()))
                    .findFirst();
            stays.ifPresentOrElse(overtaken::remove, () -> written.add(content));
        }
        WaitingMails waiting = new WaitingMails(connection);
        for (WaitingMail mail : overtaken) {
            waiting.withdraw(mail);
        }
        List<WrittenMail> mails = new ArrayList<>();
        AuditChain.Head audit = AuditChain.head(connection);
        for (Content content : written) {
            LetterHead letter = letter(evening, content, outbox.freshKey(key(evening.run(), content)), audit);
            write(outbox, evening, content, letter).ifPresent(mails::add);
        }
        return mails;
    }

    /** Whether a mail that waits tells the same; a digest or stewards' mail of an earlier night does not stay. */
    private static boolean stays(WaitingMail mail, Content content, NoticeRun run) {
        boolean mayStay = isOfThisNight(mail, run) || content.envelope().way() == Decision.Way.AT_ONCE;
        return mayStay && mail.told().equals(content.told());
    }

    /** Whether no night has come since the mail was written: what is due by day is still the mail of the last night. */
    private static boolean isOfThisNight(WaitingMail mail, NoticeRun run) {
        return !run.isComplete() || mail.businessDate().equals(run.businessDate());
    }

    /** What each mail would tell. */
    private List<Content> contents(Connection connection, OutboxWriter outbox, Evening evening, MailContents contents)
            throws SQLException {
        NoticeRun run = evening.run();
        Map<Envelope, List<EpisodeDecision>> byEnvelope = byEnvelope(contents.decisions());
        Set<String> known = outbox.toldUntil(run.businessDate());
        Map<Envelope, List<MailItem>> items = new LinkedHashMap<>(WaitingItems.of(connection, contents.waiting()));
        contents.past()
                .forEach((envelope, news) -> items.merge(
                        envelope,
                        news.stream().<MailItem>map(MailItem.PastBreach::new).toList(),
                        MailWriter::both));
        if (run.isComplete() || !evening.isNothingOpen()) {
            new StewardItems(evening.catalogue(), feeds)
                    .of(connection, run, known)
                    .forEach((envelope, others) -> items.merge(envelope, others, MailWriter::both));
        }
        items.keySet().removeIf(each -> !evening.takes(each));
        items.keySet().forEach(each -> byEnvelope.putIfAbsent(each, List.of()));
        SeriesCharts charts =
                SeriesCharts.of(connection, evening.catalogue(), contents.decisions(), run.businessDate());
        List<Content> all = new ArrayList<>();
        for (Map.Entry<Envelope, List<EpisodeDecision>> each : byEnvelope.entrySet()) {
            Envelope envelope = each.getKey();
            List<EpisodeDecision> decisions = each.getValue();
            List<MailItem> besides = items.getOrDefault(envelope, List.of());
            if (envelope.way() == Decision.Way.STEWARDS) {
                besides = both(besides, receipts(connection, decisions, envelope.person(), besides, known));
            } else {
                besides = both(besides, contents.newTo(envelope.person(), decisions, known));
            }
            Digest.Told told =
                    new Digest.Told(decisions, besides, contents.known().getOrDefault(envelope.person(), List.of()));
            all.add(new Content(envelope, told, charts));
            besides.forEach(
                    item -> known.add(OutboxWriter.told(envelope.person().id(), item.id())));
        }
        return all;
    }

    /**
     * The receipts of the deliveries that the episodes are about, as far as neither the mail has them already nor the
     * person was told of them before.
     */
    private static List<MailItem> receipts(
            Connection connection, List<EpisodeDecision> told, Person person, List<MailItem> besides, Set<String> known)
            throws SQLException {
        if (person.notices().receipts() == NoticePreferences.Receipts.NONE) {
            return List.of();
        }
        Set<String> there = besides.stream().map(MailItem::id).collect(Collectors.toSet());
        return StewardItems.ofEpisodes(connection, told).stream()
                .filter(receipt ->
                        !there.contains(receipt.id()) && !known.contains(OutboxWriter.told(person.id(), receipt.id())))
                .<MailItem>map(receipt -> receipt)
                .toList();
    }

    private static List<MailItem> both(List<MailItem> first, List<MailItem> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private Map<Envelope, List<EpisodeDecision>> byEnvelope(List<EpisodeDecision> decisions) {
        Map<Envelope, List<EpisodeDecision>> byEnvelope = new LinkedHashMap<>();
        for (EpisodeDecision told : decisions) {
            byEnvelope
                    .computeIfAbsent(told.envelope(feeds), first -> new ArrayList<>())
                    .add(told);
        }
        return byEnvelope;
    }

    /** The content of a mail. */
    private record Content(Envelope envelope, Digest.Told words, SeriesCharts charts) {

        /** The fingerprint of what it tells, except for explanations. */
        private String told() {
            Stream<String> episodes = words.decisions().stream().map(each -> told(each) + charts.shown(each));
            Stream<String> others = words.items().stream()
                    .filter(item -> !(item instanceof MailItem.Explanation))
                    .map(MailItem::id);
            boolean table =
                    envelope.way() == Decision.Way.DIGEST && !words.decisions().isEmpty();
            Stream<String> known = table
                    ? words.known().stream()
                            .map(each -> "open|" + each.candidate().key() + "|"
                                    + each.candidate().level().code())
                    : Stream.empty();
            return OutboxWriter.sha256(Stream.of(episodes, others, known)
                    .flatMap(each -> each)
                    .sorted()
                    .collect(Collectors.joining("\n")));
        }

        /** What is remembered as told besides the decisions. */
        private List<String> items() {
            Stream<String> corrections = words.decisions().stream().flatMap(each -> each.correctionItems().stream());
            Stream<String> asked = words.decisions().stream().flatMap(each -> each.askedItem().stream());
            return Stream.of(words.items().stream().map(MailItem::id), corrections, asked)
                    .flatMap(each -> each)
                    .distinct()
                    .toList();
        }

        private static String inPlace(EpisodeDecision told) {
            return told.represented() == null
                    ? ""
                    : "|in-place|" + told.represented().id();
        }

        private static String told(EpisodeDecision told) {
            return String.join(
                            "|",
                            told.candidate().key(),
                            told.why().code() + corrected(told),
                            Boolean.toString(told.candidate().acknowledged()),
                            told.escalation() == null
                                    ? ""
                                    : told.escalation().firstTold().id()
                                            + told.escalation().on()
                                            + told.escalation().workingDays(),
                            told.next() == null
                                    ? ""
                                    : told.next().kind()
                                            + told.next().person().id()
                                            + told.next().on())
                    + inPlace(told);
        }
    }

    /** Mails to operators name the end of the audit trail's chain: so it is known outside the warehouse. */
    private static LetterHead letter(Evening evening, Content content, String key, AuditChain.Head audit) {
        NoticeRun run = evening.run();
        Envelope envelope = content.envelope();
        boolean namesAudit = audit.isThere() && envelope.person().operator();
        return new LetterHead(
                envelope, run.businessDate(), run.isComplete(), key, run.decidedAt(), namesAudit ? audit : null);
    }

    private Optional<WrittenMail> write(OutboxWriter outbox, Evening evening, Content content, LetterHead letter)
            throws SQLException {
        NoticeRun run = evening.run();
        Envelope envelope = content.envelope();
        String key = letter.key();
        Digest digest = new Digest(evening.catalogue(), feeds, letter, links);
        Digest.Written words = digest.write(content.words(), content.charts());
        NewMail mail = new NewMail(
                key,
                envelope.kind(),
                envelope.person().id(),
                envelope.person().email(),
                new NewMail.Content(
                        words.subject(),
                        templates.render("digest.ftl", words.model()),
                        templates.render("digest.ftlh", words.model()),
                        words.images()),
                words.reason(),
                notBefore(envelope, run),
                thread(words.decisions()),
                content.told(),
                words.decisions().stream()
                        .map(told -> told.candidate().change().eventId())
                        .toList(),
                content.items());
        Optional<Long> noticeId =
                outbox.put(mail, new OutboxWriter.Run(run.businessDate(), run.runId(), run.decidedAt()));
        if (noticeId.isPresent()) {
            for (WaitingMail overtaken : evening.waiting(envelope)) {
                if (isOfThisNight(overtaken, run)) {
                    outbox.inherit(noticeId.get(), overtaken);
                }
            }
        }
        return noticeId.map(id -> new WrittenMail(
                id,
                envelope.person(),
                envelope.kind(),
                words.decisions(),
                content.words().items().size()));
    }

    /**
     * The earliest time to send a mail at once: now, or the end of the person's quiet hours. Null for other kinds,
     * which are sent at the hour of the notices.
     */
    private static Instant notBefore(Envelope envelope, NoticeRun run) {
        NoticePreferences.Quiet quiet = envelope.person().notices().quietHours();
        ZonedDateTime now = run.decidedAt().atZone(run.zone());
        if (envelope.way() != Decision.Way.AT_ONCE) {
            return null;
        }
        if (quiet == null || !quiet.holds(now.toLocalTime())) {
            return run.decidedAt();
        }
        return quiet.endAfter(now).toInstant();
    }

    /**
     * The Message-IDs of the mails that told the person of the same episodes before, each once; the last is the one it
     * replies to.
     */
    private static List<String> thread(List<EpisodeDecision> decisions) {
        Set<String> before = new LinkedHashSet<>();
        for (int i = decisions.size() - 1; i >= 0; i--) {
            decisions.get(i).earlier().forEach(message -> {
                before.remove(message);
                before.add(message);
            });
        }
        List<String> all = List.copyOf(before);
        return all.subList(Math.max(0, all.size() - MOST_REFERENCES), all.size());
    }

    private static String corrected(EpisodeDecision told) {
        Correction correction = told.correction();
        return correction == null
                ? ""
                : "|" + correction.period() + "=" + (correction.missing() ? "" : correction.old()) + ">"
                        + correction.now();
    }

    /** Identifies the notice across a retry: recipient, night and content. */
    private static String key(NoticeRun run, Content content) {
        Envelope envelope = content.envelope();
        String person = envelope.person().id();
        if (envelope.way() == Decision.Way.STEWARDS) {
            return envelope.stewardKey(run.businessDate());
        }
        Stream<String> episodes = content.words().decisions().stream()
                .map(each -> each.candidate().key() + "|" + each.why().code() + corrected(each));
        Stream<String> waiting = content.words().items().stream()
                .filter(item -> item instanceof MailItem.Waiting || item instanceof MailItem.PastBreach)
                .map(MailItem::id);
        String told = Stream.concat(episodes, waiting).sorted().collect(Collectors.joining("\n"));
        return String.join("/", envelope.kind(), person, run.businessDate().toString(), OutboxWriter.sha256(told));
    }
}
