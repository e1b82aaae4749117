// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import org.jundeng.web.server.Response;

/** A page among those of acts that takes no forms: it shows what waits, or gives a file. */
public interface ShowingPage extends ActingPage {

    @Override
    default boolean takesForms() {
        return false;
    }

    @Override
    default Response act(Errand errand) {
        return errand.notAllowed();
    }
}
