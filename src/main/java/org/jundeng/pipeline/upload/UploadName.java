// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jundeng.pipeline.inbox.SettledFiles;

/** Tells the names under which a file can lie in a bureau's folder from those under which it cannot, or should not. */
public final class UploadName {

    /** What a file system bears, less what is put before it in the archive. */
    private static final int LONGEST_BYTES = 200;

    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\]");

    /** Controls, marks that turn the direction of what follows, halves of characters, what could not be decoded. */
    private static final Pattern INVISIBLE =
            Pattern.compile("[\\p{Cntrl}\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ufffd\\p{Cs}]");

    private static final Pattern NOT_FOR_WINDOWS = Pattern.compile("[:*?\"<>|]|[. ]$|^ ");
    private static final Pattern DEVICE = Pattern.compile("(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\..*)?");

    private UploadName() {}

    /** Why a name is not taken. */
    public enum Fault {
        /** There is none. */
        NONE,
        /** It leads into another folder. */
        SEPARATOR,
        /** It has characters that nobody sees. */
        INVISIBLE,
        /** Windows could not keep a file of that name. */
        NOT_FOR_WINDOWS,
        /** It is longer than file systems bear. */
        TOO_LONG,
        /** It is that of a file that is still being written, or that systems make for themselves. */
        PASSED_OVER;

        /** As the sentences' keys write it: {@code not-for-windows}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Why a file of that name is not taken; empty where it is. The name is never changed: it says what the file is. */
    public static Optional<Fault> fault(String name) {
        if (name.isBlank()) {
            return Optional.of(Fault.NONE);
        }
        if (SEPARATORS.matcher(name).find() || name.equals("..") || name.equals(".")) {
            return Optional.of(Fault.SEPARATOR);
        }
        if (INVISIBLE.matcher(name).find()) {
            return Optional.of(Fault.INVISIBLE);
        }
        if (NOT_FOR_WINDOWS.matcher(name).find()
                || DEVICE.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of(Fault.NOT_FOR_WINDOWS);
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            return Optional.of(Fault.TOO_LONG);
        }
        return SettledFiles.ignored(name) ? Optional.of(Fault.PASSED_OVER) : Optional.empty();
    }
}
