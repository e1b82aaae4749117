// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is read for its hash once, and again where it looks different. */
class KnownHashesTest {

    private static final FileTime THEN = FileTime.fromMillis(1_400_000_000_000L);

    @TempDir
    private Path folder;

    private final KnownHashes known = new KnownHashes();
    private Path file;
    private String one;

    @BeforeEach
    void readsAFile() throws IOException {
        file = Files.writeString(folder.resolve("kept"), "one");
        Files.setLastModifiedTime(file, THEN);
        one = Archive.sha256(file);
        assertThat(known.sha256(file)).isEqualTo(one);
    }

    /** Such a change is seen by no look at the file: that its hash is the former one shows that it was not read. */
    @Test
    void readsAFileOnce() throws IOException {
        Files.writeString(file, "two");
        Files.setLastModifiedTime(file, THEN);

        assertThat(known.sha256(file)).isEqualTo(one);
    }

    @Test
    void readsAgainWhatHasAnotherTime() throws IOException {
        Files.writeString(file, "two");

        assertThat(known.sha256(file)).isEqualTo(Archive.sha256(file)).isNotEqualTo(one);
    }

    @Test
    void readsAgainWhatHasAnotherSize() throws IOException {
        Files.writeString(file, "three");
        Files.setLastModifiedTime(file, THEN);

        assertThat(known.sha256(file)).isEqualTo(Archive.sha256(file)).isNotEqualTo(one);
    }

    @Test
    void readsAgainWhatWasPutInItsPlace() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "two");
        Files.setLastModifiedTime(other, THEN);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(known.sha256(file)).isEqualTo(Archive.sha256(file)).isNotEqualTo(one);
    }

    @Test
    void doesNotSpeakOfAFileThatIsGone() throws IOException {
        Files.delete(file);

        assertThatThrownBy(() -> known.sha256(file)).isInstanceOf(NoSuchFileException.class);
    }
}
