// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.util.Objects;
import org.jundeng.binding.Settings;

/**
 * A PostgreSQL server of one's own.
 *
 * @param url its JDBC address
 * @param owner who migrates
 * @param app who works; may be the same
 */
public record DatabaseSettings(String url, Login owner, Login app) {

    public DatabaseSettings {
        Objects.requireNonNull(url, "url");
    }

    /** Whether there is an owner besides the app who has no password here; some servers let one in all the same. */
    boolean ownerIsAbsent() {
        return owner.user() != null && owner.password() == null && !owner.equals(app);
    }

    /**
     * A user and the password, which is never shown.
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

    /** The server that {@code jundeng.db.url} names; null where none is set, and the embedded one is meant. */
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
