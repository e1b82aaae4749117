// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.util.Locale;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;

/** Puts figures into a test's warehouse as a delivery would, and withdraws them. */
public final class StoredFigures {

    private final TestWarehouse warehouse;

    /** Writes into {@code warehouse}. */
    public StoredFigures(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Adds a nightly run, which decisions must belong to. Returns its number. */
    public long run(String businessDate) {
        warehouse.execute("insert into run (command, business_date, started_at, node) "
                + "values ('nightly', '%s', '2014-07-10', 'here')".formatted(businessDate));
        return number("select max(run_id) from run");
    }

    /** Adds a delivery of this name with the series' {@code value} in the period; null marks it as missing. */
    public long deliver(String sourceName, String indicator, String regionId, String period, String value) {
        TimePeriod when = TimePeriod.parse(period).orElseThrow();
        long delivery = ledgerLine(sourceName);
        String key = "indicator = '%s' and region_id = '%s' and freq = '%s' and dimensions = '{}'"
                .formatted(indicator, regionId, when.freq());
        warehouse.execute(
                "insert into series (freq, indicator, region_id) values ('%s', '%s', '%s') on conflict do nothing"
                        .formatted(when.freq(), indicator, regionId),
                ("insert into revision select series_id, time_period, obs_value, obs_status, delivery_id, row_no,"
                                + " column_no, delivery_id, %d from observation join series using (series_id)"
                                + " where %s and time_period = '%s'")
                        .formatted(delivery, key, when.firstDay()),
                ("insert into observation select series_id, '%s', %s, '%s', %d, 5, 3 from series where %s"
                                + " on conflict (series_id, time_period) do update set obs_value = excluded.obs_value,"
                                + " obs_status = excluded.obs_status, delivery_id = excluded.delivery_id")
                        .formatted(when.firstDay(), value, value == null ? "M" : "A", delivery, key),
                "insert into coverage values (%d, '%s', '%s', array['%s'])"
                        .formatted(delivery, when.freq(), when.firstDay(), regionId));
        return delivery;
    }

    /** Withdraws a figure with a ledger line and a revision. */
    public void withdraw(String indicator, String regionId, String period) {
        TimePeriod when = TimePeriod.parse(period).orElseThrow();
        long line = ledgerLine("withdrawal");
        warehouse.execute(("insert into revision select o.series_id, o.time_period, o.obs_value, o.obs_status,"
                        + " o.delivery_id, o.row_no, o.column_no, o.delivery_id, %d from observation o"
                        + " join series using (series_id)"
                        + " where indicator = '%s' and region_id = '%s' and freq = '%s' and time_period = '%s'")
                .formatted(line, indicator, regionId, when.freq(), when.firstDay()));
        forget(indicator, regionId, period);
    }

    /** Removes a figure, as the withdrawal of its only delivery does. */
    public void forget(String indicator, String regionId, String period) {
        TimePeriod when = TimePeriod.parse(period).orElseThrow();
        warehouse.execute(String.format(
                Locale.ROOT,
                "delete from observation where time_period = '%s' and series_id in (select series_id from series"
                        + " where indicator = '%s' and region_id = '%s' and freq = '%s')",
                when.firstDay(),
                indicator,
                regionId,
                when.freq()));
    }

    private long ledgerLine(String sourceName) {
        long next = number("select coalesce(max(delivery_id), 0) + 1 from delivery");
        warehouse.execute(("insert into delivery (arrival_id, bureau, feed, source_name, arrived_at, recorded_at,"
                        + " business_date, as_of, outcome, node)"
                        + " values ('arrival-%d', 'hrss', 'hrss-employment', '%s', '2014-07-09', '2014-07-09',"
                        + " '2014-07-10', '%08d', 'taken', 'here')")
                .formatted(next, sourceName, next));
        return number("select max(delivery_id) from delivery");
    }

    /** The single number that a query returns. */
    public long number(String sql) {
        try (var connection = warehouse.dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
