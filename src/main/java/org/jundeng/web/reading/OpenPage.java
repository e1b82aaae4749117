// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import org.jundeng.web.server.Page;

/** A page that anybody may read, and that only reads. */
interface OpenPage extends Page {

    @Override
    default boolean isForPeople() {
        return true;
    }

    @Override
    default Lane lane() {
        return Lane.READING;
    }
}
