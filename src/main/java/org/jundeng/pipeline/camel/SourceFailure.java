// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.util.Optional;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.jundeng.contract.FeedSource;
import org.jundeng.finding.Finding;
import org.jundeng.pipeline.source.SourceTrouble;

/** What a pull threw, with Camel's own exceptions in the words of {@link SourceTrouble}. */
final class SourceFailure {

    private SourceFailure() {}

    /** The finding that an exception means for the source; empty if the source is not to blame. */
    static Optional<Finding> finding(Throwable thrown, FeedSource source) {
        return SourceTrouble.finding(understood(thrown), source);
    }

    /** Whether the source may answer in a moment: it is out of reach, and did not refuse or take too long. */
    static boolean outOfReach(Throwable thrown) {
        return SourceTrouble.outOfReach(understood(thrown));
    }

    private static Throwable understood(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpOperationFailedException http) {
                return SourceTrouble.status(http.getStatusCode(), http);
            }
        }
        return thrown;
    }
}
