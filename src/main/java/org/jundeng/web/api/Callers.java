// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import org.jundeng.access.Visitor;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiScope;
import org.jundeng.api.Unanswerable;
import org.jundeng.web.server.Request;

/**
 * Says who asks, and what it may see. Where the configuration knows nobody, whoever reaches the pages may ask; where it
 * knows somebody, nobody else may.
 */
@FunctionalInterface
interface Callers {

    /** Who makes this request. Throws {@link Unanswerable} where that is nobody who may. */
    Caller of(Request request);

    /**
     * What is known of who asks.
     *
     * @param visitor who it is
     * @param address from where it asks, behind a proxy, too
     * @param isOpen whether whoever is nobody in particular may ask, too
     */
    record Known(Visitor visitor, String address, boolean isOpen) {}

    /** The caller of a request by what is known of it. */
    static Caller of(Request request, Known known) {
        Visitor visitor = known.visitor();
        if (visitor.isNobody()) {
            if (!known.isOpen() || !request.header("authorization").isEmpty()) {
                throw Unanswerable.of(Kind.WHO_ASKS);
            }
            return new Caller("address " + known.address(), ApiScope.ALL);
        }
        if (!visitor.mayReadPlan()) {
            throw Unanswerable.of(Kind.NOT_ALLOWED, visitor.id());
        }
        ApiScope scope = visitor.mayReadAll() ? ApiScope.ALL : new ApiScope(visitor.bureaus());
        return new Caller((visitor.isUser() ? "user " : "client ") + visitor.id(), scope);
    }
}
