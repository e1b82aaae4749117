// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The binaries of the oldest PostgreSQL that is supported. They are not on the classpath, where they would hide the
 * shipped ones: the build unpacks them into {@code folder}.
 */
record OldestPostgres(Path folder) implements PgBinaryResolver {

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Path archive = files.filter(file -> file.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no PostgreSQL binaries in " + folder));
            return Files.newInputStream(archive);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
