// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.book;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Looks up what people said and did last about episodes: who acknowledged them, and to whom they were handed. */
public final class EpisodeAnswers {

    private static final String LAST = """
            select distinct on (episode_id, event) * from episode_event
            where episode_id = any (?) and event in ('acknowledged', 'handed')
            order by episode_id, event, event_id desc
            """;
    private static final String ENDS = """
            select episode_id, max(event_id) from episode_event where episode_id = any (?) group by episode_id
            """;

    private final DataSource warehouse;

    /** What was said about episodes of {@code warehouse}. */
    public EpisodeAnswers(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * An acknowledgement or a handover.
     *
     * @param at the true time
     * @param on the business date
     * @param author who said it: a person's id, or the id of a user
     * @param note the explanation, or why it was handed on; null where none was given
     * @param handedTo to whom it was handed; null where it was handed back, and for an acknowledgement
     */
    public record Answer(Instant at, LocalDate on, String author, String note, String handedTo) {}

    /**
     * What was said last about an episode.
     *
     * @param lastEvent the number of its last event, whatever that was
     * @param acknowledged the last acknowledgement; null where there is none
     * @param handed the last handover; null where there is none
     */
    public record Last(long lastEvent, Answer acknowledged, Answer handed) {

        /** The id of the person it is handed to; null where it is with those who answer for it. */
        public String handedTo() {
            return handed == null ? null : handed.handedTo();
        }
    }

    /** What was said last about each of the episodes, by their numbers; one that there is not is left out. */
    public Map<Long, Last> of(Collection<Long> episodeIds) {
        return Transactions.read(warehouse, connection -> {
            Map<Long, Last> all = new HashMap<>();
            Sql.each(
                    connection,
                    ENDS,
                    row -> all.put(row.getLong(1), new Last(row.getLong(2), null, null)),
                    Sql.numbers(episodeIds));
            Sql.each(
                    connection,
                    LAST,
                    row -> {
                        Last last = all.get(row.getLong("episode_id"));
                        all.put(row.getLong("episode_id"), with(last, row));
                    },
                    Sql.numbers(episodeIds));
            return all;
        });
    }

    private static Last with(Last last, ResultSet row) throws SQLException {
        return row.getString("event").equals("handed")
                ? new Last(last.lastEvent(), last.acknowledged(), answer(row))
                : new Last(last.lastEvent(), answer(row), last.handed());
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("business_date", LocalDate.class),
                row.getString("author"),
                row.getString("note"),
                row.getString("handed_to"));
    }
}
