// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShieldedTest {

    @TempDir
    Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void foldersAndFilesOfOursAreNotForEverybody() throws IOException {
        Path made = Shielded.folder(folder.resolve("archive/hrss"));
        Path file = Files.createFile(made.resolve("a.csv"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(mode(made.getParent())).isEqualTo("rwxr-x---");
        assertThat(mode(made)).isEqualTo("rwxr-x---");
        assertThat(mode(Shielded.forTheGroup(file))).isEqualTo("rw-r-----");
        assertThat(mode(Shielded.privateFile(file))).isEqualTo("rw-------");
        assertThat(Shielded.isOpenToAll(made)).isFalse();
    }

    @Test
    void whatTheOperatorSetStays() throws IOException {
        Path set = Files.createDirectory(folder.resolve("receipts"));
        Files.setPosixFilePermissions(set, PosixFilePermissions.fromString("rwxrwxr-x"));

        assertThat(mode(Shielded.folder(set))).isEqualTo("rwxrwxr-x");
        assertThat(Shielded.isOpenToAll(set)).isTrue();
        assertThat(Shielded.isOpenToAll(folder.resolve("missing"))).isFalse();
    }
}
