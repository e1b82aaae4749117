// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.util.Locale;
import java.util.Optional;
import org.jundeng.access.Visitor;
import org.jundeng.page.PageContext;
import org.jundeng.page.PageFault;
import org.jundeng.page.Reader;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/**
 * What a user who has logged in asks of a page, and how the page answers. Who asks, and that the form is the user's
 * own, is settled; whether this user may do this to that thing is for the page to say, by {@link #visitor}.
 */
public final class Errand {

    private static final String WAY = "page";
    private static final String HTML_OWN_ORIGIN = "same-origin";

    private final Request request;
    private final Visitor visitor;
    private final String token;
    private final EntranceParts parts;
    private final Around around;
    private final OpenWorkspace opened;

    Errand(Request request, Visitor visitor, String token, EntranceParts parts, Surroundings surroundings) {
        this.request = request;
        this.visitor = visitor;
        this.token = token;
        this.parts = parts;
        this.around = surroundings.around();
        this.opened = surroundings.opened();
    }

    /**
     * What an errand is done in.
     *
     * @param around what all pages have in common
     * @param opened the workspace, under the configuration in force when the request came
     */
    record Surroundings(Around around, OpenWorkspace opened) {}

    /** Who asks; always a user. */
    public Visitor visitor() {
        return visitor;
    }

    /** The request as it came. */
    public Request request() {
        return request;
    }

    /** What the address asks for. */
    public FormFields query() {
        return FormFields.ofQuery(request);
    }

    /** What the form says; no fields where none was sent. */
    public FormFields form() {
        return FormFields.ofBody(request).orElseThrow();
    }

    /** The workspace under the configuration that was in force when the request came. */
    public OpenWorkspace opened() {
        return opened;
    }

    /** What each form of a page that is shown now must bring back as {@code token}. */
    public String token() {
        return token;
    }

    /** Names, language, links and the frame of a page for this user, limited to what the user may be shown. */
    public PageContext context() {
        return new PageContext(around.catalogue(), reader().with(around.permit(request)), around.links(request));
    }

    /** In the language that the address or the form asks for, as pages that are only read: a link leads to the same. */
    private Reader reader() {
        return Ways.reader(request, Locale.CHINESE);
    }

    /** Whether pages are written in English: a form brings that back as {@code lang}. */
    public boolean isEnglish() {
        return !reader().isChinese();
    }

    /** A page, with HTTP status 200. */
    public Response page(String html) {
        return page(200, html);
    }

    /** A page of that status, such as the form once more with what is wrong with it. */
    public Response page(int status, String html) {
        Response page = around.response(html);
        // Else an older browser would not say from which site the forms on it come.
        return new Response(status, page.contentType(), page.policy(), page.body())
                .with("Referrer-Policy", HTML_OWN_ORIGIN);
    }

    /** The page that says why something is not shown or done. */
    public Response fault(PageFault fault) {
        return around.fault(fault, request);
    }

    /**
     * What is not there, or not this user's: both are answered alike, so that nobody learns which, and noted alike.
     *
     * @param kind what it would be, as in {@link PageFault}: {@code upload}
     * @param id what was asked for
     */
    public Response notThere(String kind, String id) {
        refused(Act.ACCESS, kind + " " + id, "not-found-or-not-allowed");
        return fault(new PageFault(PageFault.Kind.UNKNOWN, kind, id));
    }

    /** What the user's role does not allow, whatever it is asked of. */
    public Response notAllowed() {
        refused(Act.ACCESS, request.path().substring(1), "not-allowed");
        return fault(new PageFault(PageFault.Kind.NOT_YOURS, "address", ""));
    }

    /**
     * Leads on to another page, so that loading that page again does nothing again.
     *
     * @param page the page and its query, below the root: {@code desk?id=7}
     */
    public Response seeOther(String page) {
        String english = !isEnglish() ? "" : (page.contains("?") ? "&" : "?") + "lang=en";
        return Ways.seeOther("./" + page + english);
    }

    /** Who acts, as the audit trail names it: the user, by a page, from an address. */
    public Grounds.By by() {
        return new Grounds.By(visitor.actor(), WAY, address().orElse(null));
    }

    /** Why it is done; the ledger names the user's person, or the user where there is none. */
    public Grounds grounds(String reason) {
        String author = visitor.person() == null ? visitor.actor() : visitor.person();
        return new Grounds(reason, author).by(by());
    }

    /** From where the user asks; empty where it is not known. */
    public Optional<String> address() {
        return Optional.of(parts.gate().addressOf(request)).filter(each -> !each.isEmpty());
    }

    /**
     * Writes a line on what was refused; of many alike, only their number. What is done has its line in its own
     * transaction, by {@link #by}.
     */
    public void refused(Act act, String subject, String outcome) {
        parts.note(by().entry(act, subject, outcome, null));
    }
}
