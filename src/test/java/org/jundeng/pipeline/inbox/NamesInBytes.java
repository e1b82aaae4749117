// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HexFormat;

/** Files whose names are bytes of a character set that the system does not use. */
public final class NamesInBytes {

    static final Charset GBK = Charset.forName("GBK");

    private NamesInBytes() {}

    /** A file in {@code folder} whose name is this text in the bytes of {@code charset}. */
    public static Path in(Path folder, String name, Charset charset) {
        StringBuilder bytes = new StringBuilder();
        for (byte each : name.getBytes(charset)) {
            bytes.append('%').append(HexFormat.of().toHexDigits(each));
        }
        return Path.of(URI.create(folder.toUri().toString().replaceFirst("/?$", "/") + bytes));
    }
}
