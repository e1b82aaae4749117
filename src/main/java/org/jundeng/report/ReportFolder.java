// SPDX-License-Identifier: Apache-2.0
package org.jundeng.report;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.binding.RestrictedFiles;

/**
 * The folder of the nights' pages: {@code 2014-07-10.html} for each night, {@code index.html} for the latest, and what
 * holds on nights on which nothing changes once for all of them, as {@code standing-….html}. Readers only ever see
 * complete files, and links that lead somewhere.
 */
public final class ReportFolder {

    private static final Pattern NIGHT = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\.html");
    private static final Pattern STANDING = Pattern.compile("standing-[0-9a-f]{16}\\.html");
    private static final Pattern FINGERPRINT =
            Pattern.compile("<meta name=\"jundeng-standing\" content=\"([0-9a-f]{16})\">");
    private static final int SHORT_HEX = 16;

    private final Path folder;

    /** The pages in {@code folder}. */
    public ReportFolder(Path folder) {
        this.folder = folder;
    }

    /** The page of a night, there or not. */
    public Path page(LocalDate night) {
        return folder.resolve(night + ".html");
    }

    /** The link from a page to the page of a receipt, of the name {@code file} in a bureau's folder. */
    public static String receiptLink(String bureau, String file) {
        return "../receipts/" + escaped(bureau) + "/" + escaped(file);
    }

    private static String escaped(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A short hash that tells one text from another. */
    static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, SHORT_HEX);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The name of the page that holds what several nights share. */
    static String sharedName(String fingerprint) {
        return "standing-" + fingerprint + ".html";
    }

    /** Whether what held at the end of the latest night before {@code night} has this fingerprint. */
    boolean isAsBefore(LocalDate night, String fingerprint) throws IOException {
        Optional<LocalDate> before = nights().filter(night::isAfter).findFirst();
        if (before.isEmpty()) {
            return false;
        }
        Matcher found = FINGERPRINT.matcher(Files.readString(page(before.get())));
        return found.find() && found.group(1).equals(fingerprint);
    }

    /** Writes a page under a temporary name and renames it. */
    Path put(String name, String text) throws IOException {
        RestrictedFiles.folder(folder);
        Path temporary = folder.resolve("." + name + ".part");
        Files.writeString(temporary, text);
        RestrictedFiles.forTheGroup(temporary);
        return Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes files. */
    void remove(Collection<String> names) throws IOException {
        for (String name : names) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    /** Whether there is a file of this name. */
    boolean has(String name) {
        return Files.exists(folder.resolve(name));
    }

    /** The nights whose pages are not among the newest {@code most}. */
    public List<LocalDate> olderThan(int most) throws IOException {
        return nights().skip(most).toList();
    }

    /** Removes the pages of {@code nights}, and what then is shared by none. */
    public void letGo(Collection<LocalDate> nights) throws IOException {
        for (LocalDate night : nights) {
            Files.deleteIfExists(page(night));
        }
        Set<String> shared = new HashSet<>();
        for (LocalDate night : nights().toList()) {
            Matcher link = STANDING.matcher(Files.readString(page(night)));
            while (link.find()) {
                shared.add(link.group());
            }
        }
        for (String name : names(folder, name -> STANDING.matcher(name).matches())) {
            if (!shared.contains(name)) {
                Files.deleteIfExists(folder.resolve(name));
            }
        }
    }

    /** Turns links to {@code targets} into plain text, on the page of a night and on the index. */
    public void unlink(LocalDate night, Collection<String> targets) throws IOException {
        for (String name : List.of(night + ".html", "index.html")) {
            if (!has(name)) {
                continue;
            }
            String before = Files.readString(folder.resolve(name));
            String after = before;
            for (String target : targets) {
                after = after.replaceAll("<a href=\"" + Pattern.quote(target) + "\">([^<]*)</a>", "$1（已清理）");
            }
            if (!after.equals(before)) {
                put(name, after);
            }
        }
    }

    /** The nights that have a page, the newest first. */
    private Stream<LocalDate> nights() throws IOException {
        return names(folder, name -> NIGHT.matcher(name).matches()).stream()
                .flatMap(name -> day(name.substring(0, name.length() - ".html".length())).stream())
                .sorted(Comparator.reverseOrder());
    }

    /** Empty for a name that only looks like that of a night. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The names in {@code folder} that are asked for; none where it does not exist. */
    static List<String> names(Path folder, Predicate<String> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString()).filter(which).forEach(names::add);
        }
        return names;
    }
}
