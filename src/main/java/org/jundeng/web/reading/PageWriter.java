// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.page.Address;
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
    private final Admittance admittance;
    private OpenWorkspace madeFor;
    private Current current;

    /** Writes under what {@code inForce} says at each request, for those whom {@code admittance} lets in. */
    PageWriter(Supplier<OpenWorkspace> inForce, Admittance admittance) {
        this.inForce = inForce;
        this.admittance = admittance;
    }

    /**
     * What writes now.
     *
     * @param pages the pages
     * @param catalogue the names of things
     * @param admittance who is let in
     * @param givesBytes whether nobody in particular may have deliveries as they came
     */
    record Current(Pages pages, Catalogue catalogue, Admittance admittance, boolean givesBytes) {

        /** Whether who asks may have deliveries as they came, as far as the permit goes. */
        boolean givesBytes(Request request) {
            return admittance.isUser(request) || givesBytes;
        }

        /**
         * Links from where a request leads. They are relative, since the pages may lie in a folder that a proxy takes
         * off the addresses.
         */
        Links links(Request request) {
            return links(request, Set.of());
        }

        /** The same from the page at {@code address}. */
        Links links(Request request, Address address) {
            return links(request, admittance.notOf(request, address));
        }

        private Links links(Request request, Set<String> without) {
            long depth = request.path().chars().filter(each -> each == '/').count() - 1;
            String root = depth < 1 ? "./" : depth > DEEPEST ? "/" : "../".repeat((int) depth);
            Set<String> kinds = admittance.isLetIn(request)
                    ? admittance.kinds(request, Pages.served(givesBytes(request)))
                    : Set.of();
            return new ServedLinks(
                    root,
                    kinds.stream().filter(kind -> !without.contains(kind)).collect(Collectors.toUnmodifiableSet()),
                    admittance.account(request, root, catalogue).orElse(null),
                    admittance.visitors().of(request)::mayActFor);
        }

        /** What whoever is let into no page gets: a program is told that its token is for the API. */
        Response refusal(Request request) {
            return admittance.isClient(request)
                    ? fault(new PageFault(PageFault.Kind.FOR_PEOPLE, "address", ""), request)
                            .with("WWW-Authenticate", "Bearer")
                    : fault(new PageFault(PageFault.Kind.NO_PAGE, "address", ""), request);
        }

        /** The page that was written. */
        Response response(Pages.Written written) {
            return new Response(written.status(), HTML, POLICY, written.html());
        }

        /** The page that says why none can be shown, in the language that the request asks for. */
        Response fault(PageFault fault, Request request) {
            Reader reader = AskedPage.readerOf(FormFields.ofQuery(request), request.language())
                    .with(admittance.permit(request));
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
            current = new Current(
                    SitePages.of(now, now.read(), new ScoreboardQuery(now.configuration(), now.read())::asEvaluated),
                    now.configuration().catalogue(),
                    admittance,
                    now.givesBytes() && admittance.isOpen());
            madeFor = now;
        }
        return current;
    }
}
