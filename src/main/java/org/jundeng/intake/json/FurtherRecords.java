// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JSON text says, beside its records, about records elsewhere: pages, a total, a link to the next part. Only the
 * fields around the records are looked at, and those of a page or link object among them, never the records. Where the
 * contract names a field, only that one counts.
 */
final class FurtherRecords {

    private static final Set<String> WRAPPERS = Set.of(
            "meta",
            "metadata",
            "page",
            "pageinfo",
            "pager",
            "paging",
            "pagination",
            "pageable",
            "cursor",
            "cursors",
            "link",
            "links",
            "responsemetadata");
    private static final Set<String> LINKS = Set.of("link", "links");
    private static final Set<String> NEXT = Set.of(
            "next",
            "nexturl",
            "nexturi",
            "nexthref",
            "nextlink",
            "nextpage",
            "nextpageurl",
            "nextpagetoken",
            "nexttoken",
            "nextcursor",
            "odatanextlink",
            "下一页");
    private static final Set<String> MORE = Set.of(
            "hasmore",
            "hasmorerecords",
            "more",
            "morerecords",
            "hasnext",
            "hasnextpage",
            "truncated",
            "istruncated",
            "有下一页",
            "是否有下一页",
            "还有更多");
    private static final Set<String> LAST = Set.of("last", "islast", "lastpage", "islastpage", "是否末页", "是否最后一页");
    private static final Set<String> PAGE = Set.of(
            "page",
            "pageno",
            "pagenum",
            "pagenumber",
            "pageindex",
            "currentpage",
            "current",
            "number",
            "页码",
            "页号",
            "当前页",
            "当前页码");
    private static final Set<String> PAGES =
            Set.of("pages", "pagecount", "pagetotal", "totalpage", "totalpages", "numpages", "lastpage", "总页数");
    private static final Set<String> TOTAL = Set.of(
            "total",
            "totalcount",
            "totalrecords",
            "totalrecord",
            "totalelements",
            "totalitems",
            "totalresults",
            "totalrows",
            "totalsize",
            "totalnum",
            "recordcount",
            "recordstotal",
            "count",
            "总条数",
            "总行数",
            "总记录数",
            "记录总数");
    private static final Set<String> YES = Set.of("true", "1", "yes", "y", "是", "有");
    /** A number or a text, with or without thousands separators, maybe followed by a measure word. */
    private static final Pattern COUNT =
            Pattern.compile("\\s*(\\d{1,3}(?:[, ]\\d{3}){1,4}|\\d{1,18})(?:\\.0+)?\\s*[条行页个项]?\\s*");

    private static final Set<String> NOTHING = Set.of("", "null", "none", "false", "0");

    private final String pointer;
    private final boolean turned;
    private Said next;
    private Said named;
    private Said more;
    private Said page;
    private Said pages;
    private Said total;

    /**
     * Looks for fields with the usual names or, where {@code pointer} is not null, only at the field that it leads to.
     */
    FurtherRecords(String pointer) {
        this(pointer, false);
    }

    /** The same; where the pages are {@code turned} one after the other, being one of several says nothing. */
    FurtherRecords(String pointer, boolean turned) {
        this.pointer = pointer;
        this.turned = turned;
    }

