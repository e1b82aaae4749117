// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the entries of a backup one after the other, and hashes and counts their bytes. */
final class BackupParts implements AutoCloseable {

    private final ZipOutputStream zip;

    BackupParts(OutputStream out) {
        zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes an entry's bytes. */
    @FunctionalInterface
    interface Body {
        void to(OutputStream out) throws IOException, SQLException;
    }

    BackupManifest.Part write(String entry, Body body) throws IOException, SQLException {
        zip.putNextEntry(new ZipEntry(entry));
        MessageDigest digest = KeptFiles.digest();
        Counted counted = new Counted(new DigestOutputStream(zip, digest));
        body.to(counted);
        zip.closeEntry();
        return new BackupManifest.Part(entry, counted.bytes, HexFormat.of().formatHex(digest.digest()));
    }

    /** Completes the archive, but leaves the stream below it open. */
    @Override
    public void close() throws IOException {
        zip.finish();
    }

    /** Counts bytes, and does not close the stream below it. */
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
            bytes += length;
        }
    }
}
