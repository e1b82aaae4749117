// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.io.IOException;
import org.jundeng.api.ApiFault;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What stands before each answer: who asks, how often, and what is said where there is none. */
final class AnswerGuard {

    /** PostgreSQL ended a statement, since its time was over. */
    private static final String OUT_OF_TIME = "57014";

    private static final Logger LOG = LoggerFactory.getLogger(AnswerGuard.class);

    private AnswerGuard() {}

    /** Makes an answer for who may ask. */
    @FunctionalInterface
    interface Answering {
        /** The answer; throws {@link Unanswerable} where there is none. */
        Response of(Caller caller) throws IOException;
    }

    /** The answer to a request, or why there is none. */
    static Response answer(Callers callers, CallerRates rates, Request request, Answering answering)
            throws IOException {
        try {
            Caller caller = callers.of(request);
            long wait = rates.secondsToWait(caller);
            if (wait > 0) {
                return Problems.of(ApiFault.of(Kind.TOO_MANY, String.valueOf(wait)), request)
                        .with("Retry-After", String.valueOf(wait));
            }
            return answering.of(caller);
        } catch (Unanswerable unanswerable) {
            return Problems.of(unanswerable.fault(), request);
        } catch (UncheckedSqlException broken) {
            LOG.warn("{} cannot be answered: {}", request.path(), broken.toString());
            boolean tookTooLong = OUT_OF_TIME.equals(broken.getCause().getSQLState());
            return Problems.of(ApiFault.of(tookTooLong ? Kind.TOO_SLOW : Kind.BUSY), request);
        }
    }
}
