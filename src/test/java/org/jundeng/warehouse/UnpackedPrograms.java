// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.warehouse.server.PostgresBinaries;
import org.jundeng.warehouse.server.ServerMutex;

/**
 * PostgreSQL's programs, unpacked once a build, for workspaces of tests that are about something else: unpacking takes
 * longer than most of them.
 */
public final class UnpackedPrograms {

    private static final Path FOLDER = Path.of("target", "unpacked-postgres").toAbsolutePath();

    private UnpackedPrograms() {}

    /** Has the embedded server in {@code home} find its programs unpacked already; returns {@code home}. */
    public static Path linkedIn(Path home) throws IOException {
        Files.createDirectories(FOLDER.getParent());
        try (ServerMutex turn = ServerMutex.take(FOLDER.resolveSibling("unpacked-postgres.lock"))) {
            Files.createSymbolicLink(
                    Files.createDirectories(home).resolve("programs"), PostgresBinaries.unpackedIn(FOLDER, false));
        }
        return home;
    }
}
