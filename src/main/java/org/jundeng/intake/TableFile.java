// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.contract.Contract;

/**
 * The file with a delivery's table: the delivery itself or, where that is a zip, what it holds, unpacked until this is
 * closed.
 */
public final class TableFile implements AutoCloseable {

    private static final String BEGINNING = "jundeng-unpacked-";
    private static final String ENDING = ".tmp";
    private static final Pattern NAME = Pattern.compile(BEGINNING + "(\\d{1,18})-.*\\" + ENDING);
    private static final Duration SURELY_LEFT = Duration.ofHours(1);
    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    private final Path path;
    private final boolean ours;

    private TableFile(Path path, boolean ours) {
        this.path = path;
        this.ours = ours;
    }

    /** The table of a delivery; the delivery itself also where nothing can be unpacked. */
    public static TableFile of(Path delivery, Contract contract) throws IOException {
        Optional<ZippedTable> zip = ZippedTable.in(delivery, contract).filter(each -> each.refusal() == null);
        return zip.isPresent() ? of(zip.get()) : new TableFile(delivery, false);
    }

    /** Whether a delivery that promises a table is a zip, also one that cannot be read. */
    public static boolean isPacked(Path delivery, Contract contract) throws IOException {
        return ZippedTable.in(delivery, contract).isPresent();
    }

    static TableFile of(ZippedTable zip) throws IOException {
        Path unpacked = Files.createTempFile(BEGINNING + ProcessHandle.current().pid() + "-", ENDING);
        if (!SWEPT.getAndSet(true)) {
            sweep(unpacked);
        }
        try (InputStream bytes = zip.bytes().open()) {
            Files.copy(bytes, unpacked, StandardCopyOption.REPLACE_EXISTING);
            return new TableFile(unpacked, true);
        } catch (IOException | RuntimeException full) {
            Files.deleteIfExists(unpacked);
            throw full;
        }
    }

    /**
     * Removes what processes that are gone have left beside a file of ours that was made just now. What is younger than
     * an hour stays: its process may run where this one cannot see it.
     */
    static void sweep(Path made) throws IOException {
        Instant before = Files.getLastModifiedTime(made).toInstant().minus(SURELY_LEFT);
        try (DirectoryStream<Path> left = Files.newDirectoryStream(made.getParent(), BEGINNING + "*" + ENDING)) {
            for (Path each : left) {
                Matcher name = NAME.matcher(each.getFileName().toString());
                boolean lives = name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isPresent();
                if (!lives && Files.getLastModifiedTime(each).toInstant().isBefore(before)) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | DirectoryIteratorException othersFile) {
            // It is another user's, or somebody else has just removed it; the next process tries again.
        }
    }

    /** Where it lies; it must not be changed. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        if (ours) {
            Files.deleteIfExists(path);
        }
    }
}
