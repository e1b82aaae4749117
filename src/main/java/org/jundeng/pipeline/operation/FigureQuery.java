// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jundeng.assess.Derivation;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.Evaluation;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.EarlierKnowledge;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.FigureSelection.Kind;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.history.Observations.Row;
import org.jundeng.warehouse.sql.Transactions;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/**
 * Reads figures of any kind, as known now or at an earlier point, row by row. The figures that the night derived are
 * stored only as they are now; those of an earlier point are derived again, with the formulas of today's configuration,
 * and nothing of it is kept.
 */
public final class FigureQuery {

    private final Configuration configuration;
    private final DataSource warehouse;

    /** Asks {@code warehouse}, with the formulas of {@code configuration}. */
    public FigureQuery(Configuration configuration, DataSource warehouse) {
        this.configuration = configuration;
        this.warehouse = warehouse;
    }

    /** The figures of one moment, which may be read several times. */
    public interface Figures {

        /** Hands over the selected figures one by one; the selection's kind and point are those of the query. */
        void each(FigureSelection selection, Consumer<Row> to);

        /** The ids of all indicators of which there are figures, in the order of their letters. */
        List<String> indicators();
    }

    /**
     * Opens the figures of a kind, as known at {@code asKnown}, while {@code use} reads them. Nothing is read twice by
     * itself: a connection that breaks in the middle ends it with an exception.
     */
    public void read(Kind kind, AsKnown asKnown, Consumer<Figures> use) {
        boolean derived = !asKnown.isNow() && kind != Kind.REPORTED;
        Transactions.readOnce(warehouse, connection -> {
            if (derived) {
                Derivation derivation = Evaluation.derivation(configuration);
                EarlierKnowledge.recall(connection, asKnown);
                derivation.deriveRecalled(connection);
            }
            use.accept(new OfOneTransaction(connection, kind, derived ? AsKnown.NOW : asKnown));
            return null;
        });
    }

    /** What one transaction sees. */
    private record OfOneTransaction(Connection connection, Kind kind, AsKnown asKnown) implements Figures {

        @Override
        public void each(FigureSelection selection, Consumer<Row> to) {
            try {
                Observations.each(connection, selection.of(kind).at(asKnown), to);
            } catch (SQLException e) {
                throw new UncheckedSqlException(e);
            }
        }

        @Override
        public List<String> indicators() {
            try {
                return Observations.indicators(connection);
            } catch (SQLException e) {
                throw new UncheckedSqlException(e);
            }
        }
    }
}
