// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import org.jundeng.warehouse.TestWarehouse;

/** A night of a few figures, of which each question of docs/analyse.md has an answer. */
public final class AnalysedCity {

    private AnalysedCity() {}

    /** Stores the figures, a correction, a refusal, a derived figure and the night of 10 July 2014. */
    public static void deliverTo(TestWarehouse warehouse) {
        StoredFigures figures = new StoredFigures(warehouse);
        figures.deliver("a.csv", "urban-unemployment-rate", "hangzhou", "2014-06", "4.2");
        figures.deliver("更正.csv", "urban-unemployment-rate", "hangzhou", "2014-06", "4.12");
        figures.deliver("b.csv", "urban-unemployment-rate", "yuhang", "2014-06", "3.02");
        figures.deliver("c.csv", "urban-unemployment-rate", "fuyang", "2014-06", "3.5");
        figures.deliver("d.csv", "urban-unemployment-rate", "fuyang", "2014-12", "3.6");
        figures.deliver("e.csv", "culture-station-coverage", "chunan", "2014-Q1", "90");
        figures.deliver("refused.csv", "townships", "chunan", "2014-Q2", "20");
        figures.run("2014-07-10");
        warehouse.execute(
                "insert into derived select series_id, '2014-04-01', 95, 'ratio', 6, 7, '{}', '{}' from series"
                        + " where indicator = 'culture-station-coverage'",
                "update delivery set outcome = 'refused' where source_name = 'refused.csv'",
                "insert into finding (delivery_id, row_no, code, found) values (7, 2, 'not-a-number', 'x')",
                "insert into assessed_night values ('2014-07-10', 1, true)",
                "insert into standing (target_id, region_id, since, state, reason_zh, reason_en, run_id)"
                        + " values ('urban-unemployment-rate', 'hangzhou', '2014-07-10', 'missed', '因', 'why', 1)");
    }
}
