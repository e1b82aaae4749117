// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.sql.SQLException;

/** What all that is asked over one connection shares. */
record Session(Dialect dialect, Limits limits, PromisedLabels promised) {

    /** What an error means in the dialect. */
    AskingFailed failure(SQLException thrown) {
        if (thrown instanceof AskingFailed known) {
            return known;
        }
        return new AskingFailed(meaning(thrown), AskingFailed.words(thrown), thrown);
    }

    /** A certificate that is not trusted today will not be so by the next try. */
    private Trouble meaning(SQLException thrown) {
        if (AskingFailed.isSilence(thrown)) {
            return Trouble.SLOW;
        }
        return isUntrusted(thrown) ? Trouble.REFUSED : dialect.trouble(thrown);
    }

    private static boolean isUntrusted(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
                return true;
            }
        }
        return false;
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
