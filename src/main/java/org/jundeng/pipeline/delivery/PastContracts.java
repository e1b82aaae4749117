// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jundeng.binding.Faults;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.warehouse.ConfigurationCopies;

/** The contracts that deliveries were read under, by their hashes, from the warehouse's copies. */
public final class PastContracts {

    private final DataSource warehouse;
    private final FormerIds indicators;
    private final Map<String, Optional<Contract>> byHash = new HashMap<>();

    /** Reads the contracts that {@code warehouse} has kept, with the present ids of {@code indicators}. */
    public PastContracts(DataSource warehouse, FormerIds indicators) {
        this.warehouse = warehouse;
        this.indicators = indicators;
    }

    /** The version of a feed's contract with this hash; empty if it was not kept, or can no longer be understood. */
    public Optional<Contract> of(String feed, String hash) {
        return hash == null ? Optional.empty() : byHash.computeIfAbsent(hash, unread -> read(feed, hash));
    }

    /** As {@link #of}, with its hash. */
    Optional<ContractVersion> version(String feed, String hash) {
        return of(feed, hash).flatMap(contract -> ConfigurationCopies.text(warehouse, "contract", feed, hash)
                .map(text -> new ContractVersion(contract, hash, text, Path.of(feed + ".yaml"))));
    }

    private Optional<Contract> read(String feed, String hash) {
        return ConfigurationCopies.text(warehouse, "contract", feed, hash).flatMap(text -> {
            Faults faults = new Faults();
            Optional<Contract> contract =
                    YamlFile.of(Path.of(feed + ".yaml"), text, faults).bind(Contract.class);
            return faults.none() ? contract.map(read -> read.with(indicators)) : Optional.empty();
        });
    }
}
