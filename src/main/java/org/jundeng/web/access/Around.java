// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import org.jundeng.catalogue.Catalogue;
import org.jundeng.page.Links;
import org.jundeng.page.PageFault;
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

    /** The page that says why none can be shown. */
    Response fault(PageFault.Kind kind, Request request);
}
