// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jundeng.contract.Contract;

/**
 * The file with a delivery's table: the delivery itself or, where that is a zip, what it holds, unpacked until this is
 * closed.
 */
public final class TableFile implements AutoCloseable {

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
        Path unpacked = Files.createTempFile("jundeng-unpacked-", ".tmp");
        try (InputStream bytes = zip.bytes().open()) {
            Files.copy(bytes, unpacked, StandardCopyOption.REPLACE_EXISTING);
            return new TableFile(unpacked, true);
        } catch (IOException | RuntimeException full) {
            Files.deleteIfExists(unpacked);
            throw full;
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
