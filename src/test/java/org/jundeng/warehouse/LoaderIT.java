// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

/** The loader on the PostgreSQL that Jundeng ships. */
class LoaderIT extends LoaderFacts {

    LoaderIT() {
        super(new TestWarehouse());
    }
}
