// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.jundeng.web.server.Attachment;
import org.jundeng.web.server.Response;

/** The bytes of an answer, packed at once where who asks takes that, and their hash. */
final class PackedBytes {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final MessageDigest digest = sha256();
    private final boolean packed;
    private final OutputStream packing;
    private final DigestOutputStream out;

    PackedBytes(boolean packed) throws IOException {
        this.packed = packed;
        this.packing = packed ? new GZIPOutputStream(bytes) : bytes;
        this.out = new DigestOutputStream(packing, digest);
    }

    /** Where the answer is written. */
    OutputStream out() {
        return out;
    }

    /** What is written from now on does not tell this answer from others. */
    void leaveOut() {
        out.on(false);
    }

    /** The response with all that was written; {@code weak} stands before its entity tag. */
    Response response(String contentType, String weak) throws IOException {
        out.close();
        // Bytes that are packed are other bytes.
        String tag = weak + "\"" + HexFormat.of().formatHex(digest.digest(), 0, 16) + (packed ? "-gzip" : "") + "\"";
        Response response = Response.file(contentType, Attachment.of(bytes.toByteArray(), tag))
                .with("Cache-Control", "private, no-cache")
                .with("Vary", "Accept, Accept-Encoding, Accept-Language, Authorization");
        return packed ? response.with("Content-Encoding", "gzip") : response;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
