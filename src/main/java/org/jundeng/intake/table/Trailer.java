// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.HeaderName;

/** The trailer: a last row that begins with an agreed word and states how many rows the file has. */
final class Trailer {

    private static final Pattern COUNT = Pattern.compile("[:=]?(\\d{1,18})[条行]?");

    private final String word;
    private final String begins;
    private long rows;
    private boolean met;

    /** Recognises the trailer by its {@code word}; null means that none is promised. */
    Trailer(String word) {
        this.word = word;
        this.begins = HeaderName.plain(word);
    }

    boolean isPromised() {
        return word != null;
    }

    /** Notes a row that is data, or was meant to be. */
    void countRow() {
        rows++;
    }

    /** Whether the record is the trailer: the word stands in its first cell that is not blank. */
    boolean is(TableRecord record) {
        if (!isPromised()) {
            return false;
        }
        for (String cell : record.cells()) {
            if (!cell.isBlank()) {
                return HeaderName.plain(cell).startsWith(begins);
            }
        }
        return false;
    }

    private static String text(TableRecord record) {
        return Arrays.stream(record.cells()).map(HeaderName::plain).collect(Collectors.joining());
    }

    /** The finding for a trailer that is wrong, or comes before the end; null where it is as promised. */
    Finding judge(TableRecord record, boolean isLast) {
        met = true;
        String said = text(record).substring(begins.length());
        Matcher count = COUNT.matcher(said.replace(",", ""));
        boolean agrees = count.matches() && Long.parseLong(count.group(1)) == rows;
        return agrees && isLast ? null : differs(record.no(), said.isEmpty() ? "?" : said, isLast ? "" : "…");
    }

    /** The finding for a file that has ended without its trailer; null where there was one, or none is promised. */
    Finding judgeEnd() {
        return !isPromised() || met
                ? null
                : Finding.of(FindingCode.CONTROL_TOTAL_DIFFERS, Long.toString(rows), word, "");
    }

    private Finding differs(long rowNo, String said, String more) {
        return Finding.at(FindingCode.CONTROL_TOTAL_DIFFERS, Location.row(rowNo), rows + more, word, said);
    }
}
