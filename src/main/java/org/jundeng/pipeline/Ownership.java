// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The one process that works in a workspace. The lock goes with the process, so that no crash leaves it behind. */
final class Ownership implements AutoCloseable {

    private final FileChannel file;

    private Ownership(FileChannel file) {
        this.file = file;
    }

    /** Takes the workspace for {@code command}; throws {@link OwnedAlready} where another process has it. */
    static Ownership of(Workspace workspace, String command) throws IOException {
        Files.createDirectories(workspace.root());
        Path lockFile = workspace.root().resolve(".owner.lock");
        Path note = workspace.root().resolve(".owner");
        FileChannel file = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException mineAlready) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new OwnedAlready(
                    workspace.root(),
                    Files.exists(note) ? Files.readString(note).strip() : "another process");
        }
        Files.write(
                note,
                ByteBuffer.wrap("\"%s\" (process %d)"
                                .formatted(command, ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.UTF_8))
                        .array());
        return new Ownership(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
