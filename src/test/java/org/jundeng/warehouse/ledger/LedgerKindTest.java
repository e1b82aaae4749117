// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerKindTest {

    private static final Path SOURCES = Path.of("src/main/java/org/jundeng");
    private static final Path TABLES =
            Path.of("src/main/resources/org/jundeng/warehouse/migrations/V17__unconfirmed.sql");

    /** Where kinds of lines are decided on. */
    private static final List<String> ROOMS = List.of("warehouse", "pipeline", "notice/receipt", "cli/act");

    /** The same words for other things: the names of a table and of commands, keys in a file and of a page. */
    private static final List<String> OTHER_THINGS = List.of(
            "Roles.java: \"delivery\"",
            "PostgresBinaries.java: \"release\"",
            "ReleaseCommand.java: \"release\"",
            "ReplayCommand.java: \"replay\"",
            "Receipts.java: \"trial\"");

    @Test
    void writesTheWordsThatLedgersAndReceiptsHold() {
        assertThat(Stream.of(LedgerKind.values()).map(LedgerKind::word))
                .containsExactly("delivery", "release", "replay", "confirmation", "withdrawal", "trial");
    }

    @ParameterizedTest
    @EnumSource
    void isFoundByItsWord(LedgerKind kind) {
        assertThat(LedgerKind.of(kind.word())).contains(kind);
    }

    @Test
    void isNotFoundByAnotherWord() {
        assertThat(Stream.of("", "Delivery", "releases", "check").flatMap(word -> LedgerKind.of(word).stream()))
                .isEmpty();
    }

    @Test
    void isAWordThatTheTableTakesUnlessItIsATrial() throws IOException {
        String check = words(Files.readString(TABLES), "kind in \\(('delivery'[^)]*)\\)")
                .findFirst()
                .orElseThrow();

        assertThat(words(check, "'(\\w+)'"))
                .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(EnumSet.of(LedgerKind.TRIAL)).stream()
                        .map(LedgerKind::word)
                        .toList());
    }

    @Test
    void isSpelledAsTheTableHasItWhereSqlAsksForIt() throws IOException {
        TreeSet<String> asked = new TreeSet<>();
        for (Path source : sources("warehouse")) {
            words(Files.readString(source), "\\bkind (?:=|<>) '(\\w+)'").forEach(asked::add);
        }

        assertThat(asked)
                .isNotEmpty()
                .allSatisfy(word -> assertThat(LedgerKind.of(word)).as(word).isPresent());
    }

    @Test
    void isWrittenAsTextInNoOtherClass() throws IOException {
        String words = Stream.of(LedgerKind.values()).map(LedgerKind::word).collect(Collectors.joining("|"));
        List<String> written = new ArrayList<>();
        for (String room : ROOMS) {
            for (Path source : sources(room)) {
                words(Files.readString(source), "(\"(?:" + words + ")\")")
                        .map(word -> source.getFileName() + ": " + word)
                        .forEach(written::add);
            }
        }

        assertThat(written).isSubsetOf(OTHER_THINGS);
    }

    private static Stream<String> words(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static List<Path> sources(String room) {
        try (Stream<Path> files = Files.walk(SOURCES.resolve(room))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
