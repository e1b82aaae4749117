// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.time.Instant;
import java.util.Optional;

/** Knows which files somebody has open for writing, as far as the system tells. */
@FunctionalInterface
interface OpenWriters {

    /** Knows of no writers. */
    OpenWriters UNKNOWN = (file, since, now) -> Optional.empty();

    /**
     * A process that has the file open for writing, in words such as {@code process 4711 (smbd)}; empty if there is
     * none, or if the system does not tell: on systems other than Linux, for other users' processes and other machines.
     * A look of a moment ago may serve, but not one from before {@code since}, when the file last changed.
     */
    Optional<String> of(FileStamp file, Instant since, Instant now);
}
