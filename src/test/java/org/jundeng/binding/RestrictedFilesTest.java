// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestrictedFilesTest {

    @TempDir
    Path folder;

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void foldersAndFilesOfOursAreNotForEverybody() throws IOException {
        Path made = RestrictedFiles.folder(folder.resolve("archive/hrss"));
        Path file = Files.createFile(made.resolve("a.csv"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThat(mode(made.getParent())).isEqualTo("rwxr-x---");
        assertThat(mode(made)).isEqualTo("rwxr-x---");
        assertThat(mode(RestrictedFiles.forTheGroup(file))).isEqualTo("rw-r-----");
        assertThat(mode(RestrictedFiles.privateFile(file))).isEqualTo("rw-------");
        assertThat(RestrictedFiles.isOpenToAll(made)).isFalse();
    }

    @Test
    void whatTheOperatorSetStays() throws IOException {
        Path set = Files.createDirectory(folder.resolve("receipts"));
        Files.setPosixFilePermissions(set, PosixFilePermissions.fromString("rwxrwxr-x"));

        assertThat(mode(RestrictedFiles.folder(set))).isEqualTo("rwxrwxr-x");
        assertThat(RestrictedFiles.isOpenToAll(set)).isTrue();
        assertThat(RestrictedFiles.isOpenToAll(folder.resolve("missing"))).isFalse();
    }
}
