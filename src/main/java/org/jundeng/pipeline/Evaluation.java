// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.Assessor;
import org.jundeng.warehouse.Transactions;

/** What the figures of the night come to: assessments, episodes and notices, decided in one transaction. */
public final class Evaluation {

    private final Station station;

    Evaluation(Station station) {
        this.station = station;
    }

    /**
     * What an evaluation came to.
     *
     * @param assessments where each target stands
     */
    public record Result(List<Assessment> assessments) {}

    Result evaluate(LocalDate businessDate, long runId) {
        Assessor assessor = new Assessor(station.configuration().catalogue());
        return Transactions.write(
                station.warehouse().dataSource(),
                connection -> new Result(assessor.assess(connection, businessDate, runId)));
    }
}
