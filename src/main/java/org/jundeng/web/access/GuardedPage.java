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
        return method.equals(POST) ? Lane.ACTING : Lane.READING;
    }

    @Override
    public void close() {
        page.close();
    }

    @Override
    public Response answer(Request request) throws IOException {
        if (!source.knowsUsers()) {
            return fault(PageFault.Kind.NO_PAGE, request);
        }
        Visitor visitor = parts.gate().of(request);
        boolean acts = request.method().equals(POST);
        Optional<PageFault.Kind> refusal = acts ? parts.forms().refusal(request) : Optional.empty();
        if (refusal.isPresent()) {
            return refused(visitor, refusal.get(), request);
        }
        if (visitor.kind() == Visitor.Kind.CLIENT) {
            return fault(PageFault.Kind.FOR_PEOPLE, request).with("WWW-Authenticate", "Bearer");
        }
        Optional<String> token = parts.gate().formToken(request);
        if (!visitor.isUser() || token.isEmpty()) {
            return Ways.toLogin(request);
        }
        if (acts && !parts.forms().hasToken(request, FormFields.ofBody(request).orElseThrow())) {
            return refused(visitor, PageFault.Kind.NOT_OWN_FORM, request);
        }
        if (!page.isFor(visitor)) {
            return refused(visitor, PageFault.Kind.NOT_YOURS, request);
        }
        long wait = acts ? rates.secondsToWait(visitor.id()) : 0;
        if (wait > 0) {
            return refused(visitor, PageFault.Kind.TOO_OFTEN, request).with("Retry-After", Long.toString(wait));
        }
        Errand errand =
                new Errand(request, visitor, token.get(), parts, new Errand.Surroundings(around, source.opened()));
        return acts ? page.act(errand) : page.show(errand);
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
