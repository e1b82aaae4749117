// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import java.util.Set;
import org.jundeng.access.Visitor;
import org.jundeng.page.Address;
import org.jundeng.web.server.Request;

/** Notes in the audit trail what a known visitor was refused. */
@FunctionalInterface
interface Refused {

    /** The kinds of pages of which only their facts tell whether they may be shown. */
    Set<String> KINDS = Set.of("delivery", "bytes", "row", "episode", "figure", "district");

    /** Notes it. */
    void note(Visitor visitor, String subject, Request request);

    /** Notes it where the visitor may not read all, so that what was not found may be somebody else's. */
    default void note(Visitor visitor, AskedPage asked, Request request) {
        Address address = asked.address();
        if (!visitor.isNobody() && !visitor.mayReadAll() && KINDS.contains(address.kind())) {
            note(
                    visitor,
                    address.kind() + " " + String.join(" ", address.parameters().values()),
                    request);
        }
    }
}
