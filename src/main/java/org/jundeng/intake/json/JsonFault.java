// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;
import org.jundeng.intake.row.RowLimits;
import org.jundeng.intake.text.DecodingReader;

/** The finding for a delivery at which the JSON parser fails. */
public final class JsonFault {

    private static final Pattern OFFENDING = Pattern.compile("'(.[^']*)'", Pattern.DOTALL);

    private JsonFault() {}

    /** The finding for what the parser says of {@code text} in the record with the number {@code rowNo}. */
    public static Finding finding(JsonProcessingException fault, DecodingReader text, long rowNo) {
        Location place = Location.row(rowNo);
        if (fault instanceof StreamConstraintsException) {
            return fault.getOriginalMessage().contains("nesting depth")
                    ? Finding.at(
                            FindingCode.NESTED_TOO_DEEP,
                            place,
                            Long.toString(rowNo),
                            Integer.toString(JsonRecords.DEEPEST))
                    : tooLarge(rowNo);
        }
        JsonLocation where = fault.getLocation();
        String line = where == null ? "?" : Integer.toString(where.getLineNr());
        String column = where == null ? "?" : Integer.toString(where.getColumnNr());
        boolean atTheEnd = text.ended() && where != null && where.getCharOffset() >= text.charsRead();
        FindingCode code =
                fault instanceof JsonEOFException || atTheEnd ? FindingCode.TRUNCATED_JSON : FindingCode.MALFORMED_JSON;
        String found = code == FindingCode.TRUNCATED_JSON ? "" : offending(fault.getOriginalMessage());
        return Finding.at(code, place, found, line, column, Long.toString(rowNo));
    }

    /** The character or word that the parser rejects; the parser's own message would not help a steward. */
    private static String offending(String complaint) {
        Matcher named = OFFENDING.matcher(complaint);
        return named.find() ? named.group(1) : "";
    }

    static Finding tooLarge(long rowNo) {
        return Finding.at(
                FindingCode.ROW_TOO_LARGE,
                Location.row(rowNo),
                "> " + JsonRecords.LONGEST_TEXT,
                Integer.toString(JsonRecords.LONGEST_TEXT),
                Integer.toString(RowLimits.MOST_CELLS));
    }
}
