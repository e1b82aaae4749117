// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The right of one process to work in a workspace; if several nodes share it, of one process of each node. The lock
 * ends with the process, so that no crash leaves it behind.
 */
public final class Ownership implements AutoCloseable {

    private final FileChannel file;

    private Ownership(FileChannel file) {
        this.file = file;
    }

    /**
     * Takes the workspace for {@code command}; throws {@link OwnedAlready} if another process has it.
     *
     * @param node the node, if other nodes may work in the workspace, too; null if no other process may
     */
    public static Ownership of(Workspace workspace, String command, String node) throws IOException {
        Files.createDirectories(workspace.root());
        Path lockFile = lockFile(workspace, node);
        Path note = note(workspace, node);
        FileChannel file = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException mineAlready) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            String owner = Files.exists(note) ? Files.readString(note).strip() : "another process";
            throw node == null
                    ? OwnedAlready.workspace(workspace.root(), owner)
                    : OwnedAlready.node(node, owner + " in this workspace");
        }
        Files.write(
                note,
                ByteBuffer.wrap(String.format(
                                        Locale.ROOT,
                                        "\"%s\" (process %d)",
                                        command,
                                        ProcessHandle.current().pid())
                                .getBytes(StandardCharsets.UTF_8))
                        .array());
        return new Ownership(file);
    }

    /** What a node's files in the workspace end in; nothing if {@code node} is null. */
    public static String suffix(String node) {
        return node == null ? "" : "-" + node.replaceAll("[^\\p{L}\\p{N}._-]", "_");
    }

    private static Path note(Workspace workspace, String node) {
        return workspace.root().resolve(".owner" + suffix(node));
    }

    private static Path lockFile(Workspace workspace, String node) {
        return workspace.root().resolve(".owner" + suffix(node) + ".lock");
    }

    /**
     * Who works in the workspace now, such as {@code "serve" (process 17)}; empty where nobody does.
     *
     * @param node the node, or null, as for {@link #of}
     */
    public static Optional<String> holder(Workspace workspace, String node) throws IOException {
        if (!Files.exists(lockFile(workspace, node))) {
            return Optional.empty();
        }
        try (FileChannel file = FileChannel.open(lockFile(workspace, node), StandardOpenOption.WRITE);
                FileLock free = file.tryLock()) {
            if (free != null) {
                return Optional.empty();
            }
        } catch (OverlappingFileLockException thisProcess) {
            return Optional.of(Files.readString(note(workspace, node)).strip());
        }
        return Optional.of(Files.readString(note(workspace, node)).strip());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
