// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract.name;

import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A glob over file names that ignores case and Unicode form. One of a table is compared with names without their
 * extension: {@code jobs*}, {@code jobs*.csv} and {@code jobs*.xlsx} claim the same files.
 */
public final class FileGlob {

    private final List<Part> parts;

    /**
     * Claims names by a glob; that of a table is compared with names without their extension. Throws
     * IllegalArgumentException where it is malformed.
     */
    public FileGlob(String glob, boolean ofTable) {
        FileSystems.getDefault().getPathMatcher("glob:" + normal(glob));
        Set<Part> each = new LinkedHashSet<>();
        for (String plain : GlobText.alternatives(normal(glob))) {
            if (ofTable) {
                addStems(plain, each);
            } else {
                each.add(new Part(plain, false));
            }
        }
        this.parts = List.copyOf(each);
    }

    /** Takes the extension of a table off the glob's end, too; what {@code a.*} means may be more than an extension. */
    private static void addStems(String glob, Set<Part> parts) {
        int dot = glob.lastIndexOf('.');
        GlobText end = new GlobText(glob.substring(dot + 1));
        boolean ofTables = dot >= 1 && TableName.EXTENSIONS.stream().anyMatch(each -> end.meets(new GlobText(each)));
        if (ofTables) {
            addStems(glob.substring(0, glob.charAt(dot - 1) == '\\' ? dot - 1 : dot), parts);
        }
        if (!ofTables || glob.indexOf('*', dot) >= 0) {
            parts.add(new Part(glob, !TableName.isOfAnotherKind(glob)));
        }
    }

    /** Whether it claims a file of this name. */
    public boolean matches(String fileName) {
        String name = normal(fileName);
        return parts.stream().anyMatch(part -> part.matches(name));
    }

    /** Whether a file can have a name that both match. */
    public boolean overlaps(FileGlob other) {
        return parts.stream().anyMatch(mine -> other.parts.stream().anyMatch(mine::overlaps));
    }

    /** The text as it is compared. */
    public static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /** A glob without alternatives in braces; of a stem, it matches names without the extension of a table. */
    private record Part(String glob, boolean ofStem) {

        boolean matches(String name) {
            if (!ofStem) {
                return matches(glob, name);
            }
            return !TableName.isOfAnotherKind(name) && matches(glob, TableName.stem(name));
        }

        private static boolean matches(String glob, String name) {
            try {
                PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
                return matcher.matches(Path.of(name));
            } catch (InvalidPathException noName) {
                return false;
            }
        }

        boolean overlaps(Part other) {
            if (ofStem == other.ofStem) {
                return meets(glob, other.glob);
            }
            return ofStem ? meetsWhole(other.glob) : other.meetsWhole(glob);
        }

        /** Whether a name of this stem, with an extension or without any, matches a glob over whole names. */
        private boolean meetsWhole(String whole) {
            boolean bare = !TableName.isOfAnotherKind(whole) && meets(glob, whole);
            return bare || TableName.EXTENSIONS.stream().anyMatch(each -> meets(glob + "." + each, whole));
        }

        private static boolean meets(String one, String two) {
            return new GlobText(one).meets(new GlobText(two));
        }
    }
}
