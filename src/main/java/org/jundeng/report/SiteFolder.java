// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jundeng.binding.RestrictedFiles;

/**
 * The folders of the nights' sites, {@code 2014-07-10/}, within the folder of the reports. A folder bears its name only
 * when all of it is written, so readers see a night whole or not at all. What a process that was killed left behind is
 * put right by the next one that writes.
 */
public final class SiteFolder {

    private static final Pattern NIGHT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern HALF = Pattern.compile("\\.\\d{4}-\\d{2}-\\d{2}\\.(?:part|gone)");
    private static final Pattern REPLACED = Pattern.compile("\\.(\\d{4}-\\d{2}-\\d{2})\\.before");
    private static final String WORKBOOK = ".xlsx";
    /** The part of a workbook that says when it was made. */
    private static final String MADE = "docProps/core.xml";

    private static final String PART = "part";
    private static final String BEFORE = "before";
    private static final String GONE = "gone";

    private final Path folder;

    /** The sites in {@code folder}. */
    public SiteFolder(Path folder) {
        this.folder = folder;
    }

    /** The nights that have a site, the newest first. */
    List<LocalDate> nights() throws IOException {
        return names(NIGHT).stream()
                .flatMap(name -> ReportFolder.day(name).stream())
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** Writes the files of one site, each as its name asks for it. */
    @FunctionalInterface
    interface Writing {
        /** Writes files into {@code site}, which is empty and which nobody reads yet. */
        void into(Path site) throws IOException;
    }

    /**
     * Makes the site of a night what {@code writing} writes. Another that is there for the night is read until the new
     * one is whole, and stays where both are the same.
     */
    void publish(LocalDate night, Writing writing) throws IOException {
        RestrictedFiles.folder(folder);
        putRight();
        String name = night.toString();
        Path part = RestrictedFiles.folder(hidden(name, PART));
        writing.into(part);
        Path site = folder.resolve(name);
        if (!Files.exists(site)) {
            Files.move(part, site, StandardCopyOption.ATOMIC_MOVE);
        } else if (isSame(part, site)) {
            remove(part);
        } else {
            Files.move(site, hidden(name, BEFORE), StandardCopyOption.ATOMIC_MOVE);
            Files.move(part, site, StandardCopyOption.ATOMIC_MOVE);
            putRight();
        }
    }

    /** Removes the site of a night, if there is one. */
    public void letGo(LocalDate night) throws IOException {
        Path site = folder.resolve(night.toString());
        if (Files.isDirectory(site, LinkOption.NOFOLLOW_LINKS)) {
            putRight();
            remove(Files.move(site, hidden(night.toString(), GONE), StandardCopyOption.ATOMIC_MOVE));
        }
    }

    /** Ends what was broken off: a site that was to be replaced is there again, halves are gone. */
    private void putRight() throws IOException {
        for (String name : names(HALF)) {
            remove(folder.resolve(name));
        }
        for (String name : names(REPLACED)) {
            Path before = folder.resolve(name);
            String night = REPLACED.matcher(name).replaceFirst("$1");
            if (Files.exists(folder.resolve(night))) {
                // Renamed first: half of it must not be taken for the site that was there before.
                remove(Files.move(before, hidden(night, GONE), StandardCopyOption.ATOMIC_MOVE));
            } else {
                Files.move(before, folder.resolve(night), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Writes a file of a site. */
    static void put(Path site, String name, String text) throws IOException {
        put(site, name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file of a site that is no text. */
    static void put(Path site, String name, byte[] bytes) throws IOException {
        RestrictedFiles.forTheGroup(Files.write(site.resolve(name), bytes));
    }

    private Path hidden(String night, String state) {
        return folder.resolve("." + night + "." + state);
    }

    private static boolean isSame(Path one, Path other) throws IOException {
        List<String> names = ReportFolder.names(one, any -> true);
        if (!Set.copyOf(names).equals(Set.copyOf(ReportFolder.names(other, any -> true)))) {
            return false;
        }
        for (String name : names) {
            boolean isSame = name.endsWith(WORKBOOK)
                    ? isSameWorkbook(one.resolve(name), other.resolve(name))
                    : Files.mismatch(one.resolve(name), other.resolve(name)) < 0;
            if (!isSame) {
                return false;
            }
        }
        return true;
    }

    /** Whether two workbooks say the same, whenever each was made. */
    private static boolean isSameWorkbook(Path one, Path other) throws IOException {
        try (ZipFile first = new ZipFile(one.toFile());
                ZipFile second = new ZipFile(other.toFile())) {
            Set<String> parts = parts(first);
            if (!parts.equals(parts(second))) {
                return false;
            }
            for (String part : parts) {
                if (!Arrays.equals(content(first, part), content(second, part))) {
                    return false;
                }
            }
            return true;
        } catch (ZipException damaged) {
            return false;
        }
    }

    private static Set<String> parts(ZipFile workbook) {
        return workbook.stream()
                .map(ZipEntry::getName)
                .filter(part -> !part.equals(MADE))
                .collect(Collectors.toSet());
    }

    private static byte[] content(ZipFile workbook, String part) throws IOException {
        try (InputStream content = workbook.getInputStream(workbook.getEntry(part))) {
            return content.readAllBytes();
        }
    }

    private static void remove(Path site) throws IOException {
        try (Stream<Path> all = Files.walk(site)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    private List<String> names(Pattern which) throws IOException {
        return ReportFolder.names(folder, name -> which.matcher(name).matches());
    }
}
