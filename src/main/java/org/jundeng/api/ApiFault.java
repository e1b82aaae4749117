// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jundeng.assess.Wording;

/**
 * Why a question gets no answer: what is wrong with it, and what to do.
 *
 * @param kind what is wrong
 * @param parameter the parameter that is at fault; null where none is
 * @param words what the sentences name: found, expected or known
 */
public record ApiFault(Kind kind, String parameter, List<String> words) {

    /** What can be wrong, with the status of HTTP that says so. Its code is a promise to programs. */
    public enum Kind {
        /** A parameter that the resource does not have. */
        UNKNOWN_PARAMETER(400),
        /** A parameter that is given more than once, and may not be. */
        REPEATED_PARAMETER(400),
        /** A value of a wrong form. */
        UNREADABLE_VALUE(400),
        /** A value that means nothing here. */
        UNKNOWN_VALUE(400),
        /** Derived figures, asked for at a point or in a way in which they are not kept. */
        ONLY_REPORTED(400),
        /** A point that is still to come. */
        STILL_TO_COME(400),
        /** A cursor that this service did not make, or not for this question. */
        NO_CURSOR(400),
        /** The query of the address cannot be decoded. */
        UNREADABLE_QUERY(400),
        /** Who asks has not said who it is, or not so that it can be believed. */
        WHO_ASKS(401),
        /** Who asks may not ask this. */
        NOT_ALLOWED(403),
        /** No such address. */
        NO_SUCH_ADDRESS(404),
        /** Another method than GET and HEAD. */
        ONLY_READING(405),
        /** Neither CSV nor JSON suits the one who asks. */
        OTHER_FORM(406),
        /** Derived figures were derived anew since the first page. */
        MOVED_ON(410),
        /** An address that is too long to be read. */
        ADDRESS_TOO_LONG(414),
        /** A name that is not this service's. */
        OTHER_HOST(421),
        /** Too many questions in a short time. */
        TOO_MANY(429),
        /** Headers that are too long to be read. */
        HEADERS_TOO_LONG(431),
        /** The request cannot be answered for a reason that has no code of its own; the status says which. */
        NOT_ANSWERED(500),
        /** The warehouse takes too long for this question. */
        TOO_SLOW(503),
        /** Too many readers wait, or the warehouse does not answer. */
        BUSY(503),
        /** SDMX: the point after which changes are asked for is later than the point at which they end. */
        TURNED_ROUND(400),
        /** SDMX: more values in one parameter than figures are compared with. */
        TOO_MANY_VALUES(400),
        /** SDMX: there is no structure of that name or version. */
        NO_SUCH_ARTEFACT(404),
        /** SDMX: none of its messages that there are here suits the one who asks. */
        OTHER_MESSAGE(406),
        /** SDMX: more figures than a message holds. */
        TOO_LARGE(413),
        /** SDMX: more figures than are looked at for a message. */
        TOO_MUCH_TO_READ(413),
        /** SDMX: a part of the standard that is not here. */
        NOT_OFFERED(501);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** Whether only queries of SDMX are refused so. */
        public boolean isOfSdmx() {
            return compareTo(TURNED_ROUND) >= 0;
        }

        /** The status of HTTP. */
        public int status() {
            return status;
        }

        /** The stable code, such as {@code unknown-parameter}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public ApiFault {
        Objects.requireNonNull(kind, "kind");
        words = List.copyOf(words);
    }

    /** A fault of no parameter. */
    public static ApiFault of(Kind kind, String... words) {
        return new ApiFault(kind, null, List.of(words));
    }

    /** A fault of a parameter. */
    public static ApiFault at(Kind kind, String parameter, String... words) {
        return new ApiFault(kind, parameter, List.of(words));
    }

    /** What is wrong, in a few words that are the same for all faults of the kind. */
    public String title(Locale locale) {
        return say("title.", locale);
    }

    /** What is wrong in this question. */
    public String detail(Locale locale) {
        return say("detail.", locale);
    }

    /** What to do. */
    public String remedy(Locale locale) {
        return say("remedy.", locale);
    }

    private String say(String slot, Locale locale) {
        Object[] all = new Object[words.size() + 1];
        all[0] = parameter == null ? "" : parameter;
        System.arraycopy(words.toArray(), 0, all, 1, words.size());
        return Wording.of(ApiFault.class, locale).say(slot + kind.code(), all);
    }
}
