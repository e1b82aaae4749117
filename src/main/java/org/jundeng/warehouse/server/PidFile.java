// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The file in a data folder that names the server's process. PostgreSQL itself would take any process with that number
 * for the server, and cannot start with an empty file; after a kill, above all in a container, both would keep it from
 * starting.
 */
final class PidFile {

    private static final int PID_LINE = 0;
    private static final int PORT_LINE = 3;

    private final Path data;

    PidFile(Path data) {
        this.data = data;
    }

    /**
     * The port of this folder's running server, whatever state it is in; empty where there is none. A leftover file is
     * removed.
     */
    OptionalInt port() throws IOException {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            if (lines.size() > PORT_LINE
                    && isServer(Long.parseLong(lines.get(PID_LINE).strip()))) {
                return OptionalInt.of(Integer.parseInt(lines.get(PORT_LINE).strip()));
            }
        } catch (NoSuchFileException notRunning) {
            return OptionalInt.empty();
        } catch (NumberFormatException halfWritten) {
            // The server was killed while it wrote the file, so it never ran.
        }
        Files.deleteIfExists(file);
        return OptionalInt.empty();
    }

    /** A server's process runs {@code postgres} in its data folder; not every system lets us see the folder. */
    private boolean isServer(long pid) throws IOException {
        boolean postgres = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("postgres"))
                .isPresent();
        Path folder = Path.of("/proc", Long.toString(pid), "cwd");
        try {
            return postgres && (!Files.exists(folder) || Files.isSameFile(folder, data));
        } catch (IOException hidden) {
            return postgres;
        }
    }
}
