// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortedLinesTest {

    @TempDir
    private Path folder;

    /** All in one chunk, a few chunks, and more of them than are merged at once. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 20, 100_000, 1_000})
    void sortsWhateverFitsIntoMemory(int charactersHeld) throws IOException {
        List<String> given = lines(5_000);
        Path target = folder.resolve("sorted");

        try (SortedLines lines = new SortedLines(folder, charactersHeld)) {
            for (String line : given) {
                lines.add(line);
            }
            lines.writeTo(target);
        }

        assertThat(Files.readAllLines(target))
                .containsExactlyElementsOf(given.stream().sorted().toList());
        assertThat(files()).containsExactly(target);
    }

    @Test
    void writesAnEmptyFileWhereNothingCame() throws IOException {
        Path target = folder.resolve("sorted");
        try (SortedLines lines = new SortedLines(folder, 1_000)) {
            lines.writeTo(target);
        }
        assertThat(target).isEmptyFile();
    }

    @Test
    void leavesNothingBehindWhereItIsGivenUp() throws IOException {
        try (SortedLines lines = new SortedLines(folder, 1_000)) {
            for (String line : lines(100)) {
                lines.add(line);
            }
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void saysThatTheDiskFails() throws IOException {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        List<String> given = lines(100);
        SortedLines lines = new SortedLines(gone, 1_000_000);
        for (String line : given) {
            lines.add(line);
        }
        Files.delete(gone);

        assertThatThrownBy(() -> lines.writeTo(gone.resolve("sorted"))).isInstanceOf(IOException.class);
    }

    /** On the thread that sorts, or in the end on that of the caller. */
    @ParameterizedTest
    @ValueSource(ints = {1, 1 << 20})
    void saysThatHalfASurrogatePairCannotBeWritten(int charactersHeld) throws IOException {
        assertThatThrownBy(() -> {
                    try (SortedLines lines = new SortedLines(folder, charactersHeld)) {
                        lines.add("\ud83d");
                        lines.writeTo(folder.resolve("sorted"));
                    }
                })
                .isInstanceOf(CharacterCodingException.class);
        assertThat(files()).allMatch(file -> file.endsWith("sorted"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private static List<String> lines(int count) {
        Random random = new Random(20140710);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("%d 上城区 %d".formatted(random.nextInt(count), random.nextInt(3)));
        }
        return lines;
    }
}
