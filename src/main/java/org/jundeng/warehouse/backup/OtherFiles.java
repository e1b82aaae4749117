// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jundeng.warehouse.ledger.KeptPath;

/** The files of a workspace that a backup takes along besides the kept ones: receipts, pages, settings. */
final class OtherFiles {

    static final String ENTRY = "others/";
    static final String SETTINGS = "application.properties";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OtherFiles() {}

    /** Writes the files that {@code extras} mean below {@code root}, and lists them in {@code list}. */
    static void write(Path root, Set<Extra> extras, BackupParts parts, Path list) throws IOException, SQLException {
        try (BufferedWriter lines = Files.newBufferedWriter(list, StandardCharsets.UTF_8)) {
            for (Path file : files(root, extras)) {
                String path = KeptPath.text(root, file);
                try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
                    BackupManifest.Part part = parts.write(ENTRY + path, in::transferTo);
                    lines.write(JSON.writeValueAsString(new KeptFiles.Kept(path, part.bytes(), part.sha256())));
                    lines.write('\n');
                } catch (NoSuchFileException letGoMeanwhile) {
                    // A night that runs beside the backup may let go of old receipts and pages.
                }
            }
        }
    }

    private static List<Path> files(Path root, Set<Extra> extras) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Extra extra : extras) {
            if (extra == Extra.ARCHIVE) {
                continue;
            }
            for (String place : extra.places()) {
                if (Files.exists(root.resolve(place), LinkOption.NOFOLLOW_LINKS)) {
                    try (Stream<Path> all = Files.walk(root.resolve(place))) {
                        all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                                        && !file.getFileName().toString().startsWith("."))
                                .sorted()
                                .forEach(found::add);
                    }
                }
            }
        }
        return found;
    }

    /** Where a listed file belongs; throws {@link UnusableBackup} where that is none of the places of extras. */
    static Path place(Path root, String path) {
        Path place = root.resolve(path).normalize();
        boolean within = !path.startsWith("/")
                && place.equals(root.resolve(path))
                && EnumSet.complementOf(EnumSet.of(Extra.ARCHIVE)).stream()
                        .flatMap(extra -> extra.places().stream())
                        .anyMatch(each -> place.startsWith(root.resolve(each)));
        if (!within) {
            throw new UnusableBackup("the backup names a file outside receipts/ and report/: " + path);
        }
        return place;
    }
}
