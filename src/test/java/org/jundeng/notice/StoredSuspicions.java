// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import org.jundeng.warehouse.TestWarehouse;

/** Puts deliveries that are refused, or whose figures look wrong, into a test's warehouse, as the loader would. */
final class StoredSuspicions {

    private static final String STOP = """
            with line as (
              insert into delivery (arrival_id, bureau, feed, source_name, arrived_at, recorded_at, business_date,
                                    as_of, findings, outcome, node)
              values ('%1$s', 'hrss', 'hrss-employment', '%1$s', '2014-07-09', '2014-07-09', '%2$s', '%1$s', 1,
                      'unconfirmed', 'here')
              returning delivery_id),
            waiting as (
              insert into unconfirmed (delivery_id, feed, since, signs)
              select delivery_id, 'hrss-employment', '%2$s', '{fraction}' from line
              returning delivery_id),
            covered as (
              insert into unconfirmed_coverage
              select delivery_id, 'unemployment-rate', 'M', '2014-06-01', '{xiaoshan}' from waiting)
            insert into finding (delivery_id, row_no, column_no, column_name, code, found, arguments)
            select delivery_id, 5, 3, '登记失业率(%%)', 'fraction-for-per-cent', '0.055',
                   '{unemployment-rate,xiaoshan,2014-06,5.4,5.1,5.6,0.01}'
            from line
            """;
    private static final String SETTLE = """
            update unconfirmed set settled_how = '%2$s', settled_by = (select max(delivery_id) from delivery)
            where delivery_id = (select delivery_id from delivery where source_name = '%1$s')
            """;
    private static final String SAY = """
            update delivery set author = nullif('%2$s', ''), kind = coalesce(nullif('%1$s', ''), kind),
                   concerns = case '%1$s' when '' then concerns else 1 end
            where delivery_id = (select max(delivery_id) from delivery)
            """;

    private final TestWarehouse warehouse;

    StoredSuspicions(TestWarehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** A delivery gives the unemployment rate of 萧山 in June 2014 as a hundredth, and waits. */
    void stops(String sourceName, String since) {
        warehouse.execute(STOP.formatted(sourceName, since));
    }

    /** The latest ledger line settles the delivery; {@code ""} where nobody says so. */
    void settles(String sourceName, String how, String author) {
        warehouse.execute(SETTLE.formatted(sourceName, how), SAY.formatted("", author));
    }

    /** The latest ledger line is of another kind, because somebody says so. */
    void because(String kind, String author) {
        warehouse.execute(SAY.formatted(kind, author));
    }

    /** A delivery of the feed is refused. */
    void refuses(String sourceName) {
        warehouse.execute(("insert into delivery (arrival_id, bureau, feed, source_name, arrived_at, recorded_at,"
                        + " business_date, as_of, outcome, node) values ('%1$s', 'hrss', 'hrss-employment', '%1$s',"
                        + " '2014-07-09', '2014-07-09', '2014-07-10', '%1$s', 'refused', 'here')")
                .formatted(sourceName));
    }

    /** A file that no contract claims is refused, with a finding. */
    void refusesUnclaimed(String sourceName, String bureau) {
        warehouse.execute(("with line as (insert into delivery (arrival_id, bureau, source_name, arrived_at,"
                        + " recorded_at, business_date, as_of, findings, outcome, node) values ('%1$s', '%2$s', '%1$s',"
                        + " '2014-07-09', '2014-07-09', '2014-07-10', '%1$s', 1, 'refused', 'here')"
                        + " returning delivery_id) insert into finding (delivery_id, row_no, code, found, arguments)"
                        + " select delivery_id, 0, 'unknown-feed', '%1$s', '{就业*.csv}' from line")
                .formatted(sourceName, bureau));
    }
}
