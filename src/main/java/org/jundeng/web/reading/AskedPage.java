// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.Address;
import org.jundeng.page.PageFault;
import org.jundeng.page.Permit;
import org.jundeng.page.Reader;
import org.jundeng.web.server.FormFields;

/**
 * What a request asks for.
 *
 * @param address the page
 * @param reader for whom
 */
record AskedPage(Address address, Reader reader) {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /** What a request asks for cannot be read. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient PageFault fault;

        Unreadable(PageFault.Kind kind, String name, String asked) {
            super(kind.code() + " " + name);
            this.fault = new PageFault(kind, name, asked);
        }

        PageFault fault() {
            return fault;
        }
    }

    /** The same, asked by a reader who may be shown that much. */
    AskedPage with(Permit permit) {
        return new AskedPage(address, reader.with(permit));
    }

    /** Reads the query of a request for a page of that kind. */
    static AskedPage of(String kind, FormFields query) throws Unreadable {
        if (!query.isReadable()) {
            throw new Unreadable(PageFault.Kind.GARBLED, "address", "");
        }
        return new AskedPage(address(kind, query), reader(query));
    }

    /** The language that the query asks for, where it asks for one of ours; else the one that the browser asks for. */
    static Reader readerOf(FormFields query, Locale browsers) {
        Locale locale =
                switch (query.get("lang")) {
                    case "en" -> Locale.ENGLISH;
                    case "zh" -> Locale.CHINESE;
                    default -> browsers;
                };
        return new Reader(locale, null);
    }

    private static Address address(String kind, FormFields query) throws Unreadable {
        return switch (kind) {
            case "board" -> new Address.Board();
            case "target" -> new Address.OfTarget(word(query, "id"));
            case "district" -> new Address.OfDistrict(word(query, "id"));
            case "bureau" -> new Address.OfBureau(word(query, "id"));
            case "feeds" -> new Address.Feeds(year(query));
            case "figure" -> new Address.OfFigure(word(query, "indicator"), word(query, "region"), period(query));
            case "deliveries" -> new Address.Deliveries(optional(query, "feed"), optional(query, "state"), page(query));
            case "delivery" -> new Address.OfDelivery(number(query, "number"));
            case "bytes" -> new Address.OfBytes(number(query, "delivery"));
            case "row" -> new Address.OfRow(number(query, "delivery"), number(query, "row"));
            case "episodes" ->
                new Address.Episodes(
                        optional(query, "state"),
                        optional(query, "level"),
                        optional(query, "region"),
                        optional(query, "rule"),
                        page(query));
            case "episode" -> new Address.OfEpisode(number(query, "number"));
            case "search" -> new Address.Search(query.get("q").strip());
            default -> throw new IllegalArgumentException("no kind of page is called " + kind);
        };
    }

    private static Locale locale(FormFields query) throws Unreadable {
        return switch (query.get("lang")) {
            case "", "zh" -> Locale.CHINESE;
            case "en" -> Locale.ENGLISH;
            default -> throw new Unreadable(PageFault.Kind.UNREADABLE, "lang", query.get("lang"));
        };
    }

    private static Reader reader(FormFields query) throws Unreadable {
        Reader reader = new Reader(locale(query), day(query));
        String known = query.get("known");
        return switch (known) {
            case "", "then" -> reader;
            case "now" -> {
                if (reader.day() == null) {
                    throw new Unreadable(PageFault.Kind.MISSING, "day", "");
                }
                yield reader.knowing(true);
            }
            default -> throw new Unreadable(PageFault.Kind.UNREADABLE, "known", known);
        };
    }

    private static LocalDate day(FormFields query) throws Unreadable {
        String text = query.get("day");
        try {
            LocalDate day = text.isEmpty() ? null : LocalDate.parse(text);
            if (day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR)) {
                throw new Unreadable(PageFault.Kind.UNREADABLE, "day", text);
            }
            return day;
        } catch (DateTimeParseException e) {
            throw new Unreadable(PageFault.Kind.UNREADABLE, "day", text);
        }
    }

    /** What is given, without blanks around it. Nothing is called by a name with control characters. */
    private static String text(FormFields query, String name) throws Unreadable {
        String text = query.get(name).strip();
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Unreadable(PageFault.Kind.UNREADABLE, name, text);
        }
        return text;
    }

    private static String word(FormFields query, String name) throws Unreadable {
        String word = text(query, name);
        if (word.isEmpty()) {
            throw new Unreadable(PageFault.Kind.MISSING, name, "");
        }
        return word;
    }

    /** The word, null where none is given. */
    private static String optional(FormFields query, String name) throws Unreadable {
        String word = text(query, name);
        return word.isEmpty() ? null : word;
    }

    /** Which page of a list, from 1; the first where none is given. */
    private static int page(FormFields query) throws Unreadable {
        if (query.get("page").isBlank()) {
            return 1;
        }
        long page = number(query, "page");
        if (page < 1 || page > Integer.MAX_VALUE) {
            throw new Unreadable(PageFault.Kind.UNREADABLE, "page", query.get("page"));
        }
        return (int) page;
    }

    private static TimePeriod period(FormFields query) throws Unreadable {
        String text = word(query, "period");
        return TimePeriod.parse(text).orElseThrow(() -> new Unreadable(PageFault.Kind.UNREADABLE, "period", text));
    }

    private static Integer year(FormFields query) throws Unreadable {
        if (query.get("year").isBlank()) {
            return null;
        }
        long year = number(query, "year");
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new Unreadable(PageFault.Kind.UNREADABLE, "year", query.get("year"));
        }
        return (int) year;
    }

    private static long number(FormFields query, String name) throws Unreadable {
        String text = word(query, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Unreadable(PageFault.Kind.UNREADABLE, name, text);
        }
    }
}
