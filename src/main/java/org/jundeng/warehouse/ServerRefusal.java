// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse;

import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jundeng.binding.Settings;
import org.jundeng.warehouse.sql.UnusableWarehouse;
import org.jundeng.warehouse.sql.WarehouseUnreachable;

/**
 * Why a server of one's own did not let us in. What a setting, a role or another server has to mend becomes an
 * {@link UnusableWarehouse}, because trying again would only fail again; what passes by itself becomes a
 * {@link WarehouseUnreachable}.
 */
final class ServerRefusal {

    /** The oldest major version of PostgreSQL that has what the schema needs. */
    static final int OLDEST = 15;

    private static final String PROTOCOL_VIOLATION = "08P01";
    private static final String CONNECTION_REJECTED = "08004";

    private final String server;
    private final String user;
    private final boolean hasPassword;
    private final Who who;

    /** A refusal of {@code login} by the server at {@code url}, which may contain secrets, among them the password. */
    ServerRefusal(String url, DatabaseSettings.Login login, Who who) {
        this.server = Settings.withoutSecrets(url);
        this.user = login.user();
        this.hasPassword = login.password() != null || url.matches(".*[?&](password|sslmode|sslcert)=.*");
        this.who = who;
    }

    /** A refusal by the server that {@code settings} name. Where one user does everything, it is the app's. */
    static ServerRefusal of(DatabaseSettings settings, Who who) {
        boolean isOwner = who == Who.OWNER && !settings.owner().equals(settings.app());
        return new ServerRefusal(
                settings.url(), isOwner ? settings.owner() : settings.app(), isOwner ? Who.OWNER : Who.APP);
    }

    /** Whose login it is, with the settings that it is made of. */
    enum Who {
        APP("jundeng.db.user", "JUNDENG_DB_PASSWORD"),
        OWNER("jundeng.db.owner-user", "JUNDENG_DB_OWNER_PASSWORD");

        private final String userKey;
        private final String passwordVariable;

        Who(String userKey, String passwordVariable) {
            this.userKey = userKey;
            this.passwordVariable = passwordVariable;
        }
    }

    /** The exception that {@code thrown}, while connecting, means. */
    RuntimeException meaning(Throwable thrown) {
        return sentence(thrown)
                .<RuntimeException>map(sentence -> new UnusableWarehouse(server + " " + sentence, thrown))
                .orElseGet(() -> new WarehouseUnreachable(server + " is out of reach: " + away(thrown), thrown));
    }

    /** The exception that {@code thrown}, while the schema was migrated and rights were granted, means. */
    RuntimeException whileMigrating(Throwable thrown) {
        SQLException sql = first(SQLException.class, thrown);
        String words = server + " cannot be migrated: ";
        if (sql != null && passes(sql)) {
            return new WarehouseUnreachable(words + firstLine(thrown), thrown);
        }
        Optional<String> sentence = sentence(thrown);
        return sentence.<RuntimeException>map(each -> new UnusableWarehouse(words + "it " + each, thrown))
                .orElseGet(() -> sql == null || hasClass(sql, "42", "0A", "3F")
                        ? new UnusableWarehouse(words + firstLine(thrown), thrown)
                        : new WarehouseUnreachable(words + firstLine(thrown), thrown));
    }

    /** A server of a version that lacks what the schema needs. */
    UnusableWarehouse tooOld(String version) {
        return new UnusableWarehouse(
                server + " is PostgreSQL " + version + "; Jundeng needs " + OLDEST
                        + " or later: upgrade the server, or name another one in jundeng.db.url",
                null);
    }

    private Optional<String> sentence(Throwable thrown) {
        SQLException sql = first(SQLException.class, thrown);
        if (sql == null) {
            return Optional.of("cannot be used as jundeng.db.url: " + firstLine(root(thrown))
                    + "; write it as jdbc:postgresql://host:5432/database");
        }
        if (encryption(sql)) {
            return Optional.of("does not encrypt as jundeng.db.url asks for: " + firstLine(root(sql))
                    + "; correct sslmode or sslrootcert there, or the server's certificate");
        }
        return Optional.ofNullable(ofState(String.valueOf(sql.getSQLState()), sql));
    }

    private String ofState(String state, SQLException sql) {
        return switch (state) {
            case "28P01" ->
                "refuses the password of " + login() + ", or has no such user: correct " + who.userKey + " or "
                        + who.passwordVariable;
            case CONNECTION_REJECTED ->
                hasPassword
                        ? "refuses the connection: " + said(sql) + "; correct the login, or sslmode in jundeng.db.url"
                        : "asks for the password of " + login() + ", and there is none: set " + who.passwordVariable;
            case "28000" ->
                "does not let " + login() + " in: " + said(sql) + "; correct " + who.userKey
                        + ", or create the role, or let it in with pg_hba.conf; where the server wants encryption, add"
                        + " ?sslmode=require to jundeng.db.url";
            case "3D000" ->
                "has no such database: " + said(sql) + "; create it (docker/postgres/10-roles.sql does), or correct"
                        + " jundeng.db.url";
            case "42501" ->
                "does not give " + login() + " the right it needs: " + said(sql)
                        + "; let the database's owner grant it (docker/postgres/10-roles.sql does)";
            case PROTOCOL_VIOLATION ->
                "does not speak PostgreSQL's protocol: " + said(sql) + "; correct host and port in jundeng.db.url";
            case "22023" -> "cannot be used as jundeng.db.url: " + said(sql) + "; correct what follows its ?";
            default -> null;
        };
    }

    private String login() {
        return user == null ? "the user of jundeng.db.url" : "\"" + user + "\"";
    }

    /** A name that cannot be resolved may be mistyped, but it may as well be the name server that is away. */
    private static String away(Throwable thrown) {
        UnknownHostException unknown = first(UnknownHostException.class, thrown);
        return unknown == null
                ? firstLine(root(thrown))
                : "the name " + firstLine(unknown)
                        + " cannot be resolved; either it is mistyped in jundeng.db.url, or the name server is away";
    }

    private static boolean encryption(SQLException sql) {
        return first(SSLException.class, sql) != null || first(CertificateException.class, sql) != null;
    }

    private static boolean passes(SQLException sql) {
        return hasClass(sql, "08", "53", "57P", "40", "55P03") && !PROTOCOL_VIOLATION.equals(sql.getSQLState());
    }

    private static boolean hasClass(SQLException sql, String... beginnings) {
        String state = String.valueOf(sql.getSQLState());
        for (String beginning : beginnings) {
            if (state.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }

    private static <T extends Throwable> T first(Class<T> kind, Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
        }
        return null;
    }

    private static Throwable root(Throwable fault) {
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String said(SQLException sql) {
        return firstLine(sql).replaceFirst("^[A-Z]+: +", "");
    }

    private static String firstLine(Throwable fault) {
        return Settings.withoutSecrets(
                String.valueOf(fault.getMessage()).strip().lines().findFirst().orElse("no reason given"));
    }
}
