// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;

/**
 * Fields of JSON or SQL that a contract does not name: one finding for all of them, since one change of the contract
 * mends it. It proposes the lines to add, because nobody can take a field out of a bureau's system by hand.
 */
public final class UnnamedFields {

    private static final int MOST_LINES = 10;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.-]*");
    private static final Pattern SPECIAL = Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

    private UnnamedFields() {}

    /**
     * The finding about {@code fields}, nested ones as {@code outer.inner}.
     *
     * @param place the first of them; the delivery where all its records have them
     * @param promised what the contract names, as the reader is told
     */
    public static Finding finding(Contract contract, Location place, List<String> fields, String promised) {
        String lines =
                fields.stream().limit(MOST_LINES).map(UnnamedFields::line).collect(Collectors.joining(", "));
        String more = fields.size() > MOST_LINES ? ", …" : "";
        String file = "config/feeds/" + contract.bureau() + "/" + contract.feed() + ".yaml";
        return Finding.at(
                FindingCode.UNKNOWN_COLUMN, place, String.join(", ", fields), promised, lines + more, file, "field");
    }

    private static String line(String field) {
        boolean plain =
                PLAIN.matcher(field).matches() && !SPECIAL.matcher(field).matches();
        return "- {name: " + (plain ? field : "'" + field.replace("'", "''") + "'") + ", role: ignore}";
    }
}
