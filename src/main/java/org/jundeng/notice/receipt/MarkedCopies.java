// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingCode.Weight;
import org.jundeng.intake.copy.Copied;
import org.jundeng.intake.copy.MarkedCopy;
import org.jundeng.intake.copy.MarkedFinding;
import org.jundeng.intake.copy.Marking;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives stewards their own file back with the findings in it. There is one only where something must be done, and a
 * delivery never fails for want of it: the table of findings says the same.
 */
final class MarkedCopies {

    private static final Logger LOG = LoggerFactory.getLogger(MarkedCopies.class);

    private static final List<String> HEADINGS =
            List.of("row", "column", "cell", "fault", "found", "promised", "remedy");

    private final ReceiptWords words;

    MarkedCopies(ReceiptWords words) {
        this.words = words;
    }

    /** What can be copied, if a copy is of use: empty where nothing must be mended, or reading it breaks off. */
    static Optional<Delivered> worthIt(Optional<Delivered> delivered, List<Finding> findings) {
        boolean toMend = findings.stream().anyMatch(finding -> finding.code().weight() != Weight.NOTE)
                && findings.stream().noneMatch(finding -> finding.code() == FindingCode.READING_BREAKS_OFF);
        return delivered.filter(
                each -> toMend && each.contract().form().isTable() && Files.isRegularFile(each.bytes()));
    }

    /** The delivered name that the copy is named by. */
    static String name(LedgerLine line, Delivered delivered) {
        try {
            return MarkedCopy.name(delivered.bytes(), delivered.contract(), line.sourceName());
        } catch (IOException unreadable) {
            LOG.warn("{} cannot be unpacked to be given back", line.sourceName(), unreadable);
            return line.sourceName();
        }
    }

    /** Writes the marked copy, if there can be one. */
    Copied write(LedgerLine line, List<Finding> findings, Delivered delivered, OutputStream out) {
        boolean chinese = words.locale().getLanguage().equals(Locale.CHINESE.getLanguage());
        Marking marking = new Marking(
                line.deliveryId(), chinese, findings.stream().map(this::marked).toList(), says(line, findings));
        try {
            return MarkedCopy.write(delivered.bytes(), delivered.contract(), marking, out);
        } catch (IOException | RuntimeException unusual) {
            LOG.warn("{} cannot be given back with its findings marked in it", line.sourceName(), unusual);
            return Copied.NOT_WRITABLE;
        }
    }

    private Marking.Says says(LedgerLine line, List<Finding> findings) {
        return new Marking.Says(
                HEADINGS.stream().map(words::column).toList(),
                words.label("copy.list"),
                words.notAll(line, findings.size()),
                words.label("copy.not-all-cells"));
    }

    private MarkedFinding marked(Finding finding) {
        FindingWords said = words.findings();
        Finding named = said.named(finding);
        return new MarkedFinding(
                finding.place(),
                finding.code().weight() == Weight.DELIVERY,
                finding.code().weight() == Weight.NOTE,
                new MarkedFinding.Words(
                        said.inItsRow(finding),
                        named.found(),
                        said.title(finding),
                        said.promised(finding),
                        said.remedy(finding)));
    }
}
