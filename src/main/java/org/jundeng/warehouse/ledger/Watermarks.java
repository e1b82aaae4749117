// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.contract.Watermark;
import org.jundeng.warehouse.sql.Transactions;

/**
 * How far feeds that are pulled by watermark have been read. A watermark moves in the transaction of the delivery, as
 * far as the delivery reaches. A refused or failed one does not move it.
 */
public final class Watermarks {

    private static final String KEEP = """
            insert into pull (delivery_id, question, type, since, reached, without, ahead) values (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String BEGIN = """
            insert into watermark (feed, question, reached, full_at, delivery_id) values (?, ?, ?, ?, ?)
            on conflict (feed) do update
            set question = excluded.question, reached = excluded.reached, full_at = excluded.full_at,
                delivery_id = excluded.delivery_id
            """;
    private static final String MOVE = "update watermark set reached = ?, delivery_id = ? where feed = ?";

    private final DataSource warehouse;

    /** The watermarks in {@code warehouse}. */
    public Watermarks(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * How far a feed has been read.
     *
     * @param question as in {@link Pull#question}
     * @param reached the highest watermark known; null where no row had one
     * @param fullAt when everything was last asked for
     */
    public record Mark(String question, String reached, Instant fullAt) {}

    /** The mark of a feed; empty where it was never pulled by watermark. */
    public Optional<Mark> of(String feed) {
        return Transactions.read(warehouse, connection -> mark(connection, feed));
    }

    /** The pull that a ledger line answers; empty where it answers none. */
    public Optional<Pull> pull(long deliveryId) {
        return Transactions.read(warehouse, connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("select * from pull where delivery_id = ?")) {
                statement.setLong(1, deliveryId);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? Optional.of(pull(row)) : Optional.empty();
                }
            }
        });
    }

    /** Keeps the pull with its ledger line, whatever the outcome. */
    public static void keep(Connection connection, long deliveryId, Pull pull) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setLong(1, deliveryId);
            statement.setString(2, pull.question());
            statement.setString(3, pull.type().name().toLowerCase(Locale.ROOT));
            setText(statement, 4, pull.since());
            setText(statement, 5, pull.reached());
            statement.setLong(6, pull.without());
            statement.setLong(7, pull.ahead());
            statement.executeUpdate();
        }
    }

    /**
     * Moves the watermark of the arrival's feed, in the transaction that stores it. A pull of everything sets it, even
     * to less than before. Any other pull raises it, unless it began beyond the present mark: that would leave a gap. A
     * replay or release never sets it.
     */
    public static void move(Connection connection, long deliveryId, Arrival arrival, Pull pull) throws SQLException {
        if (pull.full() && arrival.isDelivery()) {
            try (PreparedStatement statement = connection.prepareStatement(BEGIN)) {
                statement.setString(1, arrival.origin().feed());
                statement.setString(2, pull.question());
                setText(statement, 3, pull.reached());
                statement.setObject(4, arrival.times().arrivedAt().atOffset(ZoneOffset.UTC));
                statement.setLong(5, deliveryId);
                statement.executeUpdate();
            }
            return;
        }
        Optional<Mark> mark = mark(connection, arrival.origin().feed());
        if (mark.isPresent() && raises(pull, mark.get())) {
            try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
                statement.setString(1, pull.reached());
                statement.setLong(2, deliveryId);
                statement.setString(3, arrival.origin().feed());
                statement.executeUpdate();
            }
        }
    }

    private static boolean raises(Pull pull, Mark mark) {
        if (pull.reached() == null || mark.reached() == null || !pull.question().equals(mark.question())) {
            return false;
        }
        boolean withoutGap = pull.full() || pull.type().compare(pull.since(), mark.reached()) <= 0;
        return withoutGap && pull.type().compare(pull.reached(), mark.reached()) > 0;
    }

    private static Optional<Mark> mark(Connection connection, String feed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select * from watermark where feed = ?")) {
            statement.setString(1, feed);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(new Mark(
                                row.getString("question"),
                                row.getString("reached"),
                                row.getObject("full_at", OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        }
    }

    private static Pull pull(ResultSet row) throws SQLException {
        return new Pull(
                row.getString("question"),
                Watermark.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                row.getString("since"),
                row.getString("reached"),
                row.getLong("without"),
                row.getLong("ahead"));
    }

    private static void setText(PreparedStatement statement, int place, String text) throws SQLException {
        if (text == null) {
            statement.setNull(place, Types.VARCHAR);
        } else {
            statement.setString(place, text);
        }
    }
}
