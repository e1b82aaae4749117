// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.EarlierKnowledge;
import org.jundeng.warehouse.sql.Transactions;

/** Where the targets stand on any date, as known now or at an earlier point; it writes nothing down. */
public final class ScoreboardQuery {

    private final Pipeline pipeline;

    /** Asks the warehouse of {@code pipeline}. */
    public ScoreboardQuery(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    /** The assessments of all targets on {@code date}, with what was known at {@code asKnown}. */
    public List<Assessment> on(LocalDate date, AsKnown asKnown) {
        Derivation derivation = Evaluation.derivation(pipeline.configuration());
        Assessor assessor = new Assessor(pipeline.configuration().catalogue());
        return Transactions.read(pipeline.warehouse().dataSource(), connection -> {
            EarlierKnowledge.recall(connection, asKnown);
            derivation.derive(connection);
            return assessor.look(connection, date);
        });
    }
}
