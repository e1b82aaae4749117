// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.Evaluation;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.EarlierKnowledge;
import org.jundeng.warehouse.sql.Transactions;

/** Answers where the targets stand on any date, as known now or at an earlier point, and writes nothing. */
public final class ScoreboardQuery {

    private final Configuration configuration;
    private final DataSource warehouse;

    /** Asks {@code warehouse}, with the formulas and targets of {@code configuration}. */
    public ScoreboardQuery(Configuration configuration, DataSource warehouse) {
        this.configuration = configuration;
        this.warehouse = warehouse;
    }

    /**
     * The assessments of all targets on {@code date}, with what is known now. Figures that follow from others are those
     * of the last evaluation: to derive them takes the lock that a night needs, and a reader must not keep it waiting.
     */
    public List<Assessment> asEvaluated(LocalDate date) {
        Assessor assessor = new Assessor(configuration.catalogue(), configuration.contracts());
        return Transactions.read(warehouse, connection -> assessor.look(connection, date));
    }

    /**
     * The assessments of all targets on {@code date}, with what was known at {@code asKnown}. Where that is now, it
     * waits until nobody else derives figures.
     */
    public List<Assessment> on(LocalDate date, AsKnown asKnown) {
        Derivation derivation = Evaluation.derivation(configuration);
        Assessor assessor = new Assessor(configuration.catalogue(), configuration.contracts());
        return Transactions.read(warehouse, connection -> {
            if (asKnown.isNow()) {
                derivation.derive(connection);
            } else {
                EarlierKnowledge.recall(connection, asKnown);
                derivation.deriveRecalled(connection);
            }
            return assessor.look(connection, date);
        });
    }
}