    /** Reads the value at the parser's position: a field beside the records or beside an object that contains them. */
    void see(JsonParser parser, String name) throws IOException {
        if (pointer != null) {
            seeNamed(parser, name);
            return;
        }
        String plain = plain(name);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT && NEXT.contains(plain)) {
            seeLink(parser, name, true);
        } else if (token == JsonToken.START_OBJECT && WRAPPERS.contains(plain)) {
            seeFields(parser);
        } else if (token == JsonToken.START_OBJECT && TOTAL.contains(plain)) {
            seeTotal(parser, name, plain);
        } else if (token == JsonToken.START_ARRAY && LINKS.contains(plain)) {
            seeLinks(parser);
        } else if (token.isStructStart()) {
            parser.skipChildren();
        } else if (token != JsonToken.VALUE_NULL) {
            note(plain, new Said(name, parser.getText(), token));
        }
    }

    private void seeFields(JsonParser parser) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            see(parser, name);
        }
    }

    /** A total as an object, such as {@code {"value": 42, "relation": "eq"}}. */
    private void seeTotal(JsonParser parser, String name, String plain) throws IOException {
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (plain(field).equals("value") && token.isScalarValue()) {
                note(plain, new Said(name, parser.getText(), token));
            }
            parser.skipChildren();
        }
    }

    private void seeNamed(JsonParser parser, String name) throws IOException {
        String here = parser.getParsingContext().pathAsPointer().toString();
        JsonToken token = parser.currentToken();
        // At the start of an object the parser's context is already the object's own, which has its field's path.
        if (token == JsonToken.START_OBJECT && pointer.startsWith(here + "/")) {
            seeFields(parser);
        } else if (token.isStructStart()) {
            parser.skipChildren();
        } else if (token != JsonToken.VALUE_NULL && here.equals(pointer)) {
            named = new Said(name, parser.getText(), token);
        }
    }

    private void seeLinks(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                seeLink(parser, "next", false);
            } else {
                parser.skipChildren();
            }
        }
    }

    /** A link as an object; in a list of links, the field {@code rel} says what a link leads to. */
    private void seeLink(JsonParser parser, String name, boolean leadsOn) throws IOException {
        boolean relevant = leadsOn;
        Said address = null;
        for (String field = parser.nextFieldName(); field != null; field = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (token.isStructStart()) {
                parser.skipChildren();
            } else if (plain(field).equals("rel")) {
                relevant |= parser.getText().equalsIgnoreCase("next");
            } else if (token == JsonToken.VALUE_STRING
                    && Set.of("href", "url", "uri").contains(plain(field))) {
                address = new Said(name, parser.getText(), token);
            }
        }
        next = relevant && address != null ? address : next;
    }

    private void note(String plain, Said said) {
        if (NEXT.contains(plain)) {
            next = said;
        } else if (MORE.contains(plain) && said.isTrue()) {
            more = said;
        } else if (LAST.contains(plain) && said.token() == JsonToken.VALUE_FALSE) {
            more = said;
        } else if (PAGES.contains(plain) && said.isCount()) {
            pages = said;
        } else if (PAGE.contains(plain) && said.isCount()) {
            page = said;
        } else if (TOTAL.contains(plain) && said.isCount()) {
            total = total == null || said.count() > total.count() ? said : total;
        }
    }

    /** The field and value that tell of more records than the {@code records} in the text; empty where none does. */
    Optional<String> moreThan(long records) {
        if (pointer != null) {
            return Optional.ofNullable(named)
                    .filter(said -> promisesMore(said, records))
                    .map(Said::shown);
        }
        if (total != null && total.count() > records) {
            return Optional.of(total.shown());
        }
        if (more != null) {
            return Optional.of(more.shown());
        }
        if (next != null && leadsOn()) {
            return Optional.of(next.shown());
        }
        if (turned) {
            return Optional.empty();
        }
        boolean isWhole = total != null && total.count() == records;
        boolean several = pages != null && pages.count() > 1;
        if (!several || isWhole && page != null && page.count() == pages.count()) {
            return Optional.empty();
        }
        return Optional.of(page == null ? pages.shown() : page.shown() + ", " + pages.shown());
    }

    private static boolean promisesMore(Said said, long records) {
        return said.isCount()
                ? said.count() > records
                : !NOTHING.contains(said.text().strip().toLowerCase(Locale.ROOT));
    }

    /** The next page may also be a number, which on the last page is sometimes 0 or the first page's. */
    private boolean leadsOn() {
        if (!next.isCount()) {
            return !NOTHING.contains(next.text().strip().toLowerCase(Locale.ROOT));
        }
        long after = page == null ? 1 : page.count();
        return next.count() > after && (pages == null || next.count() <= pages.count());
    }

    /**
     * The letters of a name in lower case, so that {@code has_more}, {@code hasMore} and {@code Has-More} are equal.
     */
    private static String plain(String name) {
        StringBuilder letters = new StringBuilder();
        name.chars().filter(Character::isLetter).limit(40).forEach(c -> letters.append((char) c));
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    private record Said(String name, String text, JsonToken token) {

        boolean isTrue() {
            return token == JsonToken.VALUE_TRUE || YES.contains(text.strip().toLowerCase(Locale.ROOT));
        }

        boolean isCount() {
            return (token.isNumeric() || token == JsonToken.VALUE_STRING)
                    && COUNT.matcher(text).matches();
        }

        long count() {
            Matcher count = COUNT.matcher(text);
            if (!count.matches()) {
                throw new IllegalStateException(text + " is no count");
            }
            return Long.parseLong(count.group(1).replaceAll("\\D", ""));
        }

        String shown() {
            return name + ": " + text;
        }
    }
}
