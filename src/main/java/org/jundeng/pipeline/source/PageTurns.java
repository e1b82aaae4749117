// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jundeng.contract.Paging;
import org.jundeng.intake.spool.SpooledPages.Page;

/**
 * Which page of an answer comes next, and whether the last one was it. Where anything says that there are more records
 * than came, or where the pages do not fit together, it throws: then nothing of the answer is taken.
 */
final class PageTurns {

    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Set<String> NOTHING = Set.of("", "null", "false");

    private final Paging paging;
    private final String more;
    private final URI address;
    private final Set<URI> asked = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private Long total;
    private int pages;
    private URI current;

    /**
     * Turns the pages of {@code address}.
     *
     * @param more the contract's pointer to the field that says whether there is more; null where it names none
     */
    PageTurns(Paging paging, String more, URI address) {
        this.paging = paging;
        this.more = more;
        this.address = address;
    }

    /** The fields of a page that say how it goes on, by their pointers. */
    List<String> pointers() {
        List<String> pointers = new ArrayList<>();
        for (String each : new String[] {paging.next(), paging.total(), more}) {
            if (each != null) {
                pointers.add(each);
            }
        }
        return pointers;
    }

    /** The address of the first page. */
    URI first() {
        return ask(paging.first() == null ? sized(address) : numbered(paging.first()));
    }

    /**
     * The address of the page after {@code page}; empty where that was the last.
     *
     * @param records how many records all pages held so far
     */
    Optional<URI> after(Page page, ServiceAnswer answer, long records) {
        pages++;
        if (page.records() > 0 && !seen.add(page.fingerprint())) {
            throw SourceTrouble.pages("page " + pages, shown(), "repeated");
        }
        readTotal(page, records);
        Optional<URI> next = next(page, answer, records);
        if (next.isEmpty()) {
            checkItIsAll(page, answer, records);
        } else if (pages >= paging.maxPages()) {
            throw SourceTrouble.pages("max-pages: " + paging.maxPages(), shown(), "too-many");
        }
        return next.map(this::ask);
    }

    private URI ask(URI next) {
        if (!asked.add(next)) {
            throw SourceTrouble.pages("page " + (pages + 1), shown(), "repeated");
        }
        current = next;
        return next;
    }

    private Optional<URI> next(Page page, ServiceAnswer answer, long records) {
        return switch (paging.by()) {
            case PAGE_NUMBER -> isEnd(page, records) ? Optional.empty() : Optional.of(numbered(paging.first() + pages));
            case OFFSET -> isEnd(page, records) ? Optional.empty() : Optional.of(numbered(paging.first() + records));
            case NEXT_LINK ->
                (paging.next() == null ? PageHeaders.next(answer.headers()) : said(page, paging.next()))
                        .map(this::link);
            case CURSOR ->
                said(page, paging.next())
                        .map(cursor -> ServiceAddress.with(sized(address), paging.parameter(), cursor));
        };
    }

    /** A page that is counted is the last if it is empty, or if the field that the contract names says so. */
    private boolean isEnd(Page page, long records) {
        if (page.records() == 0) {
            return true;
        }
        boolean saysNoMore =
                more != null && page.fields().containsKey(more) && page.more().isEmpty();
        return total != null ? records >= total : saysNoMore;
    }

    private static Optional<String> said(Page page, String pointer) {
        return Optional.ofNullable(page.fields().get(pointer))
                .map(String::strip)
                .filter(text -> !NOTHING.contains(text.toLowerCase(Locale.ROOT)));
    }

    private URI link(String text) {
        URI link;
        try {
            link = current.resolve(ServiceAddress.uri(text));
        } catch (IllegalArgumentException unreadable) {
            throw SourceTrouble.pages("page " + (pages + 1), shown(), "no-address");
        }
        if (!ServiceAddress.sameServer(address, link)) {
            throw SourceTrouble.pages(ServiceAddress.shown(link), shown(), "elsewhere");
        }
        return link;
    }

    private URI numbered(long number) {
        return ServiceAddress.with(sized(address), paging.parameter(), Long.toString(number));
    }

    private URI sized(URI plain) {
        return paging.size() == null
                ? plain
                : ServiceAddress.with(
                        plain, paging.sizeParameter(), paging.size().toString());
    }

    private void readTotal(Page page, long records) {
        if (paging.total() == null) {
            return;
        }
        String text = page.fields().getOrDefault(paging.total(), "").strip();
        if (COUNT.matcher(text).matches()) {
            long said = Long.parseLong(text);
            if (total != null && total != said) {
                throw SourceTrouble.changed(total + " → " + said, paging.total());
            }
            total = said;
        } else if (total == null || page.records() > 0) {
            throw SourceTrouble.pages(text, paging.total(), "no-total");
        }
        if (records > total) {
            throw SourceTrouble.changed(records + " > " + total, paging.total());
        }
    }

    private void checkItIsAll(Page page, ServiceAnswer answer, long records) {
        if (total != null && records < total) {
            throw SourceTrouble.onlyAPart(paging.total() + ": " + total, records);
        }
        page.more()
                .or(() -> more == null ? PageHeaders.moreThan(records, answer.headers()) : Optional.empty())
                .or(() -> page.records() == 0 ? Optional.empty() : answer.partOf(records))
                .ifPresent(words -> {
                    throw SourceTrouble.onlyAPart(words, records);
                });
    }

    private String shown() {
        return ServiceAddress.shown(address);
    }
}
