// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.notice.findings.FindingWords;
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
        return groups.isEmpty() || groups.get(0).code().weight() == FindingCode.Weight.NOTE
                ? null
                : findings.sentence(groups.get(0));
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
