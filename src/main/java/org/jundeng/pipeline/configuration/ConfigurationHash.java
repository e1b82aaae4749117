// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.configuration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Identifies the content of all files of a configuration: those of the folders of configuration and routes, and the
 * workspace's settings. Hidden files, such as those of an editor, do not count, and sample deliveries beside contracts
 * change nothing of what the configuration says.
 */
public final class ConfigurationHash {

    private ConfigurationHash() {}

    /** The SHA-256 of names and contents, in hex; throws {@link UncheckedIOException}. */
    public static String of(Folders folders) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Path folder : List.of(folders.config(), folders.routes())) {
                for (Path file : files(folder)) {
                    add(digest, folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
            Path settings = folders.workspace().resolve("application.properties");
            if (Files.exists(settings)) {
                add(digest, "workspace", Files.readAllBytes(settings));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException("reading the files of " + folders, e);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> !FeedCase.holds(folder.relativize(file)))
                    .sorted()
                    .toList();
        }
    }

    private static void add(MessageDigest digest, String name, byte[] content) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(text.length)
                .putInt(content.length)
                .flip());
        digest.update(text);
        digest.update(content);
    }
}
