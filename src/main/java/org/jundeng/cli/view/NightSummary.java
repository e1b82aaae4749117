// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.view;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.EpisodeChange;
import org.jundeng.alert.Rule;
import org.jundeng.alert.past.BreachCounts;
import org.jundeng.alert.words.Account;
import org.jundeng.alert.words.EpisodeWords;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Scoreboard;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Person;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.cli.terminal.Language;
import org.jundeng.finding.Finding;
import org.jundeng.notice.Notices;
import org.jundeng.notice.Notices.Result.Unreachable;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.notice.writing.WrittenMail;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.UnconfirmedLines;

/** Tells the operator about a night: what arrived, what was refused and why, what is new, where to look. */
public final class NightSummary {

    private static final int CAUSES_SHOWN = 5;

    private final OpenWorkspace opened;
    private final PrintWriter out;
    private final Locale language;
    private final Wording wording;
    private final FindingWords words;

    /** Uses the language of this terminal and the names of the configuration. */
    public NightSummary(OpenWorkspace opened, PrintWriter out) {
        this(opened, out, Language.ofThisTerminal());
    }

    /** Uses the names of the configuration. */
    public NightSummary(OpenWorkspace opened, PrintWriter out, Locale language) {
        this.opened = opened;
        this.out = out;
        this.language = language;
        this.wording = Wording.of(NightSummary.class, language);
        this.words = new FindingWords(
                opened.configuration().catalogue(), opened.configuration().contracts(), language);
    }

    /** Prints the summary of a night. */
    public void print(NightResult night) {
        out.println();
        say("night.title", night.businessDate(), night.runId());
        printDeliveries(night.lines());
        printWaiting();
        printTroubles(night);
        printOrphans(night);
        printFigures(night);
        printAudit(night);
        printWhereToLook();
        out.flush();
    }

    private void say(String key, Object... values) {
        out.println(wording.say(key, values));
    }

    private AnswerTable table(String... columns) {
        return new AnswerTable(Stream.of(columns)
                .map(column -> wording.say("night.column." + column))
                .toArray(String[]::new));
    }

    private void printDeliveries(List<LedgerLine> lines) {
        if (lines.isEmpty()) {
            out.println();
            say("night.nothing-came");
            return;
        }
        out.println();
        say("night.came");
        AnswerTable answer =
                table("line", "bureau", "delivery", "outcome", "rows", "rejected", "new", "revised", "same");
        for (LedgerLine line : lines) {
            answer.add(
                    line.deliveryId(),
                    words.bureau(line.bureau()),
                    line.sourceName(),
                    wording.say("outcome." + line.outcome().word())
                            + (line.duplicateOf() == null ? "" : wording.say("night.of", line.duplicateOf())),
                    line.counts().rowsRead(),
                    line.counts().rowsRejected(),
                    line.counts().obsNew(),
                    line.counts().obsRevised(),
                    line.counts().obsUnchanged());
        }
        answer.asTable(out);
        lines.stream().filter(NightSummary::isFlawed).forEach(this::printFlaws);
    }

    private static boolean isFlawed(LedgerLine line) {
        return line.outcome().needsSomebody() || line.outcome() == Outcome.TAKEN_IN_PART;
    }

    private void printFlaws(LedgerLine line) {
        out.println();
        say("night.was." + line.outcome().word(), line.sourceName(), words.bureau(line.bureau()));
        printFindings(line, CAUSES_SHOWN);
    }

    /** All that waits, also since earlier nights. */
    private void printWaiting() {
        List<UnconfirmedLines.Unconfirmed> waiting = new UnconfirmedLines(opened.database()).waiting();
        if (waiting.isEmpty()) {
            return;
        }
        out.println();
        say("night.waits");
        AnswerTable answer = table("line", "feed", "since", "looks-like");
        for (UnconfirmedLines.Unconfirmed line : waiting) {
            answer.add(
                    line.deliveryId(),
                    words.feed(line.feed()),
                    line.since(),
                    line.signs().stream().map(words::sign).collect(Collectors.joining(", ")));
        }
        answer.asTable(out);
    }

