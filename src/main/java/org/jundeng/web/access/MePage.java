// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import org.jundeng.access.Admission;
import org.jundeng.access.Role;
import org.jundeng.access.User;
import org.jundeng.access.Visitor;
import org.jundeng.page.PageFault;
import org.jundeng.page.account.AccountPages;
import org.jundeng.page.account.KnownUser;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** Says to a user who the user is, and what the user may do. */
record MePage(EntranceParts parts, Around around, Supplier<Admission> inForce) implements Page {

    @Override
    public boolean isForPeople() {
        return true;
    }

    @Override
    public Response answer(Request request) {
        if (!inForce.get().knowsUsers()) {
            return around.fault(PageFault.Kind.NO_PAGE, request);
        }
        Visitor visitor = parts.gate().of(request);
        Optional<User> user = inForce.get().user(visitor.id());
        if (!visitor.isUser() || user.isEmpty()) {
            return Ways.toLogin(request);
        }
        String token = parts.gate().isByProxy(request)
                ? null
                : parts.gate().formToken(request).orElse(null);
        KnownUser known = new KnownUser(
                visitor.id(),
                visitor.person(),
                visitor.roles().stream()
                        .sorted(Comparator.naturalOrder())
                        .map(Role::code)
                        .toList(),
                user.get().bureaus(),
                user.get().districts(),
                token);
        String html = new AccountPages(around.catalogue())
                .me(known, parts.today(), Ways.reader(request), around.links(request));
        return around.response(html);
    }
}
