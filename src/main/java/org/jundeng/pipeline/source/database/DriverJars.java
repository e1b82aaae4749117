// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The jars in the folders for drivers, and what is wrong with them. A driver runs with all rights of this process, so
 * nothing is loaded from a folder or a jar that other users than root can change.
 */
final class DriverJars {

    private final List<Path> jars = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    private DriverJars() {}

    /** Reads the folders; one that is absent holds nothing. */
    static DriverJars in(Collection<Path> folders) {
        DriverJars found = new DriverJars();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
                List<Path> jars = files.filter(
                                file -> file.getFileName().toString().endsWith(".jar"))
                        .sorted()
                        .toList();
                if (!jars.isEmpty() && found.isOurs(folder)) {
                    jars.stream().filter(found::isOurs).forEach(found::add);
                }
            } catch (IOException | UncheckedIOException e) {
                found.troubles.add("the folder " + folder + " cannot be read: " + e.getMessage());
            }
        }
        return found;
    }

    boolean isEmpty() {
        return jars.isEmpty();
    }

    List<String> troubles() {
        return troubles;
    }

    URL[] urls() {
        return jars.stream().map(DriverJars::url).toArray(URL[]::new);
    }

    /** The jars that hold the class. */
    List<String> holding(String className) {
        String entry = className.replace('.', '/') + ".class";
        return jars.stream()
                .filter(jar -> holds(jar, entry))
                .map(Path::toString)
                .toList();
    }

    private boolean isOurs(Path path) {
        try {
            Optional<String> others = Changeable.byOthers(path);
            others.ifPresent(troubles::add);
            return others.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path jar) {
        try (JarFile readable = new JarFile(jar.toFile())) {
            if (readable.size() > 0) {
                jars.add(jar);
            }
        } catch (IOException e) {
            troubles.add(jar + " cannot be read as a jar (" + e.getMessage() + "); copy it there again");
        }
    }

    private static boolean holds(Path jar, String entry) {
        try (JarFile readable = new JarFile(jar.toFile())) {
            return readable.getEntry(entry) != null;
        } catch (IOException e) {
            return false;
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path has an address: " + jar, e);
        }
    }
}
