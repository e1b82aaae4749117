// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies a workbook with its bad cells coloured and commented, a column of findings and a sheet of them; all else stays
 * as it is. The library holds a workbook in memory, so only one is copied at a time, and none that may not fit; where
 * other work takes that memory meanwhile, there is no copy, and all that was held is let go.
 */
final class WorkbookCopy {

    private static final Logger LOG = LoggerFactory.getLogger(WorkbookCopy.class);
    private static final Lock ONE_AT_A_TIME = new ReentrantLock();
    private static final long MOST_BYTES = 20_000_000;

    /** How many bytes of memory the library takes for one of a workbook, unpacked. */
    private static final int MEMORY_FOR_A_BYTE = 16;

    private WorkbookCopy() {}

    /** Writes the marked copy of a workbook, and nothing where it is too large or broken. */
    static Copied write(Path file, WorkbookKind kind, MarkedTable table, OutputStream out) throws IOException {
        ONE_AT_A_TIME.lock();
        try {
            if (Files.size(file) > MOST_BYTES || !fits(unpacked(file, kind))) {
                return Copied.TOO_LARGE;
            }
            try (Workbook workbook = open(file, kind)) {
                Copied copied = new WorkbookMarker(workbook, table).mark();
                if (copied.isWritten()) {
                    workbook.write(out);
                }
                return copied;
            }
        } catch (OutOfMemoryError full) {
            LOG.warn("{} is too large to be given back with its findings marked in it", file.getFileName());
            return Copied.TOO_LARGE;
        } catch (RuntimeException | ZipException unusual) {
            LOG.warn("{} cannot be given back with its findings marked in it: {}", file.getFileName(), unusual);
            return Copied.NOT_WRITABLE;
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private static Workbook open(Path file, WorkbookKind kind) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return kind == WorkbookKind.XLSX ? new XSSFWorkbook(bytes) : new HSSFWorkbook(bytes);
        }
    }

    private static long unpacked(Path file, WorkbookKind kind) throws IOException {
        if (kind != WorkbookKind.XLSX) {
            return Files.size(file);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.stream().mapToLong(ZipEntry::getSize).sum();
        }
    }

    /** Whether half of the memory that is not in use is enough. */
    private static boolean fits(long unpacked) {
        Runtime runtime = Runtime.getRuntime();
        long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        return unpacked * MEMORY_FOR_A_BYTE <= free / 2;
    }
}
