// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import org.jundeng.binding.MissingValues;

/**
 * How a service is asked for one page after the other. All pages together are one delivery.
 *
 * @param by what tells the pages apart
 * @param parameter the parameter of the address that says which page is asked for: the word of {@code by}
 *     where absent; null with {@code next-link}
 * @param first the number of the first page or, by {@code offset}, of the first record; 1 and 0 where absent; null with
 *     {@code next-link} and {@code cursor}
 * @param sizeParameter the parameter that says how many records a page has; null where the service decides
 * @param size how many records to ask for; null where the service decides
 * @param next JSON pointer to the link or cursor of the next page; null where the header {@code Link} has it, and with
 *     {@code page-number} and {@code offset}
 * @param total JSON pointer to the number of records of all pages; null where the service does not tell it
 * @param maxPages how many pages there may be; 10000 where absent
 */
public record Paging(
        Paging.By by,
        String parameter,
        Long first,
        String sizeParameter,
        Integer size,
        String next,
        String total,
        Integer maxPages) {

    private static final int USUAL_PAGES = 10_000;

    public Paging {
        MissingValues.check("by", by);
        boolean counts = by == By.PAGE_NUMBER || by == By.OFFSET;
        if (by == By.NEXT_LINK && parameter != null) {
            throw new IllegalArgumentException("paging by next-link takes no parameter: the link has it");
        }
        if (!counts && first != null) {
            throw new IllegalArgumentException("only paging by page-number or offset takes first");
        }
        if (counts && next != null) {
            throw new IllegalArgumentException("only paging by next-link or cursor takes next");
        }
        if (by == By.CURSOR && next == null) {
            throw new IllegalArgumentException("paging by cursor takes next, a pointer such as /next-cursor");
        }
        if ((size == null) != (sizeParameter == null)) {
            throw new IllegalArgumentException("size and size-parameter go together");
        }
        parameter = parameter == null ? usualParameter(by) : parameter;
        first = first == null ? usualFirst(by) : first;
        maxPages = maxPages == null ? USUAL_PAGES : maxPages;
        if (size != null && size < 1 || maxPages < 1 || first != null && first < 0) {
            throw new IllegalArgumentException("size and max-pages take a number from 1, first one from 0");
        }
    }

    /** What tells the pages of an answer apart. */
    public enum By {
        /** A parameter that counts pages. */
        PAGE_NUMBER,
        /** A parameter that says how many records are skipped. */
        OFFSET,
        /** A link to the next page: in a field of the answer, or in its header {@code Link}. */
        NEXT_LINK,
        /** A word in a field of the answer, to be handed back as a parameter. */
        CURSOR
    }

    private static String usualParameter(By by) {
        return switch (by) {
            case PAGE_NUMBER -> "page";
            case OFFSET -> "offset";
            case CURSOR -> "cursor";
            case NEXT_LINK -> null;
        };
    }

    private static Long usualFirst(By by) {
        return switch (by) {
            case PAGE_NUMBER -> Long.valueOf(1);
            case OFFSET -> Long.valueOf(0);
            case CURSOR, NEXT_LINK -> null;
        };
    }
}
