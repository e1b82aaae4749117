// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which lines and rows wait to be mended, by what the ledger says. */
class OpenRowsIT {

    private static final LocalDate DAY = LocalDate.parse("2014-07-10");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    /** Line 1, A.csv: row 2 was taken, rows 3 to 5 were rejected. */
    @BeforeEach
    void firstLine() throws SQLException {
        line("A.csv", "taken-in-part", 4, 3);
        findings(1, "not-a-number", 3, 4, 5);
    }

    /** The next line, with figures of June unless it was refused. */
    private void line(String name, String outcome, int rows, int rejected) throws SQLException {
        String insert = "insert into delivery (arrival_id, bureau, feed, source_name, arrived_at, recorded_at,"
                + " business_date, as_of, outcome, node, rows_read, rows_rejected, obs_new)"
                + " values ('%s', 'hrss', 'jobs', '%s', now(), now(), date '2014-07-10', '', '%s', 'here', %d, %d, 1)";
        warehouse.execute(
                insert.formatted(name + rows + rejected + outcome, name, outcome, rows, rejected),
                "insert into %s select max(delivery_id), 'M', '2014-06-01'%s from delivery"
                        .formatted(
                                outcome.equals("refused") ? "refused_period" : "coverage",
                                outcome.equals("refused") ? "" : ", '{a}'"));
    }

    private void findings(long line, String code, int... rows) throws SQLException {
        for (int row : rows) {
            warehouse.execute("insert into finding (delivery_id, row_no, code, found) values (%d, %d, '%s', 'x')"
                    .formatted(line, row, code));
        }
    }

    /** A note of a line on its marks: {@code mends-earlier-rows} or {@code still-wrong-rows}. */
    private void marks(long line, String code, String arguments) throws SQLException {
        warehouse.execute(
                "insert into finding (delivery_id, row_no, code, found, arguments) values (%d, 0, '%s', '', '{%s}')"
                        .formatted(line, code, arguments));
    }

    private List<String> open() {
        return new OpenRows(warehouse.dataSource())
                .all().stream()
                        .map(each -> each.deliveryId() + " " + each.rows())
                        .toList();
    }

    @Test
    void marksOfRowsThatAreStillWrongSettleNoOtherRow() throws SQLException {
        line("A.csv", "taken-in-part", 2, 1);
        marks(2, "mends-earlier-rows", "1,3,1");
        marks(2, "still-wrong-rows", "1,4,1,3:4");
        findings(2, "not-a-number", 3);

        assertThat(open()).containsExactly("1 2", "2 1");
    }

    @Test
    void aNoteThatDoesNotSayHowManyRowsAreMarkedSettlesOnlyThese() throws SQLException {
        line("A.csv", "taken", 2, 0);
        marks(2, "mends-earlier-rows", "1,3-4");

        assertThat(open()).containsExactly("1 1");
    }

    @Test
    void aWholeCopyTakesThePlaceOfItsFile() throws SQLException {
        line("A.csv", "taken-in-part", 4, 1);
        marks(2, "mends-earlier-rows", "1,\"3, 5\",2");
        marks(2, "still-wrong-rows", "1,4,1,4:4");
        findings(2, "not-a-number", 4);

        assertThat(open()).containsExactly("2 1");
    }

    @Test
    void aCopyOfACopyMendsTheFirstRow() throws SQLException {
        line("B.csv", "refused", 2, 2);
        marks(2, "still-wrong-rows", "1,4-5,2,\"2:5,3:4\"");
        assertThat(open()).containsExactly("1 3", "2 2");

        line("B.csv", "taken-in-part", 2, 1);
        marks(3, "mends-earlier-rows", "2,2,1");
        marks(3, "still-wrong-rows", "2,3,1,3:3");
        findings(3, "not-a-number", 3);
        assertThat(open()).containsExactly("1 2", "3 1");

        line("C.csv", "taken", 1, 0);
        marks(4, "mends-earlier-rows", "1,4,1");
        assertThat(open()).containsExactly("1 1");
    }

    @Test
    void rowsThatMendOneFileSettleNoOtherThatWasRefused() throws SQLException {
        line("B.csv", "refused", 16, 16);
        line("A-mended.csv", "taken", 1, 0);
        marks(3, "mends-earlier-rows", "1,3,1");
        assertThat(open()).containsExactly("1 2", "2 16");

        line("C.csv", "taken", 16, 0);
        marks(4, "mends-earlier-rows", "1,4,1");
        assertThat(open()).containsExactly("1 1", "2 16");

        line("D.csv", "taken", 16, 0);
        marks(5, "mends-earlier-rows", "2,2-17,16");
        assertThat(open()).containsExactly("1 1");
    }

    @Test
    void aFewMarkedRowsUnderTheNameOfARefusedFileSettleItNot() throws SQLException {
        line("B.csv", "refused", 16, 4);
        line("B.csv", "taken", 4, 0);
        marks(3, "mends-earlier-rows", "2,2-5,4");
        assertThat(open()).containsExactly("1 3", "2 16");

        line("B.csv", "taken", 15, 0);
        marks(4, "mends-earlier-rows", "2,2-5,4");
        assertThat(open()).doesNotContain("2 16");
    }

    @Test
    void aReplayIsAsOldAsWhatItReplays() throws SQLException {
        warehouse.execute("insert into delivery (arrival_id, kind, concerns, bureau, feed, source_name, arrived_at,"
                + " recorded_at, business_date, as_of, outcome, node, rows_read, rows_rejected) values ('again',"
                + " 'replay', 1, 'hrss', 'jobs',"
                + " 'A.csv', now(), now(), date '2014-11-10', '', 'taken-in-part', 'here', 4, 3)");

        assertThat(open()).containsExactly("2 3");
        assertThat(since(DAY)).containsExactly(2L);
        assertThat(since(DAY.plusDays(1))).isEmpty();
    }

    private List<Long> since(LocalDate first) {
        return Transactions.read(warehouse.dataSource(), connection -> OpenRows.since(connection, first)).stream()
                .map(OpenRows.Open::deliveryId)
                .toList();
    }
}
