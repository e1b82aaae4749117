// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The canonical text of a published line, and the hash that ties it to the line before. Both are promised in
 * {@code docs/audit.md} byte for byte, so that they can be computed without Jundeng; they must never change.
 *
 * <p>The text has eleven fields with tabs between them: number, night, id, at, actor, act, subject, outcome, detail,
 * reason, origin. No field has a tab or a line break in it, and what is absent is written differently from any text.
 * So two different lines never have the same text.
 */
public final class AuditText {

    /** What stands before the first line in place of a hash. */
    public static final String BEFORE_ALL = "0".repeat(64);

    private static final String ABSENT = "\\N";
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private AuditText() {}

    /** The text of a line that a night has published. */
    public static String of(AuditTrail.Line line) {
        AuditTrail.Entry entry = line.entry();
        return Stream.of(
                        Long.toString(line.published().number()),
                        line.published().night().toString(),
                        Long.toString(line.auditId()),
                        AT.format(line.at()),
                        entry.actor(),
                        entry.act(),
                        entry.subject(),
                        entry.outcome(),
                        entry.detail(),
                        entry.reason(),
                        entry.origin())
                .map(AuditText::field)
                .collect(Collectors.joining("\t"));
    }

    /** The hash of a line: SHA-256 of the hash before it, a tab, and its text, in UTF-8. */
    public static String hash(String before, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((before + "\t" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java knows SHA-256", e);
        }
    }

    private static String field(String text) {
        if (text == null) {
            return ABSENT;
        }
        StringBuilder written = new StringBuilder(text.length() + 8);
        text.chars().forEach(unit -> write(written, (char) unit));
        return written.toString();
    }

    private static void write(StringBuilder written, char unit) {
        switch (unit) {
            case '\\' -> written.append("\\\\");
            case '\t' -> written.append("\\t");
            case '\n' -> written.append("\\n");
            case '\r' -> written.append("\\r");
            default -> {
                if (isWrittenOut(unit)) {
                    written.append("\\u").append(HexFormat.of().toHexDigits(unit));
                } else {
                    written.append(unit);
                }
            }
        }
    }

    /**
     * Control characters, and those that hide, join or turn round what stands beside them. The ranges stand here, and
     * are not asked of Java, whose later versions know more such characters: then old texts would be other ones.
     */
    private static boolean isWrittenOut(char unit) {
        return unit < ' '
                || unit >= '\u007f' && unit <= '\u009f'
                || unit == '\u00ad'
                || unit == '\u061c'
                || unit >= '\u200b' && unit <= '\u200f'
                || unit >= '\u2028' && unit <= '\u202e'
                || unit >= '\u2060' && unit <= '\u206f'
                || unit == '\ufeff';
    }
}
