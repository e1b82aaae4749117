// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds CONTRIBUTING.md against the files and tests that it names. */
class ContributingDocumentTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static List<String> named(String pattern) throws IOException {
        return CODE.matcher(Files.readString(Path.of("CONTRIBUTING.md")))
                .results()
                .map(MatchResult::group)
                .map(code -> code.substring(1, code.length() - 1))
                .filter(code -> code.matches(pattern))
                .toList();
    }

    @Test
    void eachFileAndFolderIsThere() throws IOException {
        assertThat(named("[a-z]+/[\\w/]+\\.java")).isNotEmpty().allSatisfy(file -> assertThat(
                        Path.of("src/main/java/org/jundeng", file))
                .exists());
        assertThat(named("(src|docs)/[^<*]*"))
                .isNotEmpty()
                .filteredOn(file -> !file.contains("FEED"))
                .allSatisfy(file -> assertThat(Path.of(file)).exists());
    }

    @Test
    void eachTestIsThere() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }

        assertThat(named("[A-Z]\\w+(Test|IT)")).isNotEmpty().allSatisfy(test -> assertThat(tests)
                .contains(test));
    }
}
