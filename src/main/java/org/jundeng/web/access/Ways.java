// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jundeng.page.Reader;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** Leads from a request to another page of this room, relative to where it was asked: a proxy may add a folder. */
public final class Ways {

    private static final int SEE_OTHER = 303;
    private static final int LONGEST_QUERY = 500;

    private Ways() {}

    /** The way to the page on which one logs in, and back to the page that was asked for. */
    public static Response toLogin(Request request) {
        String page = request.path().substring(1);
        long depth = page.chars().filter(each -> each == '/').count();
        String query = request.query().length() > LONGEST_QUERY ? "" : request.query();
        String to = depth > 0 ? "" : page + (query.isEmpty() ? "" : "?" + query);
        String english = query.matches("(.*&)?lang=en(&.*)?") ? "&lang=en" : "";
        return seeOther("../".repeat((int) Math.min(depth, 1)) + "login?to="
                + URLEncoder.encode(to, StandardCharsets.UTF_8) + english);
    }

    /** The way to the page on the user who asks. */
    public static Response toMe(Request request) {
        return seeOther("./me" + (request.query().matches("(.*&)?lang=en(&.*)?") ? "?lang=en" : ""));
    }

    static Response seeOther(String location) {
        return new Response(SEE_OTHER, "text/plain; charset=utf-8", "default-src 'none'; frame-ancestors 'none'", "")
                .with("Location", location);
    }

    /** Who reads, in the language that the query, the form or the browser asks for. */
    static Reader reader(Request request) {
        return reader(request, request.language());
    }

    /** Who reads, in the language that the query or the form asks for; in {@code otherwise} where neither does. */
    static Reader reader(Request request, Locale otherwise) {
        FormFields query = FormFields.ofQuery(request);
        String asked = query.get("lang").isEmpty()
                ? FormFields.ofBody(request).map(form -> form.get("lang")).orElse("")
                : query.get("lang");
        Locale locale =
                switch (asked) {
                    case "en" -> Locale.ENGLISH;
                    case "zh" -> Locale.CHINESE;
                    default -> otherwise;
                };
        return new Reader(locale, null);
    }
}
