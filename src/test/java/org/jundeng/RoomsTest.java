// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds what keeps a package readable: its size, the names in it and the sentence on its door. */
class RoomsTest {

    private static final int MOST_TYPES = 30;
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final String DOOR = "package-info.java";

    @Test
    void noPackageHasMoreThanThirtyTypes() throws IOException {
        assertThat(typesByPackage(MAIN).entrySet())
                .filteredOn(each -> each.getValue().size() > MOST_TYPES)
                .isEmpty();
    }

    @Test
    void noTwoTypesHaveOneSimpleName() throws IOException {
        assertThat(namesOfSeveral(MAIN)).isEmpty();
    }

    @Test
    void noTwoTypesOfTheTestsHaveOneSimpleName() throws IOException {
        assertThat(namesOfSeveral(TEST)).isEmpty();
    }

    @Test
    void everyPackageSaysWhereToStart() throws IOException {
        List<Path> silent = new ArrayList<>();
        for (Map.Entry<Path, List<String>> each : typesByPackage(MAIN).entrySet()) {
            Path door = each.getKey().resolve(DOOR);
            if (!Files.exists(door)
                    || !Files.readString(door, StandardCharsets.UTF_8).contains("Start with {@link ")) {
                silent.add(door);
            }
        }
        assertThat(silent).isEmpty();
    }

    private static List<String> namesOfSeveral(Path sources) throws IOException {
        SortedMap<String, Integer> count = new TreeMap<>();
        typesByPackage(sources).values().forEach(all -> all.forEach(name -> count.merge(name, 1, Integer::sum)));
        count.values().removeIf(number -> number == 1);
        return List.copyOf(count.keySet());
    }

    /** The file names of the top-level types of each folder that has some. */
    private static SortedMap<Path, List<String>> typesByPackage(Path sources) throws IOException {
        SortedMap<Path, List<String>> types = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java") && !file.endsWith(DOOR))
                    .sorted()
                    .forEach(file -> types.computeIfAbsent(file.getParent(), any -> new ArrayList<>())
                            .add(file.getFileName().toString()));
        }
        return types;
    }
}
