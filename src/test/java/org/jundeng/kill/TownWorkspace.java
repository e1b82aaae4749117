// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;

/**
 * A small town with a workspace: the configuration beside this class, the routes of the product, three bureaus.
 *
 * @param home the folder that holds it all
 */
record TownWorkspace(Path home) {

    private static final Path OURS = Path.of("src/test/resources/org/jundeng/kill/city");

    /** Founds the town in {@code home}. */
    static TownWorkspace in(Path home) throws IOException {
        copy(OURS, home);
        try (Stream<Path> routes = Files.list(Path.of("routes"))) {
            for (Path route : routes.filter(Files::isRegularFile).toList()) {
                Files.copy(route, home.resolve("routes").resolve(route.getFileName()));
            }
        }
        return new TownWorkspace(home);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    Path workspace() {
        return home.resolve("data");
    }

    Path serverHome() {
        return workspace().resolve("postgres");
    }

    /** The words of the command line that has the job done for {@code date}. */
    String[] nightly(LocalDate date) {
        return command("nightly", "--date", date.toString());
    }

    /** The words of a command line on this town. */
    String[] command(String... words) {
        return Stream.concat(
                        Stream.of(words),
                        Stream.of(
                                "--workspace",
                                workspace().toString(),
                                "--config",
                                home.resolve("config").toString(),
                                "--routes",
                                home.resolve("routes").toString()))
                .toArray(String[]::new);
    }

    /** Drops what stewards bring in a night; each file with its done-file, so that none has to rest. */
    void drop(Drops.Night night) throws IOException {
        // Files are taken in the order of their times, and a file system's clock may give several the same.
        Instant written = Instant.now().minusSeconds(night.drops().size());
        for (Drops.Drop drop : night.drops()) {
            Path inbox = Files.createDirectories(workspace().resolve("inbox").resolve(drop.bureau()));
            Path file = Files.write(inbox.resolve(drop.name()), drop.bytes());
            Files.setLastModifiedTime(file, FileTime.from(written));
            written = written.plusSeconds(1);
            Files.createFile(inbox.resolve(drop.name() + ".done"));
        }
    }
}
