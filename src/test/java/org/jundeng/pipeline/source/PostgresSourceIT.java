// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

/** Pulls from PostgreSQL. */
class PostgresSourceIT extends ServerFacts {

    @Override
    Product start() {
        return new Postgres();
    }
}
