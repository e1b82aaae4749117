// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the headers of an HTTP answer say of records that are not in it: a link to the next page (RFC 8288), a total
 * ({@code X-Total-Count}) or a range ({@code Content-Range: items 0-24/319}).
 */
public final class PageHeaders {

    private static final List<String> TOTALS = List.of("X-Total-Count", "X-Total");
    private static final Pattern NEXT = Pattern.compile(
            "<([^>]*)>[^<]*;\\s*rel\\s*=\\s*(?:\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOTAL = Pattern.compile("\\s*(\\d{1,18})\\s*");
    private static final Pattern RANGE = Pattern.compile("\\s*(?!bytes)\\w+\\s+[^/]*/(\\d{1,18})\\s*");

    private PageHeaders() {}

    /**
     * The header that says that there are more records than the {@code records} of the answer; empty if none does.
     *
     * @param headers the values of each header of the answer, by its name; none where the answer lacks it
     */
    public static Optional<String> moreThan(long records, Function<String, List<String>> headers) {
        return said(headers, "Link", link -> NEXT.matcher(link).find())
                .or(() -> TOTALS.stream()
                        .flatMap(name -> said(headers, name, total -> isMore(TOTAL, total, records)).stream())
                        .findFirst())
                .or(() -> said(headers, "Content-Range", range -> isMore(RANGE, range, records)));
    }

    /** The link to the next page; empty where no header has one. */
    static Optional<String> next(Function<String, List<String>> headers) {
        return headers.apply("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> link.group(1).strip())
                .findFirst();
    }

    /** Whether a header says that {@code records} are all that there are. */
    static boolean covers(long records, Function<String, List<String>> headers) {
        return headers.apply("Content-Range").stream()
                .map(RANGE::matcher)
                .anyMatch(range -> range.matches() && Long.parseLong(range.group(1)) == records);
    }

    private static boolean isMore(Pattern pattern, String text, long records) {
        Matcher total = pattern.matcher(text);
        return total.matches() && Long.parseLong(total.group(1)) > records;
    }

    private static Optional<String> said(
            Function<String, List<String>> headers, String name, Predicate<String> saysMore) {
        return headers.apply(name).stream()
                .filter(saysMore)
                .map(text -> name + ": " + text)
                .findFirst();
    }
}
