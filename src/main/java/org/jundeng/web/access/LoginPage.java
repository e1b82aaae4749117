// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jundeng.access.Admission;
import org.jundeng.access.Attempts;
import org.jundeng.access.Passwords;
import org.jundeng.access.User;
import org.jundeng.page.PageFault;
import org.jundeng.page.account.AccountPages;
import org.jundeng.page.account.AccountPages.LoginFault;
import org.jundeng.page.account.AccountPages.Tried;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/**
 * The page on which people log in. Whatever is wrong with a name or its password is answered alike, and takes as long.
 * Comparing passwords has threads of its own, so that however many try, readers are not kept waiting.
 */
final class LoginPage implements Page {

    private static final int LONGEST_BODY = 4096;
    private static final int WRONG = 403;
    private static final int WAIT = 429;

    /** Where it may go on: to a page of this server, and nowhere else. */
    private static final Pattern OWN_PAGE = Pattern.compile("[a-z-]{0,20}(\\?[\\w.~!$&'()*+,;=:@/?%-]{0,500})?");

    private final EntranceParts parts;
    private final Around around;
    private final Supplier<Admission> inForce;
    private final Attempts attempts;

    LoginPage(EntranceParts parts, Around around, Supplier<Admission> inForce, Attempts attempts) {
        this.parts = parts;
        this.around = around;
        this.inForce = inForce;
        this.attempts = attempts;
    }

    @Override
    public List<String> methods() {
        return List.of("GET", "HEAD", "POST");
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
    public Lane lane(String method) {
        return method.equals("POST") ? Lane.LOGGING_IN : Lane.AT_ONCE;
    }

    /** Writes to the audit trail what was only counted. */
    @Override
    public void close() {
        parts.notes().close();
    }

    @Override
    public Response answer(Request request) throws IOException {
        if (!inForce.get().knowsUsers()) {
            return around.fault(PageFault.Kind.NO_PAGE, request);
        }
        if (parts.gate().isByProxy(request)) {
            if (parts.gate().formToken(request).isPresent()
                    && parts.gate().of(request).isNobody()) {
                parts.note(entry(Optional.empty(), "unknown-user", parts.gate().addressOf(request)));
            }
            return around.fault(PageFault.Kind.NOT_YOURS, request);
        }
        if (!request.method().equals("POST")) {
            FormFields query = FormFields.ofQuery(request);
            return page(200, new Tried("", to(query), LoginFault.NONE, Duration.ZERO), request);
        }
        Optional<PageFault.Kind> refusal = parts.forms().refusal(request);
        if (refusal.isPresent()) {
            parts.note(
                    entry(Optional.empty(), refusal.get().code(), parts.gate().addressOf(request)));
            return around.fault(refusal.get(), request);
        }
        return logIn(request, FormFields.ofBody(request).orElseThrow());
    }

    private Response logIn(Request request, FormFields form) {
        String name = form.get("user").strip();
        String address = parts.gate().addressOf(request);
        if (!parts.gate().isEncrypted(request)) {
            parts.note(entry(inForce.get().user(name), "unencrypted", address));
            return page(WRONG, new Tried(name, to(form), LoginFault.UNENCRYPTED, Duration.ZERO), request);
        }
        Duration wait = attempts.waitOf(name, address);
        Admission admission = inForce.get();
        Optional<User> user = admission.user(name);
        if (!wait.isZero()) {
            parts.note(entry(user, "wait", address));
            return page(WAIT, new Tried(name, to(form), LoginFault.WAIT, wait), request)
                    .with("Retry-After", Long.toString(wait.toSeconds() + 1));
        }
        if (!isRight(admission, form.get("password"), user)) {
            attempts.failed(name, address);
            parts.note(entry(user, "wrong", address));
            return page(WRONG, new Tried(name, to(form), LoginFault.WRONG, Duration.ZERO), request);
        }
        attempts.succeeded(name, address);
        parts.note(entry(user, AuditTrail.DONE, address));
        String english = form.get("lang").equals("en") ? "lang=en" : "";
        String to = to(form).isEmpty() ? "me" + (english.isEmpty() ? "" : "?" + english) : to(form);
        return Ways.seeOther("./" + to).with("Set-Cookie", parts.gate().begin(user.get(), request));
    }

    private static boolean isRight(Admission admission, String password, Optional<User> user) {
        boolean tooLong = password.length() > Passwords.LONGEST;
        return admission.isRight(tooLong ? "" : password, user) && !tooLong;
    }

    /** A name that is no user's is not written down: people type their password there. */
    private static AuditTrail.Entry entry(Optional<User> user, String outcome, String address) {
        String id = user.map(User::id).orElse("");
        return new AuditTrail.Entry(
                id, Act.LOG_IN, id.isEmpty() ? "login" : "user " + id, outcome, null, null, address);
    }

    private static String to(FormFields fields) {
        String to = fields.get("to");
        return OWN_PAGE.matcher(to).matches() ? to : "";
    }

    private Response page(int status, Tried tried, Request request) {
        String html = new AccountPages(around.catalogue()).login(tried, Ways.reader(request), around.links(request));
        Response page = around.response(html);
        // Else an older browser would not say from which site the form comes.
        return new Response(status, page.contentType(), page.policy(), page.body())
                .with("Referrer-Policy", "same-origin");
    }
}
