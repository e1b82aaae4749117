// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.util.Set;
import org.jundeng.access.Visitor;
import org.jundeng.page.Address;
import org.jundeng.web.server.Request;

/** Notes in the audit trail what a known visitor was refused. */
@FunctionalInterface
interface Refused {

    /** The status where a role has no pages of a kind. */
    int NOT_ALLOWED = 403;

    /** The status where something is not there, or somebody else's. */
    int NOT_FOUND = 404;

    /** The kinds of pages of which only their facts tell whether they may be shown. */
    Set<String> KINDS = Set.of("delivery", "bytes", "row", "episode", "figure", "district");

    /** Notes it; {@code outcome} says why. */
    void note(Visitor visitor, String subject, String outcome, Request request);

    /**
     * Notes what was answered so, where somebody was refused: what the role does not have, or what was not found. Of
     * that, a visitor who may not read all is not told whether it is there, and neither is the trail.
     */
    default void note(Visitor visitor, AskedPage asked, int status, Request request) {
        if (visitor.isNobody() || visitor.mayReadAll()) {
            return;
        }
        Address address = asked.address();
        String subject =
                (address.kind() + " " + String.join(" ", address.parameters().values())).strip();
        if (status == NOT_ALLOWED) {
            note(visitor, subject, "not-allowed", request);
        } else if (status == NOT_FOUND && KINDS.contains(address.kind())) {
            note(visitor, subject, "not-found-or-not-allowed", request);
        }
    }
}
