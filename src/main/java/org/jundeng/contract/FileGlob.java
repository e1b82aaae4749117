// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.text.Normalizer;
import java.util.Locale;

/** A glob over file names that ignores case and Unicode form. Throws IllegalArgumentException where it is malformed. */
final class FileGlob {

    private final PathMatcher matcher;

    FileGlob(String glob) {
        this.matcher = FileSystems.getDefault().getPathMatcher("glob:" + normal(glob));
    }

    boolean matches(String fileName) {
        try {
            return matcher.matches(Path.of(normal(fileName)));
        } catch (InvalidPathException noName) {
            return false;
        }
    }

    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
