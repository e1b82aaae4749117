// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of delivered files. To the system a name is bytes: those that are not UTF-8 are read as GB18030, which Windows
 * sends by FTP. A kept file is named by the arrival's id, then the delivered name, shortened in the middle if it is too
 * long.
 */
public final class DeliveredName {

    private static final int LONGEST_BYTES = 255;
    private static final char UNREADABLE = '\uFFFD';
    private static final List<Charset> CHARSETS = List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    /** The id before it may be gone: who takes the file out of the folder may shorten its name. */
    private static final Pattern MARKED =
            Pattern.compile("(?:\\d{8}T\\d{12}-(?:[0-9a-f]{8}|试投)-)?(?:标注|marked)-(.+)", Pattern.DOTALL);

    private DeliveredName() {}

    /** A file's name in characters. Bytes that belong to no known character set are marked. */
    public static String of(Path file) {
        String name = file.getFileName().toString();
        return name.indexOf(UNREADABLE) < 0 ? name : decoded(bytes(file), name);
    }

    /**
     * The name that a file was sent under. That of a marked copy is the name of the delivery that it copies: a steward
     * mends it and drops it as it is.
     */
    public static String asSent(Path file) {
        String name = of(file);
        Matcher marked = MARKED.matcher(name);
        return marked.matches() ? marked.group(1) : name;
    }

    /** The file beside this one whose name is this one's with an ending added, byte by byte. */
    public static Path beside(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.indexOf(UNREADABLE) < 0
                ? file.resolveSibling(name + ending)
                : Path.of(URI.create(withoutSlash(file.toUri().toString()) + ending));
    }

    /** A delivered name, shortened to what a file system allows. */
    public static String fitting(String delivered) {
        return fitting("", delivered);
    }

    /** The name of a kept file: the arrival's id, then the delivered name, shortened to what a file system allows. */
    public static String behind(String arrivalId, String delivered) {
        return fitting(arrivalId + "-", delivered);
    }

    private static String fitting(String before, String delivered) {
        String name = before + delivered;
        int head = delivered.length() / 2;
        int tail = head;
        while (length(name) > LONGEST_BYTES) {
            head -= Character.isLowSurrogate(delivered.charAt(head - 1)) ? 2 : 1;
            tail += Character.isHighSurrogate(delivered.charAt(tail)) ? 2 : 1;
            name = before + delivered.substring(0, head) + "…" + delivered.substring(tail);
        }
        return name;
    }

    private static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** The bytes of a name: the text of a path has lost them, its URI has not. */
    private static byte[] bytes(Path file) {
        String address = withoutSlash(file.toUri().getRawPath());
        String name = address.substring(address.lastIndexOf('/') + 1).replace("+", "%2B");
        return URLDecoder.decode(name, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    private static String decoded(byte[] bytes, String otherwise) {
        for (Charset charset : CHARSETS) {
            try {
                return charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException another) {
                // The next one may fit.
            }
        }
        return otherwise;
    }
}
