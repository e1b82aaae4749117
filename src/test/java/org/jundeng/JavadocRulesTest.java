// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler and Checkstyle do not find about comments. */
class JavadocRulesTest {

    private static final Pattern TWO_IN_A_ROW = Pattern.compile("\\*/\\s*/\\*\\*");

    /** Of two comments in a row only the last is Javadoc; the other is a leftover that may tell of something else. */
    @Test
    void nothingHasTwoComments() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();

            assertThat(sources)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().doesNotContainPattern(TWO_IN_A_ROW));
        }
    }
}
