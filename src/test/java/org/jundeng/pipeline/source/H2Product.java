// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.sql.Connection;
import java.sql.SQLException;

/** A product for which H2 stands in, or H2 itself. */
abstract class H2Product extends Product {

    private final H2Server server;
    private final String scheme;

    /** Starts a server in this mode of H2, for addresses that begin with {@code scheme}. */
    H2Product(String mode, String scheme) {
        this.server = new H2Server(mode);
        this.scheme = scheme;
    }

    @Override
    public Login reader() {
        return server.reader(scheme);
    }

    @Override
    public Login owner() {
        return server.owner(scheme);
    }

    @Override
    public Connection connect() throws SQLException {
        return server.connect();
    }

    @Override
    public String slow() {
        return "select sum(sleep(10)) as persons from system_range(1, 6000)";
    }

    @Override
    public String writing() {
        return "select region_code, in_month, persons, note from final table (insert into jobs"
                + " (region_code, in_month, persons) values ('330122', date '2014-05-01', 1)) added";
    }

    @Override
    public String rows(int count, int length) {
        return "select x as n, repeat('row 第' || x || ' ', " + length + ") as note from system_range(1, " + count
                + ") r";
    }

    @Override
    public void close() {
        server.close();
    }
}
