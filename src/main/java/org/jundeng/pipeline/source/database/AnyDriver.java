// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

/** A product of which nothing is known but that it has a JDBC driver: Dameng, Kingbase, openGauss, H2 and others. */
final class AnyDriver implements Dialect {

    @Override
    public String product() {
        return "this database";
    }
}
