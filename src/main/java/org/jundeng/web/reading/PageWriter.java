// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.page.Links;
import org.jundeng.page.PageFault;
import org.jundeng.page.Reader;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.site.Pages;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.SitePages;
import org.jundeng.pipeline.operation.ScoreboardQuery;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** Writes pages under the configuration that is in force; made anew when another one is taken up. */
final class PageWriter {

    private static final String HTML = "text/html; charset=utf-8";

    /** A browser takes the style sheet from this server, sends forms to it, and loads or runs nothing else. */
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int LONGEST_QUERY = 1_000;

    /** Deeper below the root lies nothing that a reader could have mistyped. */
    private static final int DEEPEST = 20;

    private final Supplier<OpenWorkspace> inForce;
    private final boolean areShown;
    private OpenWorkspace madeFor;
    private Current current;

    /** Writes under what {@code inForce} says at each request; {@code areShown} is false where only refusals are. */
    PageWriter(Supplier<OpenWorkspace> inForce, boolean areShown) {
        this.inForce = inForce;
        this.areShown = areShown;
    }

    /**
     * What writes now.
     *
     * @param pages the pages
     * @param kinds the kinds of pages that are shown
     * @param givesBytes whether anybody may have deliveries as they came
     */
    record Current(Pages pages, Set<String> kinds, boolean givesBytes) {

        /**
         * Links from where a request leads. They are relative, since the pages may lie in a folder that a proxy takes
         * off the addresses.
         */
        Links links(Request request) {
            long depth = request.path().chars().filter(each -> each == '/').count() - 1;
            String root = depth < 1 ? "./" : depth > DEEPEST ? "/" : "../".repeat((int) depth);
            return new ServedLinks(root, kinds);
        }

        /** The page that was written. */
        Response response(Pages.Written written) {
            return new Response(written.status(), HTML, POLICY, written.html());
        }

        /** The page that says why none can be shown, in the language that the request asks for. */
        Response fault(PageFault fault, Request request) {
            Reader reader = AskedPage.readerOf(FormFields.ofQuery(request), request.language());
            return response(pages.fault(fault, reader, links(request), inOtherLanguage(request.query(), reader)));
        }

        /** The same address, whatever is wrong with it, that asks for the other language; null for a long one. */
        private static String inOtherLanguage(String query, Reader reader) {
            if (query.length() > LONGEST_QUERY) {
                return null;
            }
            String asked = Stream.of(query.split("&"))
                    .filter(pair -> !pair.isEmpty() && !pair.startsWith("lang="))
                    .map(pair -> pair + "&")
                    .collect(Collectors.joining());
            return "?" + asked + "lang=" + (reader.isChinese() ? "en" : "zh");
        }
    }

    /** The workspace under the configuration that is in force. */
    OpenWorkspace opened() {
        return inForce.get();
    }

    synchronized Current current() {
        OpenWorkspace now = inForce.get();
        if (now != madeFor) {
            boolean givesBytes = now.givesBytes();
            Set<String> kinds = areShown ? Pages.served(givesBytes) : Set.of();
            current = new Current(
                    SitePages.of(now, now.read(), new ScoreboardQuery(now.configuration(), now.read())::asEvaluated),
                    kinds,
                    givesBytes);
            madeFor = now;
        }
        return current;
    }
}
