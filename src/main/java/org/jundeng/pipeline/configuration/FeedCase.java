// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sample delivery of a feed with the receipt that it must have: {@code feeds/<bureau>/<feed>/<name>/}, beside the
 * contract. It is tried, and never part of what a configuration says.
 *
 * @param feed the feed's id, the name of the folder of its cases
 * @param name the case's name
 * @param folder its folder
 */
public record FeedCase(String feed, String name, Path folder) {

    private static final Path FEEDS = Path.of("feeds");
    private static final int DEPTH_OF_A_CONTRACT = 3;

    /** The cases of all feeds below {@code config}, sorted by bureau, feed and name; no folder must be there. */
    public static List<FeedCase> all(Path config) {
        return folders(config.resolve(FEEDS)).stream()
                .flatMap(bureau -> folders(bureau).stream())
                .flatMap(feed -> folders(feed).stream()
                        .map(folder -> new FeedCase(
                                feed.getFileName().toString(),
                                folder.getFileName().toString(),
                                folder)))
                .toList();
    }

    /** Whether a file belongs to a case; its path is taken from the folder of the configuration. */
    static boolean holds(Path file) {
        return file.startsWith(FEEDS) && file.getNameCount() > DEPTH_OF_A_CONTRACT;
    }

    /** The delivery as it would come: {@code delivery.*}. None or several mean that there is nothing to try. */
    public List<Path> deliveries() {
        return named("delivery.");
    }

    /** What came before it, in the order of the names: {@code before.csv}, {@code before-2.csv}. */
    public List<Path> before() {
        return named("before");
    }

    /** The receipt that the delivery must have; the file need not be there. */
    public Path receipt() {
        return folder.resolve("receipt.json");
    }

    private List<Path> named(String beginning) {
        return entries(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith(beginning))
                .filter(Files::isRegularFile)
                .toList();
    }

    private static List<Path> folders(Path folder) {
        return entries(folder).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for sample deliveries in " + folder, e);
        }
    }
}
