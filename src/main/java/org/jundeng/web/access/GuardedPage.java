// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jundeng.access.Visitor;
import org.jundeng.page.PageFault;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.web.server.FileForms;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/**
 * Lets only those come to a page on which people act who have logged in and whom it is for, and only by forms of their
 * own. Looking changes nothing, so it needs no form.
 */
record GuardedPage(ActingPage page, EntranceParts parts, Around around, ActingRates rates, Source source)
        implements Page {

    private static final String POST = "POST";

    /** What is in force when a request comes. */
    interface Source {
        /** Whether there are users who may log in. */
        boolean knowsUsers();

        /** The workspace. */
        OpenWorkspace opened();
    }

    /** What is in force, as {@code users} and {@code opened} say. */
    static Source source(Supplier<Boolean> users, Supplier<OpenWorkspace> opened) {
        return new Source() {
            @Override
            public boolean knowsUsers() {
                return users.get();
            }

            @Override
            public OpenWorkspace opened() {
                return opened.get();
            }
        };
    }

    @Override
    public List<String> methods() {
        return page.takesForms() ? List.of("GET", "HEAD", POST) : List.of("GET", "HEAD");
    }

    @Override
    public int longestBody() {
        return page.longestForm();
    }

    @Override
    public boolean isForPeople() {
        return true;
    }

    @Override
    public Lane lane(String method) {
        return page.lane(method);
    }

    @Override
    public void close() {
        page.close();
    }

    @Override
    public FileForms fileForms() {
        return page.takesFiles() ? this::admit : null;
    }

    /** A form with a file is read only where one without a file would be taken, but for its token. */
    private FileForms.Entry admit(Request head) throws IOException {
        Optional<Response> stopped = stopped(head, false);
        return stopped.isPresent() ? new FileForms.Refused(stopped.get()) : page.admit(errand(head));
    }

    @Override
    public Response answer(Request request) throws IOException {
        Optional<Response> stopped = stopped(request, true);
        if (stopped.isPresent()) {
            return stopped.get();
        }
        return switch (request.method()) {
            case POST -> page.act(errand(request));
            case "HEAD" -> page.isCostly() ? errand(request).page("") : page.show(errand(request));
            default -> page.show(errand(request));
        };
    }

    private Errand errand(Request request) {
        Visitor visitor = parts.gate().of(request);
        String token = parts.gate().formToken(request).orElseThrow();
        return new Errand(request, visitor, token, parts, new Errand.Surroundings(around, source.opened()));
    }

    /** What who asks gets instead; {@code whole} says whether the form has been read. */
    private Optional<Response> stopped(Request request, boolean whole) {
        if (!source.knowsUsers()) {
            return Optional.of(fault(PageFault.Kind.NO_PAGE, request));
        }
        Visitor visitor = parts.gate().of(request);
        boolean acts = request.method().equals(POST);
        Optional<PageFault.Kind> refusal = acts ? parts.forms().refusal(request, page.takesFiles()) : Optional.empty();
        if (refusal.isPresent()) {
            return Optional.of(refused(visitor, refusal.get(), request));
        }
        if (visitor.kind() == Visitor.Kind.CLIENT) {
            return Optional.of(fault(PageFault.Kind.FOR_PEOPLE, request).with("WWW-Authenticate", "Bearer"));
        }
        if (!visitor.isUser() || parts.gate().formToken(request).isEmpty()) {
            return Optional.of(Ways.toLogin(request));
        }
        if (acts
                && whole
                && !parts.forms().hasToken(request, FormFields.ofBody(request).orElseThrow())) {
            return Optional.of(refused(visitor, PageFault.Kind.NOT_OWN_FORM, request));
        }
        if (!page.isFor(visitor)) {
            return Optional.of(refused(visitor, PageFault.Kind.NOT_YOURS, request));
        }
        if (!acts && page.isCostly() && parts.forms().isAskedElsewhere(request)) {
            return Optional.of(refused(visitor, PageFault.Kind.FROM_ELSEWHERE, request));
        }
        return tooOften(visitor, request, whole);
    }

    /** Who looks at what costs much is counted apart: that keeps nobody from acting. */
    private Optional<Response> tooOften(Visitor visitor, Request request, boolean whole) {
        long wait = 0;
        if (request.method().equals(POST)) {
            wait = whole ? rates.secondsToWait(visitor.id()) : 0;
        } else if (page.isCostly() && !request.method().equals("HEAD")) {
            wait = rates.secondsToWait("looks " + visitor.id());
        }
        return wait == 0
                ? Optional.empty()
                : Optional.of(
                        refused(visitor, PageFault.Kind.TOO_OFTEN, request).with("Retry-After", Long.toString(wait)));
    }

    private Response refused(Visitor visitor, PageFault.Kind kind, Request request) {
        String outcome = kind == PageFault.Kind.NOT_YOURS ? "not-allowed" : kind.code();
        parts.note(new AuditTrail.Entry(
                visitor.actor(),
                Act.ACCESS,
                request.path().substring(1),
                outcome,
                null,
                null,
                parts.gate().addressOf(request)));
        return fault(kind, request);
    }

    private Response fault(PageFault.Kind kind, Request request) {
        return around.fault(new PageFault(kind, "address", ""), request);
    }
}
