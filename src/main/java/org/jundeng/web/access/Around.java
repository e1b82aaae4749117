// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import org.jundeng.catalogue.Catalogue;
import org.jundeng.page.Links;
import org.jundeng.page.PageFault;
import org.jundeng.page.Permit;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** What the pages of this room have in common with all others. */
public interface Around {

    /** The names of things, as the configuration in force has them. */
    Catalogue catalogue();

    /** Links from where a request leads, for who asks. */
    Links links(Request request);

    /** A page as all are sent. */
    Response response(String html);

    /** What may be shown to who asks. */
    Permit permit(Request request);

    /** The page that says why none can be shown. */
    Response fault(PageFault fault, Request request);

    /** The page that says why none can be shown, where there is no more to say. */
    default Response fault(PageFault.Kind kind, Request request) {
        return fault(new PageFault(kind, "address", ""), request);
    }
}
