// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.time.Instant;
import java.util.Optional;

/** Knows which files somebody has open for writing, as far as the system tells. */
@FunctionalInterface
interface OpenWriters {

    /** Where nothing is known. */
    OpenWriters UNKNOWN = (file, since, now) -> Optional.empty();

    /**
     * A process that has the file open for writing, in words such as {@code process 4711 (smbd)}; empty where there is
     * none, and where the system does not tell: on another system than Linux, of another user's processes, of other
     * machines. What was seen a moment ago may do, but nothing from before {@code since}, when the file last changed.
     */
    Optional<String> of(FileStamp file, Instant since, Instant now);
}
