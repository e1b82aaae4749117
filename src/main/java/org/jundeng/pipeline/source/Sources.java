// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jundeng.binding.Settings;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.pipeline.source.database.Drivers;
import org.jundeng.pipeline.source.database.PromisedLabels;
import org.jundeng.pipeline.source.database.SourceDatabase;

/**
 * The bureaus' databases and services that feeds are pulled from, as the settings address them. Each feed asks by
 * itself, because each has its own time limit.
 */
public final class Sources implements AutoCloseable {

    private final Settings settings;
    private final UnaryOperator<String> embedded;
    private final Map<String, Contract> contracts = new LinkedHashMap<>();
    private final Drivers drivers;
    private final ZoneId zone;
    private final Clock clock;
    private final Map<String, SourceDatabase> databases = new LinkedHashMap<>();

    /**
     * Serves the feeds of {@code contracts} that are pulled.
     *
     * @param embedded turns addresses such as {@code embedded:DB} into JDBC addresses
     * @param drivers where the databases' drivers are found; closed with this
     * @param zone the time zone in which sources' times are given
     */
    public Sources(
            Collection<Contract> contracts,
            Settings settings,
            UnaryOperator<String> embedded,
            Drivers drivers,
            ZoneId zone,
            Clock clock) {
        this.settings = settings;
        this.embedded = embedded;
        this.drivers = drivers;
        this.zone = zone;
        this.clock = clock;
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

    /** The databases of the SQL feeds, by feed. None is connected to before its first question. */
    public synchronized Map<String, SourceDatabase> databases() {
        if (databases.isEmpty()) {
            contracts.values().stream()
                    .filter(contract -> contract.source().sql() != null)
                    .forEach(contract -> databases.put(contract.feed(), database(contract)));
        }
        return databases;
    }

    /** The database of a feed that is pulled by a SELECT. */
    public SourceDatabase database(String feed) {
        return databases().get(feed);
    }

    /** The drivers that databases are asked through. */
    public Drivers drivers() {
        return drivers;
    }

    /** Lets go of the drivers. */
    @Override
    public void close() {
        drivers.close();
    }

    private SourceDatabase database(Contract contract) {
        SourceDatabase.Address address = new SourceDatabase.Address(
                url(contract).map(this::jdbc).orElse(null),
                settings.text(key(contract, "user")).orElse(null),
                settings.text(key(contract, "password")).orElse(null),
                settings.text(key(contract, "driver")).orElse(null));
        List<String> promised =
                contract.table().columns().stream().map(ColumnContract::name).toList();
        return new SourceDatabase(
                address,
                drivers,
                new SourceDatabase.Terms(
                        contract.source().timeoutSeconds(), zone, clock, new PromisedLabels(promised)));
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
