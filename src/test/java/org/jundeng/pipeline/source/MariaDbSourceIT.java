// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

/** Pulls from MariaDB. */
@NeedsMariaDb
class MariaDbSourceIT extends ServerFacts {

    @Override
    Product start() {
        return new MariaDb();
    }
}
