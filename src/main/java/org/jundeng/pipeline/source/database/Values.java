// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/** A column's value as any driver gives it: texts of any length as text, and times with a zone as local times. */
final class Values {

    private static final Set<Integer> TEXTS = Set.of(
            Types.CLOB, Types.NCLOB, Types.LONGVARCHAR, Types.LONGNVARCHAR, Types.SQLXML, Types.ROWID, Types.DATALINK);

    private Values() {}

    static Object of(ResultSet rows, int index, SourceColumn column, ZoneId zone) throws SQLException {
        return TEXTS.contains(column.type()) ? rows.getString(index) : local(rows.getObject(index), zone);
    }

    /** The value; a time with a zone or an offset becomes the local time in {@code zone}. */
    static Object local(Object value, ZoneId zone) {
        if (value instanceof OffsetDateTime time) {
            return time.atZoneSameInstant(zone).toLocalDateTime();
        }
        if (value instanceof ZonedDateTime time) {
            return time.withZoneSameInstant(zone).toLocalDateTime();
        }
        return value instanceof Instant time ? time.atZone(zone).toLocalDateTime() : value;
    }
}
