// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The name under which a browser keeps what is sent to it.
 *
 * @param plain the name for programs that know only ASCII letters: letters, digits, dots, hyphens
 * @param full the name in any characters
 */
public record AttachmentName(String plain, String full) {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]*");

    /**
     * What no file system and no reader should meet in a name: what separates folders, what Windows does not bear, line
     * ends and other controls, marks that turn the direction of what follows, and halves of characters.
     */
    private static final Pattern UNFIT = Pattern.compile(
            "[\\\\/:*?\"<>|\\p{Cntrl}\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\p{Cs}]|^[.~-]|[. ]$");

    /** As RFC 8187 has it: all other characters are written as the bytes of UTF-8. */
    private static final String AS_THEY_ARE = "!#$&+-.^_`|~";

    public AttachmentName {
        Objects.requireNonNull(full, "full");
        if (!PLAIN.matcher(plain).matches()) {
            throw new IllegalArgumentException("\"" + plain + "\" is no name for a header");
        }
    }

    /** A name of ASCII letters, digits, dots and hyphens. */
    public static AttachmentName of(String plain) {
        return new AttachmentName(plain, plain);
    }

    /** The value of the header {@code Content-Disposition}: to be kept as a file, and never shown. */
    String disposition() {
        String fit = UNFIT.matcher(full).replaceAll("_");
        return "attachment; filename=\"" + plain + "\"" + (fit.equals(plain) ? "" : "; filename*=UTF-8''" + coded(fit));
    }

    private static String coded(String name) {
        StringBuilder coded = new StringBuilder();
        for (byte each : name.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            boolean asItIs = letter < 0x80
                    && (letter >= '0' && letter <= '9'
                            || letter >= 'A' && letter <= 'Z'
                            || letter >= 'a' && letter <= 'z'
                            || AS_THEY_ARE.indexOf(letter) >= 0);
            coded.append(asItIs ? letter : String.format(Locale.ROOT, "%%%02X", (int) letter));
        }
        return coded.toString();
    }
}
