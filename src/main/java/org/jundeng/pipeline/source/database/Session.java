// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.sql.SQLException;

/** What all that is asked over one connection shares. */
record Session(Dialect dialect, Limits limits, PromisedLabels promised) {

    /** What an error means in the dialect. */
    AskingFailed failure(SQLException thrown) {
        if (thrown instanceof AskingFailed known) {
            return known;
        }
        Trouble trouble = AskingFailed.isSilence(thrown) ? Trouble.SLOW : dialect.trouble(thrown);
        return new AskingFailed(trouble, AskingFailed.words(thrown), thrown);
    }

    /** What anything that a driver throws means: a fault of the driver's own counts as the database's refusal. */
    Throwable told(Throwable thrown) {
        if (thrown instanceof SQLException sql) {
            return failure(sql);
        }
        boolean isOwn = thrown instanceof RepeatedLabel || thrown instanceof VirtualMachineError;
        return isOwn ? thrown : failed(thrown);
    }

    private static AskingFailed failed(Throwable thrown) {
        return new AskingFailed(Trouble.REFUSED, "its driver failed with " + thrown, thrown);
    }

    /** What an error means while a connection is opened: then silence means that nobody is there. */
    AskingFailed failureOfConnecting(Throwable thrown) {
        AskingFailed known = thrown instanceof SQLException sql ? failure(sql) : failed(thrown);
        return known.trouble() == Trouble.SLOW ? new AskingFailed(Trouble.AWAY, known.getMessage(), thrown) : known;
    }
}
