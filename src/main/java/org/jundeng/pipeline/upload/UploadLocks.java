// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Keeps those who do something with the same upload apart. Files are read and lines are written meanwhile, so it keeps
 * nobody apart who has to do with another one, but for few that share a lock by chance.
 */
final class UploadLocks {

    private static final int LOCKS = 64;

    private final ReentrantLock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(ReentrantLock[]::new);

    /** The lock of an upload. */
    ReentrantLock of(Upload upload) {
        return locks[Math.floorMod(upload.id().hashCode(), LOCKS)];
    }
}
