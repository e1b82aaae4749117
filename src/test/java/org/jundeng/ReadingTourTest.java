// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reading tour in docs/architecture.md leads past types that exist, where it says that they are. */
class ReadingTourTest {

    private static final Pattern STOP = Pattern.compile("^\\| \\w+ \\| `(\\w+)` \\| `([\\w.]+)` \\| .+ \\|$");
    private static final Pattern ASIDE = Pattern.compile("`([A-Z]\\w+)` \\(`([\\w.]+)`\\)");

    @Test
    void leadsFromTheNightToTheMail() throws IOException {
        List<MatchResult> stops = stops();

        assertThat(stops).hasSizeGreaterThan(20).allSatisfy(stop -> assertThat(file(stop))
                .isRegularFile());
        assertThat(stops).extracting(stop -> stop.group(1)).contains("Night", "TakeDelivery", "Loader", "MailServer");
    }

    @Test
    void namesTheOtherWaysIn() throws IOException {
        List<MatchResult> asides = section().stream()
                .flatMap(line -> ASIDE.matcher(line).results())
                .toList();

        assertThat(asides).hasSize(2).allSatisfy(aside -> assertThat(file(aside))
                .isRegularFile());
    }

    @Test
    void sendsNobodyToTheSameTypeTwice() throws IOException {
        assertThat(stops().stream().map(stop -> stop.group(2) + "." + stop.group(1)))
                .doesNotHaveDuplicates();
    }

    private static Path file(MatchResult stop) {
        return Path.of("src/main/java/org/jundeng", stop.group(2).replace('.', '/'), stop.group(1) + ".java");
    }

    private static List<MatchResult> stops() throws IOException {
        List<String> rows = section().stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| Stage"))
                .toList();
        List<MatchResult> stops =
                rows.stream().flatMap(row -> STOP.matcher(row).results()).toList();
        assertThat(stops)
                .as("each row names a stage, a type, its package and what to look for")
                .hasSameSizeAs(rows);
        return stops;
    }

    private static List<String> section() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/architecture.md"));
        int begin = lines.indexOf("## Reading tour");
        assertThat(begin).isPositive();
        return lines.subList(begin + 1, lines.size()).stream()
                .takeWhile(line -> !line.startsWith("## "))
                .toList();
    }
}
