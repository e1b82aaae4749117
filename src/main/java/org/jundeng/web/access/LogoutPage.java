// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.util.List;
import java.util.Optional;
import org.jundeng.access.Visitor;
import org.jundeng.page.PageFault;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** Ends a session. It takes only a form, so that no other site can log somebody out by a link. */
record LogoutPage(EntranceParts parts, Around around) implements Page {

    private static final int LONGEST_BODY = 1024;

    @Override
    public List<String> methods() {
        return List.of("POST");
    }

    @Override
    public int longestBody() {
        return LONGEST_BODY;
    }

    @Override
    public boolean isForPeople() {
        return true;
    }

    @Override
    public Lane lane() {
        return Lane.ACTING;
    }

    @Override
    public Response answer(Request request) {
        Optional<PageFault.Kind> refusal = parts.forms().refusal(request);
        Visitor visitor = parts.gate().of(request);
        if (refusal.isPresent()) {
            note(visitor, refusal.get().code(), request);
            return around.fault(refusal.get(), request);
        }
        FormFields form = FormFields.ofBody(request).orElseThrow();
        String english = form.get("lang").equals("en") ? "?lang=en" : "";
        if (visitor.isNobody()) {
            return Ways.seeOther("./login" + english);
        }
        if (!parts.forms().hasToken(request, form)) {
            note(visitor, PageFault.Kind.NOT_OWN_FORM.code(), request);
            return around.fault(PageFault.Kind.NOT_OWN_FORM, request);
        }
        note(visitor, AuditTrail.DONE, request);
        return Ways.seeOther("./login" + english)
                .with("Set-Cookie", parts.gate().end(request));
    }

    /** Nobody who is logged in has nothing to end: what such a form brings is no line. */
    private void note(Visitor visitor, String outcome, Request request) {
        if (visitor.isNobody()) {
            return;
        }
        parts.note(new AuditTrail.Entry(
                visitor.actor(),
                Act.LOG_OUT,
                "user " + visitor.id(),
                outcome,
                null,
                null,
                parts.gate().addressOf(request)));
    }
}
