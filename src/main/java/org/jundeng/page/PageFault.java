// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Why a page cannot be shown.
 *
 * @param kind what is wrong with what was asked for
 * @param name what was asked for, or of it the part that is wrong
 * @param asked the word that was given for it, shortened and without control characters
 * @param since the day on which it went away; null for what was never there
 */
public record PageFault(Kind kind, String name, String asked, LocalDate since) {

    private static final int LONGEST_WORD = 60;

    public PageFault {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        asked = asked.replaceAll("\\p{Cntrl}", "\uFFFD");
        asked = asked.length() > LONGEST_WORD ? asked.substring(0, LONGEST_WORD) + "…" : asked;
    }

    /** A fault that has no day. */
    public PageFault(Kind kind, String name, String asked) {
        this(kind, name, asked, null);
    }

    /** What is wrong with what was asked for. */
    public enum Kind {
        /** Nothing bears the id. */
        UNKNOWN(404),
        /** The address lacks a word. */
        MISSING(400),
        /** A word of the address cannot be read. */
        UNREADABLE(400),
        /** The list is shorter. */
        BEYOND_END(404),
        /** No night has been evaluated yet. */
        NO_NIGHT(404),
        /** No night had been evaluated by the day that was asked for. */
        NO_NIGHT_BY_THEN(404),
        /** There is no page at the address, since none is shown at all. */
        NOT_SHOWN(404),
        /** No bytes came with the delivery. */
        NO_BYTES(404),
        /** Bytes are not given away here. */
        NOT_GIVEN(403),
        /** The reader's role has no pages of this kind. */
        NOT_YOURS(403),
        /** A program asks for what is for people alone. */
        FOR_PEOPLE(401),
        /** The form was not sent from a page of this server, or by somebody else. */
        NOT_OWN_FORM(403),
        /** Another site had the browser ask for what only pages of this server may ask for. */
        FROM_ELSEWHERE(403),
        /** Somebody has done it already, perhaps the reader in another window. */
        ALREADY_DONE(409),
        /** What was kept aside is not what was uploaded. */
        CHANGED(409),
        /** Forms come more often than people send them. */
        TOO_OFTEN(429),
        /** What was sent is no form. */
        NO_FORM(415),
        /** What was sent is too long. */
        TOO_LARGE(413),
        /** The bytes were kept long enough, and let go. */
        LET_GO(410),
        /** The bytes that are kept are not those that came. */
        DAMAGED(500),
        /** What is kept cannot be read now. */
        STORAGE_AWAY(503),
        /** No night has come to the day yet, so that it cannot be judged anew. */
        NOT_PAST(400),
        /** Too many past days are being judged anew. */
        BUSY(503),
        /** The program failed while it wrote the page of a night. */
        NOT_WRITTEN(500),
        /** There is no page at the address. */
        NO_PAGE(404),
        /** The request cannot be understood. */
        GARBLED(400),
        /** Something else was asked than to read. */
        READ_ONLY(405),
        /** The address is too long. */
        TOO_LONG(414),
        /** The request is asked for under a name that is not this server's. */
        OTHER_NAME(421),
        /** What the browser sends with the address is too long. */
        TOO_MUCH(431),
        /** The warehouse does not answer. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status. */
        public int status() {
            return status;
        }

        /** What is said with a status where no page can say more; {@link #GARBLED} with those that have no words. */
        public static Kind of(int status) {
            return Arrays.stream(values())
                    .filter(kind -> kind.compareTo(NO_PAGE) >= 0 && kind.status == status)
                    .findFirst()
                    .orElse(GARBLED);
        }

        /** What is wrong where no pages are shown. */
        public Kind withoutPages() {
            return this == NO_PAGE ? NOT_SHOWN : this;
        }

        /** As the sentences' keys write it: {@code no-night}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
