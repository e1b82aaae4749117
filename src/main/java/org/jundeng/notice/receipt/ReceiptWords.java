// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;

/** The words of a receipt in one language. */
final class ReceiptWords {

    private final FindingWords findings;
    private final Wording wording;
    private final Phrases phrases;

    ReceiptWords(Catalogue catalogue, FindingWords findings) {
        this.findings = findings;
        this.wording = Wording.of(ReceiptWords.class, findings.locale());
        this.phrases = new Phrases(catalogue, wording.locale());
    }

    private ReceiptWords(ReceiptWords usual, FindingWords findings) {
        this.findings = findings;
        this.wording = usual.wording;
        this.phrases = usual.phrases;
    }

    /** The words for a delivery of {@code feed}, which says whether somebody can drop it again; null means no feed. */
    ReceiptWords of(String feed) {
        FindingWords ofFeed = findings.of(feed);
        return ofFeed == findings ? this : new ReceiptWords(this, ofFeed);
    }

    FindingWords findings() {
        return findings;
    }

    /** The text of the page under the message {@code receipt.} and a key. */
    String label(String key, Object... words) {
        return wording.say("receipt." + key, words);
    }

    /** The heading of a column in the table of findings. */
    String column(String key) {
        return wording.say("table." + key);
    }

    /** The one thing to do, in a sentence; null where there is nothing to do. */
    String toDo(LedgerLine line, List<FindingGroup> groups, Optional<Duplicates.Repeat> repeat) {
        if (repeat.isPresent()) {
            return repeated(line, repeat.get());
        }
        boolean confirmed = line.arrival().kind() == LedgerKind.CONFIRMATION;
        List<FindingGroup> asked = groups.stream()
                .filter(group -> !confirmed || group.code().weight() != FindingCode.Weight.SIGN)
                .toList();
        return asked.isEmpty() || asked.get(0).code().weight() == FindingCode.Weight.NOTE
                ? null
                : findings.first(asked);
    }

    /** That only so many of all findings are listed; empty where all are. */
    String notAll(LedgerLine line, int listed) {
        long all = line.counts().findings();
        return all > listed ? label("copy.not-all", all, listed) : "";
    }

    /** Where the marked copy is and what to do with it, or why there is none. */
    String copied(LedgerLine line, int listed, ReceiptFields.Copy copy) {
        String what = label("copied." + copy.what(), copy.file() == null ? "" : copy.file());
        return copy.file() == null ? what : what + notAll(line, listed);
    }

    Locale locale() {
        return findings.locale();
    }

    /** Sentences about what waits to be confirmed, and who had the bytes taken again; empty where there are none. */
    List<String> remarks(
            LedgerLine line,
            List<FindingGroup> groups,
            Optional<ReceiptFields.Waiting> waiting,
            Optional<ReceiptFields.Asked> asked) {
        List<String> remarks = new ArrayList<>();
        if (line.arrival().taker().history()) {
            remarks.add(label("history"));
        }
        asked.ifPresent(each -> remarks.add(askedFor(line, each)));
        waiting.ifPresent(each -> remarks.addAll(waits(line, each)));
        boolean signs = groups.stream().anyMatch(group -> group.code().weight() == FindingCode.Weight.SIGN);
        if (signs && line.outcome().isKnown() && line.arrival().kind() != LedgerKind.CONFIRMATION) {
            remarks.add(label("believed"));
        }
        return remarks;
    }

    private String askedFor(LedgerLine line, ReceiptFields.Asked asked) {
        String who = asked.name() == null ? label("somebody") : asked.name().in(locale());
        return label(
                "asked." + line.arrival().kind().word(),
                who,
                phrases.day(line.businessDate()),
                asked.concerns(),
                asked.reason() == null ? label("no-reason") : asked.reason());
    }

    private List<String> waits(LedgerLine line, ReceiptFields.Waiting waiting) {
        String since = phrases.day(LocalDate.parse(waiting.since()));
        if (waiting.ledgerNumber() == null) {
            return List.of(label("would-wait"));
        }
        List<String> said = new ArrayList<>();
        boolean repeats = line.duplicateOf() != null;
        said.add(repeats ? label("still-waits", waiting.ledgerNumber(), since) : label("waits", since));
        said.add(label(findings.isPulled() ? "mend-source" : "mend", line.sourceName()));
        said.add(label("confirm", waiting.ledgerNumber()));
        if (waiting.officialsHear() != null) {
            String officials = phrases.day(LocalDate.parse(waiting.officialsHear()));
            said.add(
                    waiting.superiorsHear() == null
                            ? label("officials-hear", officials)
                            : label(
                                    "superiors-hear",
                                    officials,
                                    phrases.day(LocalDate.parse(waiting.superiorsHear()))));
        }
        return said;
    }

    private String repeated(LedgerLine line, Duplicates.Repeat repeat) {
        String first = label(
                "repeats",
                repeat.first().sourceName(),
                phrases.day(repeat.first().businessDate()),
                repeat.first().deliveryId());
        if (repeat.owed().isEmpty()) {
            return first;
        }
        String periods = repeat.owed().stream().map(phrases::period).collect(Collectors.joining(label("and")));
        String owed = repeat.owed().size() == 1 ? "owed" : "owed-more";
        return first + label(owed, findings.feed(line.feed()), periods, phrases.day(repeat.dueDay()));
    }

    ReceiptFields.SingleWords single(Finding finding) {
        return new ReceiptFields.SingleWords(
                findings.title(finding), findings.promised(finding), findings.remedy(finding));
    }

    ReceiptFields.GroupWords group(FindingGroup group) {
        return new ReceiptFields.GroupWords(
                findings.where(group),
                findings.title(group.first()),
                findings.promised(group),
                findings.remedy(group.first()));
    }
}
