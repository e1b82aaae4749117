// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jundeng.contract.Watermark;
import org.jundeng.warehouse.ledger.Pull;

/** Notes the highest watermark among the rows of an answer as they pass. */
public final class WatermarkReach implements Iterator<Map<String, Object>> {

    /** Where times are texts, as in SQLite, a blank mostly stands between day and time. */
    private static final Pattern TIME_AS_TEXT = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) (?=\\d{2}:)");

    private final Iterator<Map<String, Object>> rows;
    private final Watermark watermark;
    private final Instant now;
    private String reached;
    private long without;
    private long ahead;

    /** Watches {@code rows}, which were asked for at {@code now}. */
    public WatermarkReach(Iterator<Map<String, Object>> rows, Watermark watermark, Instant now) {
        this.rows = rows;
        this.watermark = watermark;
        this.now = now;
    }

    @Override
    public boolean hasNext() {
        return rows.hasNext();
    }

    @Override
    public Map<String, Object> next() {
        Map<String, Object> row = rows.next();
        Optional<String> value = watermark.read(text(row.get(watermark.column())));
        if (value.isEmpty()) {
            without++;
        } else if (watermark.ahead(value.get(), now)) {
            ahead++;
        } else if (reached == null || watermark.type().compare(value.get(), reached) > 0) {
            reached = value.get();
        }
        return row;
    }

    /** The question, completed with how far the answer reached. */
    public Pull of(Pull asked) {
        return new Pull(asked.question(), asked.type(), asked.since(), reached, without, ahead);
    }

    private static String text(Object value) {
        if (value instanceof Timestamp timestamp) {
            return timestamp.toLocalDateTime().toString();
        }
        if (value instanceof Date date) {
            return date.toLocalDate().toString();
        }
        return value == null ? null : TIME_AS_TEXT.matcher(value.toString()).replaceFirst("$1T");
    }
}