    /** Prints what to do first about a delivery, and up to {@code most} causes of its findings. */
    public void printFindings(LedgerLine line, int most) {
        List<Finding> findings = opened.ledger().findings(line.deliveryId());
        receipts().toDo(line, findings, language).ifPresent(first -> say("finding.first", first));
        Standing standing = new Standing(opened, language);
        Optional<UnconfirmedLines.Unconfirmed> settled =
                standing.unconfirmed(line).filter(unconfirmed -> !unconfirmed.waits());
        if (settled.isEmpty()) {
            receipts().remarks(line, findings, language).forEach(each -> out.println("  " + each));
        }
        settled.ifPresent(each -> {
            out.println("  " + standing.of(each));
            opened.ledger().byId(each.settled().by()).ifPresent(by -> standing.acts(by)
                    .forEach(act -> out.println("  " + act)));
        });
        new FindingLines(words.of(line.feed()), out)
                .print(findings, most, line.counts().findings());
    }

    private void printTroubles(NightResult night) {
        if (!night.notConfigured().isEmpty()) {
            out.println();
            say(
                    "night.not-asked",
                    night.notConfigured().stream()
                            .map(each -> each.feed() + " (jundeng.source." + each.source() + ".url)")
                            .collect(Collectors.joining(", ")));
        }
        if (!night.untaken().isEmpty()) {
            out.println();
            say("night.untaken");
            night.untaken().forEach(each -> out.println("  " + each));
        }
        if (!night.troubles().isEmpty()) {
            out.println();
            say("night.troubles");
            night.troubles().forEach(trouble -> out.println("  " + trouble));
        }
        if (!night.letGo().isEmpty()) {
            out.println();
            say("night.let-go");
            night.letGo().forEach(each -> out.println("  " + each));
        }
    }

    private void printOrphans(NightResult night) {
        if (!night.evaluated().orphans().isEmpty()) {
            out.println();
            say("night.orphans");
            night.evaluated().orphans().forEach(each -> out.println("  " + each));
        }
    }

    private void printFigures(NightResult night) {
        long added =
                night.lines().stream().mapToLong(each -> each.counts().obsNew()).sum();
        long revised = night.lines().stream()
                .mapToLong(each -> each.counts().obsRevised())
                .sum();
        out.println();
        say(added + revised == 0 ? "night.nothing-new" : "night.new", added, revised);
        printCrossings(night);
        printPastBreaches(night);
        printDisagreements(night);
        printMails(night);
        printUnreachable(night);
        out.println();
        say("night.standing");
        Catalogue catalogue = opened.configuration().catalogue();
        new ScoreboardView(catalogue, language, night.businessDate())
                .projects(Scoreboard.of(catalogue, night.evaluated().assessments()))
                .asTable(out);
    }

    private void printPastBreaches(NightResult night) {
        BreachCounts past = night.evaluated().pastBreaches();
        if (past.told() > 0) {
            say("night.past-told", past.told());
        }
        if (past.history() > 0) {
            say("night.past-history", past.history());
        }
    }

    /** What came before tonight was listed on its night; the page of each night has all of them. */
    private void printDisagreements(NightResult night) {
        List<Derivation.Disagreement> found = night.evaluated().disagreements();
        if (found.isEmpty()) {
            return;
        }
        Phrases phrases = new Phrases(opened.configuration().catalogue(), language);
        Set<Long> came = night.lines().stream().map(LedgerLine::deliveryId).collect(Collectors.toSet());
        List<Derivation.Disagreement> tonight =
                found.stream().filter(each -> came.contains(each.deliveryId())).toList();
        say("night.disagreements", found.size(), tonight.size());
        for (Derivation.Disagreement each : tonight.subList(0, Math.min(CAUSES_SHOWN, tonight.size()))) {
            Indicator indicator = opened.configuration()
                    .catalogue()
                    .indicator(each.indicator())
                    .orElseThrow();
            say(
                    "night.disagreement",
                    each.indicator(),
                    phrases.region(each.regionId(), each.timePeriod().lastDay()),
                    each.timePeriod(),
                    phrases.beside(each.reported(), each.derived(), indicator),
                    phrases.parts(each, indicator),
                    each.method());
        }
    }

