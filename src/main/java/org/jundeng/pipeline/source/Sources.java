// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jundeng.binding.Settings;
import org.jundeng.contract.Contract;

/**
 * The bureaus' databases and services that feeds are pulled from, as the settings address them. Each feed has a pool of
 * one connection of its own, which is opened when it is first asked and soon closed again, because each feed has its
 * own time limit and its limit is the connection's.
 */
public final class Sources implements AutoCloseable {

    private static final int LONGEST_CONNECT_SECONDS = 10;
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final int GRACE_SECONDS = 5;

    private final Settings settings;
    private final UnaryOperator<String> embedded;
    private final Map<String, Contract> contracts = new LinkedHashMap<>();
    private final Map<String, HikariDataSource> pools = new LinkedHashMap<>();

    /**
     * Serves the feeds of {@code contracts} that are pulled; {@code embedded} turns addresses such as
     * {@code embedded:DB} into JDBC addresses.
     */
    public Sources(Collection<Contract> contracts, Settings settings, UnaryOperator<String> embedded) {
        this.settings = settings;
        this.embedded = embedded;
        for (Contract contract : contracts) {
            if (contract.source() != null) {
                this.contracts.put(contract.feed(), contract);
            }
        }
    }

    /** The contracts of the pulled feeds, by feed. */
    public Map<String, Contract> contracts() {
        return contracts;
    }

    /**
     * The contract of a feed that is pulled.
     *
     * @throws IllegalStateException if no feed of this name is pulled
     */
    public Contract contract(String feed) {
        Contract contract = contracts.get(feed);
        if (contract == null) {
            throw new IllegalStateException("feed " + feed + " is not pulled");
        }
        return contract;
    }

    /** Whether the settings say where the feed's source is. */
    public boolean configured(String feed) {
        return url(contract(feed)).isPresent();
    }

    /** The HTTP address that a feed is fetched from. */
    public String address(String feed) {
        Contract contract = contract(feed);
        String base = url(contract).orElseThrow().replaceAll("/+$", "");
        String path = contract.source().path();
        return path.startsWith("/") ? base + path : base + "/" + path;
    }

    /** The data sources of the SQL feeds, by feed. None of them connects before its first query. */
    public synchronized Map<String, HikariDataSource> pools() {
        if (pools.isEmpty()) {
            contracts.values().stream()
                    .filter(contract -> contract.source().sql() != null)
                    .forEach(contract -> pools.put(contract.feed(), pool(contract)));
        }
        return pools;
    }

    /** Closes the connections to all sources. */
    @Override
    public synchronized void close() {
        pools.values().forEach(HikariDataSource::close);
    }

    private HikariDataSource pool(Contract contract) {
        int seconds = contract.source().timeoutSeconds();
        int connectSeconds = Math.min(LONGEST_CONNECT_SECONDS, Math.max(1, seconds));
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName("source-" + contract.feed());
        url(contract).map(this::jdbc).ifPresent(pool::setJdbcUrl);
        settings.text(key(contract, "user")).ifPresent(pool::setUsername);
        settings.text(key(contract, "password")).ifPresent(pool::setPassword);
        pool.setAutoCommit(false);
        pool.setReadOnly(true);
        pool.setMaximumPoolSize(1);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(IDLE.toMillis());
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(Duration.ofSeconds(connectSeconds).toMillis());
        pool.setValidationTimeout(Duration.ofSeconds(1).toMillis());
        pool.addDataSourceProperty("ApplicationName", "jundeng");
        pool.addDataSourceProperty("connectTimeout", String.valueOf(connectSeconds));
        pool.addDataSourceProperty("loginTimeout", String.valueOf(connectSeconds));
        pool.addDataSourceProperty("socketTimeout", String.valueOf(seconds + GRACE_SECONDS));
        pool.setConnectionInitSql("set statement_timeout to '" + seconds + "s'");
        return pool;
    }

    private String jdbc(String url) {
        return url.startsWith("embedded:") ? embedded.apply(url) : url;
    }

    private Optional<String> url(Contract contract) {
        return settings.text(key(contract, "url"));
    }

    private static String key(Contract contract, String what) {
        return "jundeng.source." + contract.source().name() + "." + what;
    }
}
