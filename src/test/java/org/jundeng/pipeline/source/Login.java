// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

/** Where a bureau's database is, and who asks there; user and password are null for a database that knows none. */
public record Login(String url, String user, String password) {

    /** The same account at another address. */
    public Login at(String otherUrl) {
        return new Login(otherUrl, user, password);
    }

    /** The same address and user with another password. */
    public Login with(String otherPassword) {
        return new Login(url, user, otherPassword);
    }
}
