// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.reply;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decodes the text of mails, whose declared charset is often wrong: programs declare GB2312 and write GB18030, or
 * declare US-ASCII, Latin-1 or nothing and write UTF-8 or GBK.
 */
final class MailCharset {

    private static final Charset UTF_8 = StandardCharsets.UTF_8;
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** What a program declares that does not know better; any bytes can be read as it. */
    private static final List<String> SAYS_NOTHING =
            List.of("", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "unknown-8bit", "x-unknown");

    private static final List<String> CHINESE =
            List.of("gb2312", "gbk", "gb18030", "cp936", "ms936", "x-gbk", "gb_2312-80");

    private MailCharset() {}

    /**
     * The text of {@code bytes}: by the declared charset where they can be read so, else as UTF-8 or GB18030, whichever
     * reads them, else with replacement characters. Never throws.
     *
     * @param declared the charset that the mail declares; null where it declares none
     */
    static String decode(byte[] bytes, String declared) {
        String name = declared == null ? "" : declared.strip().toLowerCase(Locale.ROOT);
        Optional<Charset> said = charset(name);
        if (said.isPresent()) {
            Optional<String> text = strictly(bytes, said.get());
            if (text.isPresent()) {
                return text.get();
            }
        }
        return strictly(bytes, UTF_8)
                .or(() -> strictly(bytes, GB18030))
                .orElseGet(() -> new String(bytes, name.matches(".*(8859|1252|latin).*") ? LATIN : UTF_8));
    }

    private static Optional<Charset> charset(String name) {
        if (SAYS_NOTHING.contains(name)) {
            return Optional.of(StandardCharsets.US_ASCII);
        }
        if (CHINESE.contains(name)) {
            return Optional.of(GB18030);
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException isNot) {
            return Optional.empty();
        }
    }
}
