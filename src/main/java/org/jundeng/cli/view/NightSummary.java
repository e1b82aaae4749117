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
    private final FindingWords words;

    /** Uses the language of this terminal and the names of the configuration. */
    public NightSummary(OpenWorkspace opened, PrintWriter out) {
        this.opened = opened;
        this.out = out;
        this.language = Language.ofThisTerminal();
        this.words = new FindingWords(
                opened.configuration().catalogue(), opened.configuration().contracts(), language);
    }

    /** Prints the summary of a night. */
    public void print(NightResult night) {
        out.printf("%nThe night of %s (run %d)%n", night.businessDate(), night.runId());
        printDeliveries(night.lines());
        printWaiting();
        printTroubles(night);
        printOrphans(night);
        printFigures(night);
        printAudit(night);
        printWhereToLook();
        out.flush();
    }

    private void printDeliveries(List<LedgerLine> lines) {
        if (lines.isEmpty()) {
            out.println();
            out.println("Nothing came.");
            return;
        }
        out.println();
        out.println("What came");
        AnswerTable answer =
                new AnswerTable("line", "bureau", "delivery", "outcome", "rows", "rejected", "new", "revised", "same");
        for (LedgerLine line : lines) {
            answer.add(
                    line.deliveryId(),
                    words.bureau(line.bureau()),
                    line.sourceName(),
                    line.outcome().word() + (line.duplicateOf() == null ? "" : " of " + line.duplicateOf()),
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
        out.printf("%n%s of %s was %s:%n", line.sourceName(), words.bureau(line.bureau()), inWords(line.outcome()));
        printFindings(line, CAUSES_SHOWN);
    }

    /** All that waits, also since earlier nights. */
    private void printWaiting() {
        List<UnconfirmedLines.Unconfirmed> waiting = new UnconfirmedLines(opened.database()).waiting();
        if (waiting.isEmpty()) {
            return;
        }
        out.println();
        out.println("Waits to be confirmed (jundeng deliveries LINE shows why)");
        AnswerTable answer = new AnswerTable("line", "feed", "since", "looks like");
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
        receipts()
                .toDo(line, findings, language)
                .ifPresent(first ->
                        out.println(Wording.of(NightSummary.class, language).say("finding.first", first)));
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

    private static String inWords(Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> "refused, and is in quarantine";
            case FAILED -> "not to be had";
            case UNCONFIRMED -> "not believed, and waits to be confirmed: nothing of it is known";
            default -> "taken in part";
        };
    }

    private void printTroubles(NightResult night) {
        if (!night.notConfigured().isEmpty()) {
            out.println();
            out.println("Not asked, for no address is set: "
                    + String.join(
                            ", ",
                            night.notConfigured().stream()
                                    .map(each -> each.feed() + " (jundeng.source." + each.source() + ".url)")
                                    .toList()));
        }
        if (!night.untaken().isEmpty()) {
            out.println();
            out.println("Lies in the inbox and is not going to be taken");
            night.untaken().forEach(each -> out.println("  " + each));
        }
        if (!night.troubles().isEmpty()) {
            out.println();
            out.println("Could not be done, and will be tried again by the next run");
            night.troubles().forEach(trouble -> out.println("  " + trouble));
        }
        if (!night.letGo().isEmpty()) {
            out.println();
            out.println("Let go, for it was kept long enough");
            night.letGo().forEach(each -> out.println("  " + each));
        }
    }

    private void printOrphans(NightResult night) {
        if (!night.evaluated().orphans().isEmpty()) {
            out.println();
            out.println("Is in the warehouse, but no longer in the configuration");
            night.evaluated().orphans().forEach(each -> out.println("  " + each));
        }
    }

    private void printFigures(NightResult night) {
        long added =
                night.lines().stream().mapToLong(each -> each.counts().obsNew()).sum();
        long revised = night.lines().stream()
                .mapToLong(each -> each.counts().obsRevised())
                .sum();
        out.printf(
                "%nWhat is new: %s%n",
                added + revised == 0
                        ? "no observation changed"
                        : added + " observations added, " + revised + " revised");
        printCrossings(night);
        printPastBreaches(night);
        printDisagreements(night);
        printMails(night);
        printUnreachable(night);
        out.println();
        out.println("Where the plan stands, by targets (jundeng status lists them)");
        Catalogue catalogue = opened.configuration().catalogue();
        new ScoreboardView(catalogue, language, night.businessDate())
                .projects(Scoreboard.of(catalogue, night.evaluated().assessments()))
                .asTable(out);
    }

    private void printPastBreaches(NightResult night) {
        BreachCounts past = night.evaluated().pastBreaches();
        if (past.told() > 0) {
            out.println("Periods that became known late, crossed a bound and are over: " + past.told()
                    + ", told in the digests");
        }
        if (past.history() > 0) {
            out.println("Earlier breaches in history: " + past.history() + ", not told");
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
        out.printf(
                "Reported figures that differ from what their parts come to: %d, of which tonight brought %d%n",
                found.size(), tonight.size());
        for (Derivation.Disagreement each : tonight.subList(0, Math.min(CAUSES_SHOWN, tonight.size()))) {
            Indicator indicator = opened.configuration()
                    .catalogue()
                    .indicator(each.indicator())
                    .orElseThrow();
            out.printf(
                    "  %s %s %s: %s is reported, %s follows (%s)%n",
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
            out.println("Mails: none written, nothing new to tell");
        } else if (night.leftToServe()) {
            out.printf(
                    "Mails: %d written; the process that serves this warehouse sends them in their time%n",
                    notices.mails().size());
        } else {
            out.printf("Mails: %d sent, %d put off", sent.sent(), sent.putOff());
            out.println(sent.givenUp() == 0 ? "" : ", " + sent.givenUp() + " given up");
            if (sent.putOff() > 0) {
                out.println("  What was put off stays until the next run: no process serves this warehouse");
            }
        }
        for (WrittenMail mail : notices.mails()) {
            int things = mail.decisions().size() + mail.others();
            out.printf(
                    "  %s <%s>: %d %s [%s]%n",
                    mail.person().name().in(language),
                    mail.person().email(),
                    things,
                    things == 1 ? "thing" : "things",
                    mail.kind());
        }
        if (!notices.notTold().isEmpty()) {
            out.println("Not told (jundeng notices --why lists them): "
                    + notices.reasons().entrySet().stream()
                            .map(each -> each.getKey().code() + " " + each.getValue())
                            .collect(Collectors.joining(", ")));
        }
    }

    private void printUnreachable(NightResult night) {
        List<Unreachable> people = night.evaluated().notices().unreachable();
        if (people.isEmpty()) {
            return;
        }
        out.println("Not written to, for the mail server refuses the address. Mend it in people.yaml, or say"
                + " jundeng write-again PERSON");
        for (Unreachable each : people) {
            Person person = each.person();
            out.printf(
                    "  %s (%s) <%s> since %s; told instead: %s; %s%n",
                    person.name().in(language),
                    person.id(),
                    person.email(),
                    each.since(),
                    each.instead() == null ? "nobody" : each.instead().name().in(language),
                    each.said());
        }
    }

    private void printCrossings(NightResult night) {
        List<EpisodeChange> changes = night.evaluated().changes();
        if (changes.isEmpty()) {
            out.println("What crossed: nothing that was not known");
            return;
        }
        out.println("What crossed");
        Catalogue catalogue = opened.configuration().catalogue();
        Phrases phrases = new Phrases(catalogue, language);
        for (EpisodeChange change : changes) {
            Optional<Indicator> indicator =
                    Optional.ofNullable(change.rule()).map(Rule::indicator).flatMap(catalogue::indicator);
            String figure = figure(change, indicator, phrases);
            out.printf(
                    "  %s (%s) %s %s %s [%s]%n",
                    change.event().code(),
                    change.level().code(),
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
            out.printf("%nAudit trail: published up to line %d, %s%n", audit.number(), audit.hash());
        }
    }

    private void printWhereToLook() {
        Workspace workspace = opened.workspace();
        out.printf(
                "%nWhere to look%n  page        %s%n  receipts    %s%n  quarantine  %s%n  mails       %s%n",
                workspace.report().resolve("index.html"),
                workspace.root().resolve("receipts"),
                workspace.root().resolve("quarantine"),
                workspace.outbox());
        Path scoreboard = workspace.report().resolve("scoreboard.html");
        if (Files.exists(scoreboard)) {
            out.printf("  scoreboard  %s%n", scoreboard);
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
