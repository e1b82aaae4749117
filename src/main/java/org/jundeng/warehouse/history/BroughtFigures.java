// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.history;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.sql.Periods;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** Which figures were read from a delivery, and from which of its cells. */
public final class BroughtFigures {

    private static final String FIGURES = """
            with brought as (
              (select series_id, time_period, obs_value, obs_status, row_no, column_no, null::bigint as replaced_by
               from observation where delivery_id = ? and (?::bigint is null or row_no = ?) limit ?)
              union all
              (select series_id, time_period, obs_value, obs_status, row_no, column_no, replaced_by
               from revision where delivery_id = ? and (?::bigint is null or row_no = ?) limit ?))
            select b.*, s.indicator, s.region_id, s.freq, s.dimensions
            from brought b join series s using (series_id)
            order by row_no, column_no, indicator, region_id, time_period, replaced_by nulls first
            limit ?
            """;

    /** Of a delivery with more figures than these, the first that are found are shown, in the order of their rows. */
    private static final int SORTED = 20_000;

    private final DataSource warehouse;

    /** Asks {@code warehouse}. */
    public BroughtFigures(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A figure that was read from a cell.
     *
     * @param indicator the indicator's id
     * @param regionId the region's id
     * @param timePeriod the period
     * @param dimensions its dimensions, as a JSON object
     * @param obsValue the value; null where it is missing
     * @param obsStatus the status
     * @param rowNo the record's number
     * @param columnNo the column's number, from 1
     * @param replacedBy the ledger number that replaced it; null where it holds
     */
    public record Brought(
            String indicator,
            String regionId,
            TimePeriod timePeriod,
            String dimensions,
            BigDecimal obsValue,
            String obsStatus,
            long rowNo,
            int columnNo,
            Long replacedBy) {
        public Brought {
            Objects.requireNonNull(timePeriod, "timePeriod");
        }
    }

    /** The figures that were read from a line's delivery, in the order of its rows, at most {@code most}. */
    public List<Brought> of(long deliveryId, int most) {
        return figures(deliveryId, null, SORTED, most);
    }

    /** The figures that were read from a row, in the order of its columns. */
    public List<Brought> ofRow(long deliveryId, long rowNo) {
        return figures(deliveryId, rowNo, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    private List<Brought> figures(long deliveryId, Long rowNo, int sorted, int most) {
        return Transactions.read(
                warehouse,
                connection -> Sql.list(
                        connection,
                        FIGURES,
                        BroughtFigures::figure,
                        deliveryId,
                        rowNo,
                        rowNo,
                        sorted,
                        deliveryId,
                        rowNo,
                        rowNo,
                        sorted,
                        most));
    }

    private static Brought figure(ResultSet row) throws SQLException {
        return new Brought(
                row.getString("indicator"),
                row.getString("region_id"),
                Periods.of(row.getString("freq"), row.getObject("time_period", LocalDate.class)),
                row.getString("dimensions"),
                row.getBigDecimal("obs_value"),
                row.getString("obs_status"),
                row.getLong("row_no"),
                row.getInt("column_no"),
                row.getObject("replaced_by", Long.class));
    }
}
