// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.sql.SQLException;

/** A database could not be asked, or did not answer; tells what its error means, in the driver's words. */
public final class AskingFailed extends SQLException {

    private static final long serialVersionUID = 1L;

    private final Trouble trouble;

    AskingFailed(Trouble trouble, String said, Throwable cause) {
        super(said, cause);
        this.trouble = trouble;
    }

    /** What the error means. */
    public Trouble trouble() {
        return trouble;
    }

    /** The driver's message and, where that does not say it, what lies behind it. */
    static String words(Throwable thrown) {
        String said = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String behind = root.getMessage();
        if (root == thrown || root instanceof SQLException || behind == null || said.contains(behind)) {
            return said;
        }
        return said + " (" + root.getClass().getSimpleName() + ": " + behind + ")";
    }

    /** Whether the other side said nothing for too long. */
    static boolean isSilence(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedIOException) {
                return true;
            }
        }
        return false;
    }

    /** Whether the connection broke, in whatever words the driver says it. */
    static boolean isBroken(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
