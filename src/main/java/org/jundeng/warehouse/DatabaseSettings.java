// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.util.Objects;
import org.jundeng.binding.Settings;

/**
 * The settings of a PostgreSQL server that is not the embedded one.
 *
 * @param url its JDBC address
 * @param owner the login that migrates the schema
 * @param app the login that does all other work; may be the same
 */
public record DatabaseSettings(String url, Login owner, Login app) {

    public DatabaseSettings {
        Objects.requireNonNull(url, "url");
    }

    /** Whether the schema is migrated by another user than the one that works. */
    public boolean hasOwner() {
        return !owner.equals(app);
    }

    /** Whether the owner is another user than the app and has no password here. Some servers let such a user in. */
    public boolean ownerIsAbsent() {
        return owner.user() != null && owner.password() == null && !owner.equals(app);
    }

    /**
     * A user and a password, which {@link #toString} leaves out.
     *
     * @param user the user; null leaves it to the address
     * @param password the password; null leaves it to the address
     */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return String.valueOf(user);
        }
    }

    /** The server that {@code jundeng.db.url} names; null where that is not set, which means the embedded server. */
    public static DatabaseSettings of(Settings settings, java.util.Map<String, String> environment) {
        return settings.text("jundeng.db.url")
                .map(url -> {
                    Login app = new Login(
                            settings.text("jundeng.db.user").orElse(null), environment.get("JUNDENG_DB_PASSWORD"));
                    Login owner = settings.text("jundeng.db.owner-user")
                            .map(user -> new Login(user, environment.get("JUNDENG_DB_OWNER_PASSWORD")))
                            .orElse(app);
                    return new DatabaseSettings(url, owner, app);
                })
                .orElse(null);
    }
}
