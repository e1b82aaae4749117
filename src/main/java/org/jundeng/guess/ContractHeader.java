// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.FindingGroup;
import org.jundeng.notice.findings.FindingWords;

/** Writes the opening comment of a proposed contract: what was seen in the file, and how the file reads under it. */
final class ContractHeader {

    private static final int MOST_TITLES = 8;
    private static final int MOST_FINDINGS = 12;

    private final FileSighting seen;
    private final String fileName;
    private final Wording wording;
    private final FindingWords words;

    ContractHeader(Known known, FileSighting seen, String fileName) {
        this.seen = seen;
        this.fileName = fileName;
        this.wording = Wording.of(ContractHeader.class, known.locale());
        this.words = new FindingWords(known.catalogue(), known.contracts(), known.locale());
    }

    /** The comment; {@code trial} is null where there is no contract to read the file by. */
    String text(TrialReading trial, List<String> open) {
        List<String> said = new ArrayList<>();
        said.add(wording.say("seen.file", fileName, seen.rows(), seen.columns().size()));
        said.add(form());
        around(said);
        if (trial != null) {
            said.add(wording.say(
                    trial.refused() ? "seen.refused" : "seen.fits",
                    trial.rows() - trial.rejected(),
                    trial.rows(),
                    trial.observations() - trial.missing()));
            if (trial.missing() > 0) {
                said.add(wording.say("seen.missing", trial.missing()));
            }
            trial.groups().stream()
                    .limit(MOST_FINDINGS)
                    .forEach(group -> said.add(wording.say("seen.finding", sentence(group))));
        }
        said.add(open.isEmpty() ? wording.say("seen.nothing-open") : wording.say("seen.open", open.size()));
        return said.stream().map(line -> "# " + YamlText.comment(line) + "\n").collect(Collectors.joining());
    }

    /** What somebody must settle, since rows or the whole file would not be taken: one sentence for each cause. */
    List<String> faults(TrialReading trial) {
        return trial.groups().stream()
                .filter(group -> group.code().weight() != FindingCode.Weight.NOTE)
                .limit(MOST_FINDINGS)
                .map(this::sentence)
                .toList();
    }

    private String sentence(FindingGroup group) {
        return words.fault(group);
    }

    private String form() {
        FileSighting.Form form = seen.form();
        String charset = form.charset() == null
                ? ""
                : wording.say(form.marked() ? "seen.charset-marked" : "seen.charset", form.charset(), form.bytes());
        TableSurroundings around = seen.around();
        String head = around.firstRow() == around.lastRow()
                ? wording.say("seen.head", around.firstRow())
                : wording.say("seen.heads", around.firstRow(), around.lastRow());
        String packed = around.packed() ? wording.say("seen.packed") : "";
        return packed
                + switch (form.kind()) {
                    case CSV ->
                        charset
                                + wording.say(
                                        "seen.csv", form.delimiter().equals("\t") ? "Tab" : form.delimiter(), head);
                    case WORKBOOK -> wording.say("seen.workbook", around.sheet(), head);
                    case JSON, JSON_LINES ->
                        charset + wording.say("seen.json", form.records() == null ? "/" : form.records());
                };
    }

    private void around(List<String> said) {
        TableSurroundings around = seen.around();
        if (!around.otherSheets().isEmpty()) {
            said.add(wording.say("seen.other-sheets", String.join(wording.say("and"), around.otherSheets())));
        }
        if (!around.titles().isEmpty()) {
            said.add(wording.say(
                    "seen.titles", around.titles().stream().limit(MOST_TITLES).collect(Collectors.joining(" / "))));
        }
        if (!around.beside().isEmpty()) {
            said.add(wording.say("seen.beside", around.beside()));
        }
    }
}
