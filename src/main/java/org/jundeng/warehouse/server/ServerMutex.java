// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one thread of one process at a time start, stop, join or leave an embedded server. */
public final class ServerMutex implements AutoCloseable {

    /** A file lock is held by the whole process, so the threads of this one wait here. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final FileChannel channel;
    private final FileLock lock;

    private ServerMutex(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /** Waits for the lock on {@code file}; closing frees it. */
    public static ServerMutex take(Path file) throws IOException {
        WITHIN_PROCESS.lock();
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return new ServerMutex(channel, channel.lock());
        } catch (IOException | RuntimeException e) {
            if (channel != null) {
                channel.close();
            }
            WITHIN_PROCESS.unlock();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            lock.release();
            channel.close();
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }
}
