// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ledger's numbers in texts. A transaction that a kill undid has used up a number, so numbers have gaps: they are
 * replaced by their place in the ledger. The same goes for the numbers of episodes and runs.
 */
final class LedgerNumbers {

    /** Looks for a digit first: most of a text has none, and what stands before it has many shapes. */
    private static final String NUMBER = "(?=\\d)";

    private static final Map<String, Pattern> SHOWN = Map.of(
            "select delivery_id from delivery order by 1",
            Pattern.compile(NUMBER
                    + "(?<=台账|台账 |台账号 |台账号</dt><dd>|台账第 |ledger |ledger number |ledger line |〔line |jundeng release |"
                    + "Ledger number</dt><dd>|Ledger number |"
                    + "\"ledgerNumber\" : |\"duplicateOf\" : |\"concerns\" : )\\d+"),
            "select run_id from run order by 1",
            Pattern.compile(NUMBER + "(?<=run |运行 )\\d+"),
            "select episode_id from episode order by 1",
            Pattern.compile(NUMBER + "(?<=episode |Number: |确认编号：)\\d+"));

    private final Map<Pattern, Map<String, String>> places;

    private LedgerNumbers(Map<Pattern, Map<String, String>> places) {
        this.places = places;
    }

    static LedgerNumbers of(Connection connection) throws SQLException {
        Map<Pattern, Map<String, String>> places = new HashMap<>();
        for (Map.Entry<String, Pattern> shown : SHOWN.entrySet()) {
            Map<String, String> place = new HashMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(shown.getKey())) {
                while (row.next()) {
                    place.put(row.getString(1), "#" + (place.size() + 1));
                }
            }
            places.put(shown.getValue(), place);
        }
        return new LedgerNumbers(places);
    }

    String without(String text) {
        String plain = text;
        for (Map.Entry<Pattern, Map<String, String>> each : places.entrySet()) {
            plain = each.getKey()
                    .matcher(plain)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(each.getValue().getOrDefault(found.group(), found.group())));
        }
        return plain;
    }
}
