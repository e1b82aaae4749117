// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds the bytes in inbox (claims included), archive and quarantine against what came. What one arrival has in several
 * of these places counts once, so that bytes that came twice must be there twice.
 */
final class Custody {

    private static final Pattern ARRIVAL = Pattern.compile("\\d{8}T\\d{12}-[0-9a-f]{8}");

    private final Path workspace;

    Custody(Path workspace) {
        this.workspace = workspace;
    }

    /** The names of the drops whose bytes are not held as often as they came. */
    List<String> lost(List<Drops.Drop> came) throws IOException {
        Map<String, Set<String>> holders = new HashMap<>();
        for (String folder : List.of("inbox", "archive", "quarantine")) {
            for (Path file : files(workspace.resolve(folder))) {
                Matcher arrival = ARRIVAL.matcher(file.toString());
                holders.computeIfAbsent(sha256(Files.readAllBytes(file)), first -> new HashSet<>())
                        .add(arrival.find() ? arrival.group() : file.toString());
            }
        }
        Map<String, Integer> held = new HashMap<>();
        holders.forEach((hash, by) -> held.put(hash, by.size()));
        return came.stream()
                .filter(drop -> held.merge(sha256(drop.bytes()), -1, Integer::sum) < 0)
                .map(Drops.Drop::name)
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().endsWith(".part")
                            && !file.toString().endsWith(".done"))
                    .toList();
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
