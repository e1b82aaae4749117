// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.outage;

/**
 * The warehouse, the outbox or the disk was out of reach, or an unforeseen failure occurred: nothing is lost, and the
 * same may be done again. It is never a fault of the data or of a bureau's source.
 */
public final class NotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotTaken(String act, Throwable cause) {
        super(act + ": " + cause, cause);
    }

    /** The first such exception in a chain of causes; null if there is none. */
    public static NotTaken in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotTaken notTaken) {
                return notTaken;
            }
        }
        return null;
    }
}
