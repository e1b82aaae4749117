// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Regions;
import org.jundeng.warehouse.TestWarehouse;

/** Notices put into a warehouse by hand. */
public final class NoticeRows {

    private final TestWarehouse warehouse;

    /** Puts them into {@code warehouse}. */
    public NoticeRows(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Adds a pending notice that may be sent at once. */
    public void add(long id, String address) {
        warehouse.execute(
                "insert into run (command, business_date, started_at, node) select 'nightly', '2014-07-10',"
                        + " '2014-07-10', 'here' where not exists (select from run)",
                ("insert into notice (notice_id, notice_key, kind, person, address, business_date, run_id, created_at,"
                                + " message_id, subject, text_body, html_body, state, reason) overriding system value"
                                + " select %1$d, 'key-%1$d', 'digest', 'zhou', '%2$s', '2014-07-10', min(run_id),"
                                + " '2014-07-09 18:00:00Z', '<notice-%1$d@notices.jundeng>', '登记失业率 %1$d', '失业率',"
                                + " '<p>失业率<img src=\"cid:a@x\" alt=\"图\"></p>', 'pending', 'episode-opened' from run")
                        .formatted(id, address));
    }

    /** A picture of a notice. */
    public void picture(long id, String contentId, byte[] png) {
        warehouse.execute("insert into notice_image values (%d, '%s', '\\x%s')"
                .formatted(id, contentId, HexFormat.of().formatHex(png)));
    }

    /** Sets columns of a notice. */
    public void set(long id, String assignments) {
        warehouse.execute("update notice set " + assignments + " where notice_id = " + id);
    }

    /** State, attempts, unanswered and last error of a notice, in one line. */
    public String row(long id) {
        return text("select concat_ws(' ', state, attempts, unanswered, coalesce(last_error, '-')) from notice"
                + " where notice_id = " + id);
    }

    /** The single text that a query returns. */
    public String text(String sql) {
        try (Connection connection = warehouse.owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The outbox with these notices, in a catalogue without people. */
    public Outbox outbox() {
        return new Outbox(warehouse.dataSource(), nobody());
    }

    /** No people. */
    public static People nobody() {
        return new People(List.of(), new Regions(List.of(), List.of(), LocalDate.EPOCH, List.of()));
    }
}
