// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the documents against the files, types and tests that they name in code marks. */
class DocumentedNamesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Path CONTRIBUTING = Path.of("CONTRIBUTING.md");
    /** Names in the documents that are not types of this project. */
    private static final Set<String> NOT_OURS = Set.of("Test", "Clock", "WatchService", "BufferedImage");

    private static List<String> named(Path document, String pattern) {
        try {
            return CODE.matcher(Files.readString(document))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .filter(code -> code.matches(pattern))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachFileAndFolderOfTheRecipesIsThere() {
        assertThat(named(CONTRIBUTING, "[a-z]+/[\\w/]+\\.java")).isNotEmpty().allSatisfy(file -> assertThat(
                        Path.of("src/main/java/org/jundeng", file))
                .exists());
        assertThat(named(CONTRIBUTING, "(src|docs)/[^<*]*"))
                .isNotEmpty()
                .filteredOn(file -> !file.contains("FEED"))
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void eachTypeAndTestIsThere() throws IOException {
        Map<String, Path> types = types();
        for (Path document : documents()) {
            assertThat(named(document, "[A-Z]\\w*[a-z]\\w*([.][A-Z]\\w*|[.#][a-z]\\w+\\(\\))?"))
                    .as("%s", document)
                    .filteredOn(name -> !NOT_OURS.contains(name))
                    .allSatisfy(name -> {
                        String[] parts = name.split("[.#(]");
                        assertThat(types).containsKey(parts[0]);
                        assertThat(types.get(parts[0])).content().contains(parts[parts.length > 1 ? 1 : 0]);
                    });
        }
    }

    private static Map<String, Path> types() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (one, two) -> one));
        }
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(CONTRIBUTING, Path.of("README.md"), Path.of("README.zh-CN.md")),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
