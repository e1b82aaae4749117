// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import org.jundeng.access.Visitor;
import org.jundeng.web.server.Request;

/** Says who asks. */
@FunctionalInterface
public interface Visitors {

    /** Who asks; nobody where nothing proves it. What a visitor may do is said by the visitor. */
    Visitor of(Request request);
}
