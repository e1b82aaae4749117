// SPDX-License-Identifier: Apache-2.0
package org.jundeng.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;

/** A copy of the small test configuration that a test may spoil. */
public record ConfigCopy(Path folder) {

    /** The configuration as it stands, without faults. */
    public static Path whole() {
        try {
            return Path.of(ConfigCopy.class.getResource("config").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Copies the configuration into {@code folder}. */
    public static ConfigCopy into(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(whole())) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(whole().relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        }
        return new ConfigCopy(folder);
    }

    /** Replaces {@code text}, which must be there, by {@code other} in a file. */
    public ConfigCopy spoil(String file, String text, String other) {
        try {
            Path path = folder.resolve(file);
            String before = Files.readString(path);
            if (!before.contains(text)) {
                throw new IllegalStateException(file + " lacks " + text);
            }
            Files.writeString(path, before.replace(text, other));
            return this;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The faults as text, with paths below the folder. */
    public List<String> messages(Faults faults) {
        return faults.all().stream()
                .map(fault -> folder.relativize(fault.file()) + ":" + fault.line() + ": " + fault.message())
                .toList();
    }
}