    private void printMails(NightResult night) {
        Notices.Result notices = night.evaluated().notices();
        SendResult sent = night.sent();
        if (sent.sent() + sent.putOff() + sent.givenUp() == 0 && notices.mails().isEmpty()) {
            say("night.no-mails");
        } else if (night.leftToServe()) {
            say("night.mails-written", notices.mails().size());
        } else {
            say(
                    sent.givenUp() == 0 ? "night.mails-sent" : "night.mails-given-up",
                    sent.sent(),
                    sent.putOff(),
                    sent.givenUp());
            if (sent.putOff() > 0) {
                say("night.put-off");
            }
        }
        for (WrittenMail mail : notices.mails()) {
            out.println(wording.count(
                    "night.mail",
                    mail.decisions().size() + mail.others(),
                    mail.person().name().in(language),
                    mail.person().email(),
                    mail.kind()));
        }
        if (!notices.notTold().isEmpty()) {
            say(
                    "night.not-told",
                    notices.reasons().entrySet().stream()
                            .map(each -> each.getKey().code() + " " + each.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void printUnreachable(NightResult night) {
        List<Unreachable> people = night.evaluated().notices().unreachable();
        if (people.isEmpty()) {
            return;
        }
        say("night.unreachable");
        for (Unreachable each : people) {
            Person person = each.person();
            say(
                    "night.unreachable-person",
                    person.name().in(language),
                    person.id(),
                    person.email(),
                    each.since(),
                    each.instead() == null
                            ? wording.say("night.nobody")
                            : each.instead().name().in(language),
                    each.said());
        }
    }

    private void printCrossings(NightResult night) {
        List<EpisodeChange> changes = night.evaluated().changes();
        if (changes.isEmpty()) {
            say("night.no-crossing");
            return;
        }
        say("night.crossed");
        Catalogue catalogue = opened.configuration().catalogue();
        Phrases phrases = new Phrases(catalogue, language);
        for (EpisodeChange change : changes) {
            Optional<Indicator> indicator =
                    Optional.ofNullable(change.rule()).map(Rule::indicator).flatMap(catalogue::indicator);
            String figure = figure(change, indicator, phrases);
            out.printf(
                    "  %s (%s) %s %s %s [%s]%n",
                    wording.say("event." + change.event().code()),
                    change.level().name().in(language),
                    change.regionId().isEmpty()
                            ? words.feed(change.place().feed()) + " ("
                                    + change.place().feed() + ")"
                            : phrases.region(change.regionId(), change.businessDate()),
                    indicator.map(each -> each.name().in(language)).orElse(""),
                    figure,
                    change.reason().code());
        }
    }

    private String figure(EpisodeChange change, Optional<Indicator> indicator, Phrases phrases) {
        String seen = change.figure() == null || indicator.isEmpty()
                ? ""
                : phrases.period(change.figure().timePeriod()) + " "
                        + phrases.figure(change.figure().obsValue(), indicator.get(), change.bound());
        if (change.rule() == null || change.evidence() == null) {
            return seen;
        }
        String compared = new EpisodeWords(opened.configuration().catalogue(), language)
                .compared(Account.of(change), indicator.orElse(null));
        String named =
                change.rule().measuresFigure() ? "" : change.rule().name().in(language);
        return Stream.of(seen, named, compared)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private void printAudit(NightResult night) {
        AuditChain.Head audit = night.evaluated().audit();
        if (audit.isThere()) {
            out.println();
            say("night.audit", audit.number(), audit.hash());
        }
    }

    private void printWhereToLook() {
        Workspace workspace = opened.workspace();
        out.println();
        say("night.look");
        say("night.look-page", workspace.report().resolve("index.html"));
        say("night.look-receipts", workspace.root().resolve("receipts"));
        say("night.look-quarantine", workspace.root().resolve("quarantine"));
        say("night.look-mails", workspace.outbox());
        Path scoreboard = workspace.report().resolve("scoreboard.html");
        if (Files.exists(scoreboard)) {
            say("night.look-scoreboard", scoreboard);
        }
    }

    private ReceiptAccount receipts() {
        return ReceiptAccount.of(
                opened.configuration().catalogue(),
                opened.configuration().contracts(),
                opened.ledger(),
                opened.database(),
                Patience.of(opened.configuration().settings()));
    }
}
