// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jundeng.warehouse.ledger.Arrival;

/**
 * The ledger lines that the known values of a delivery's observations come from, numbered from 0 in the order they are
 * met, and how each compares with the arrival. The database compares the stamps, because it sorts them elsewhere.
 */
final class StandingLines {

    private static final String FACTS = """
            select delivery_id, feed = ?, feed <> ?, as_of < ?, as_of > ?, authority > ?
            from delivery where delivery_id = any (?)
            """;

    private final Connection connection;
    private final Arrival arrival;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Long> ids = new ArrayList<>();
    private final List<Long> unknown = new ArrayList<>();
    private long lastId;
    private int lastNumber = -1;

    StandingLines(Connection connection, Arrival arrival) {
        this.connection = connection;
        this.arrival = arrival;
    }

    /**
     * How a line compares with the arrival.
     *
     * @param ofSameFeed whether it belongs to the arrival's feed
     * @param ofOtherFeed whether it belongs to another feed
     * @param stampedBefore whether its stamp sorts before the arrival's
     * @param stampedAfter whether its stamp sorts after the arrival's
     * @param outranks whether its contract has more authority
     */
    record Line(
            boolean ofSameFeed, boolean ofOtherFeed, boolean stampedBefore, boolean stampedAfter, boolean outranks) {}

    /** The number of a line. {@link #line} can say how it compares with the arrival after {@link #ask}. */
    int number(long deliveryId) {
        if (deliveryId == lastId && lastNumber >= 0) {
            return lastNumber;
        }
        Integer known = numbers.get(deliveryId);
        if (known == null) {
            known = lines.size();
            numbers.put(deliveryId, known);
            lines.add(null);
            ids.add(deliveryId);
            unknown.add(deliveryId);
        }
        lastId = deliveryId;
        lastNumber = known;
        return known;
    }

    /** The arrival's feed. */
    String feed() {
        return arrival.origin().feed();
    }

    /** The ledger number of a line. */
    long id(int number) {
        return ids.get(number);
    }

    Line line(int number) {
        return lines.get(number);
    }

    void ask() throws SQLException {
        if (unknown.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(FACTS)) {
            statement.setString(1, arrival.origin().feed());
            statement.setString(2, arrival.origin().feed());
            statement.setString(3, arrival.times().asOf().stamp());
            statement.setString(4, arrival.times().asOf().stamp());
            statement.setInt(5, arrival.promise().authority());
            statement.setArray(6, connection.createArrayOf("bigint", unknown.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Line line = new Line(
                            row.getBoolean(2),
                            row.getBoolean(3),
                            row.getBoolean(4),
                            row.getBoolean(5),
                            row.getBoolean(6));
                    lines.set(numbers.get(row.getLong(1)), line);
                }
            }
        }
        unknown.clear();
    }
}
