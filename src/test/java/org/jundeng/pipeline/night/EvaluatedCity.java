// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.Clock;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.ledger.Runs;

/** Evaluates a test's warehouse as nights and days do, without the edges. */
public final class EvaluatedCity {

    private final Evaluation evaluation;
    private final Runs runs;

    public EvaluatedCity(Configuration configuration, DataSource warehouse, Clock clock) {
        this.runs = new Runs(warehouse, clock, "here");
        this.evaluation = new Evaluation(configuration, warehouse, clock, MailLinks.NONE);
    }

    /** A night; digests wait for working days where a process serves. */
    public void night(LocalDate night, long runId, boolean serves) {
        evaluation.evaluate(night, runId, serves);
    }

    /** Decides anew what the mails tell that wait to leave. */
    public void lookAgain(LocalDate day) {
        evaluation.lookAgain(day, runs);
    }

    /** What came by day. */
    public void day(LocalDate day, long runId) {
        evaluation.evaluateNew(day, runId);
    }
}
