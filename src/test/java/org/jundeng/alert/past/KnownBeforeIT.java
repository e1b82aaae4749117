// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Figure;
import org.jundeng.assess.LastEvaluation;
import org.jundeng.assess.RegionalIndicator;
import org.jundeng.assess.StoredFigures;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Which value counted at the last evaluation, where a figure was reported as 85.1, the evaluation came, and 85.2 is
 * reported instead.
 */
class KnownBeforeIT {

    private static final RegionalIndicator SERIES = new RegionalIndicator("harmony", "hangzhou");
    private static final TimePeriod YEAR = TimePeriod.parse("2013").orElseThrow();

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final StoredFigures figures = new StoredFigures(warehouse);
    private long evaluated;

    @BeforeEach
    void report() {
        evaluated = figures.deliver("a.csv", "harmony", "hangzhou", "2013", "85.1");
        figures.deliver("b.csv", "harmony", "hangzhou", "2013", "85.2");
    }

    @Test
    void itIsTheReportedOneWhereThatCounts() throws SQLException {
        assertThat(before(null)).isEqualByComparingTo("85.1");
    }

    @Test
    void itIsTheDerivedOneWhereThePartsCount() throws SQLException {
        derive();

        assertThat(before("mean-of-districts")).isEqualByComparingTo("84.43");
    }

    @Test
    void itIsTheDerivedOneBeforeWhereThatChanged() throws SQLException {
        derive();

        assertThat(before("mean-of-districts", change("84.9"))).isEqualByComparingTo("84.9");
    }

    @Test
    void itIsTheReportedOneWhereThePartsCountOnlySinceThen() throws SQLException {
        derive();

        assertThat(before("mean-of-districts", change(null))).isEqualByComparingTo("85.1");
    }

    @Test
    void itIsTheOneOfNowWhereOnlyTheFormulasAreNew() throws SQLException {
        derive();

        assertThat(before(1, change("84.9"))).isEqualByComparingTo("84.43");
    }

    @Test
    void itIsTheOneBeforeWhereAFigureCameTogetherWithNewFormulas() throws SQLException {
        derive();

        assertThat(before(2, change("84.9"))).isEqualByComparingTo("84.9");
    }

    private BigDecimal before(long line, Derivation.Change... changes) throws SQLException {
        return before("mean-of-districts", line, new DerivedAnew(List.of(changes), true));
    }

    private void derive() {
        warehouse.execute("insert into derived select series_id, '2013-01-01', 84.43, 'mean-of-districts', 7, 2, '{}',"
                + " '{}', '{}', true from series where indicator = 'harmony'");
    }

    private static Derivation.Change change(String before) {
        return new Derivation.Change(
                SERIES.indicator(), SERIES.regionId(), YEAR, before == null ? null : new BigDecimal(before));
    }

    private BigDecimal before(String method, Derivation.Change... changes) throws SQLException {
        return before(method, 2, new DerivedAnew(List.of(changes), false));
    }

    private BigDecimal before(String method, long line, DerivedAnew derived) throws SQLException {
        long series = figures.number("select series_id from series where indicator = 'harmony'");
        Figure now = new Figure(
                series, YEAR, new BigDecimal("84.43"), null, new Figure.Source(line, 0, "", method, List.of()));
        LastEvaluation.Point last = new LastEvaluation.Point(evaluated, LocalDate.of(2014, 7, 9));
        return Transactions.read(warehouse.dataSource(), connection -> KnownBefore.read(connection, last, derived, true)
                .value(SERIES, now));
    }
}
