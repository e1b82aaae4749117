// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.configuration;

import java.time.ZoneId;
import java.util.List;
import org.jundeng.access.AccessFiles;
import org.jundeng.access.Admission;
import org.jundeng.alert.Rule;
import org.jundeng.alert.rules.Rules;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.binding.Settings;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;

/**
 * Everything that the folders say, read together and checked against each other.
 *
 * @param settings operations: database, mail, schedule
 * @param catalogue indicators, targets, regions, calendar, people
 * @param contracts what the feeds promise
 * @param rules what is watched
 * @param admission who may log in, and which programs may read
 */
public record Configuration(
        Settings settings, Catalogue catalogue, Contracts contracts, List<Rule> rules, Admission admission) {

    /** Reads everything; all faults of all files come in one {@link InvalidConfiguration}. */
    public static Configuration read(Folders folders) {
        Faults faults = new Faults();
        Configuration configuration = read(folders, faults);
        faults.throwIfAny();
        return configuration;
    }

    /** Reads everything that can be read and notes all faults. */
    public static Configuration read(Folders folders, Faults faults) {
        Settings settings = Settings.load(folders.config(), folders.workspace(), folders.environment(), faults);
        int before = faults.all().size();
        Catalogue catalogue = Catalogue.read(folders.config(), faults);
        Contracts contracts = Contracts.read(folders.config(), catalogue, faults);
        if (faults.all().size() == before) {
            settings.checkNames(
                    contracts.sources(),
                    catalogue.bureaus().keySet(),
                    catalogue.people().channels(),
                    faults);
        }
        return new Configuration(
                settings,
                catalogue,
                contracts,
                Rules.read(folders.config(), catalogue, contracts.feeds(), faults),
                AccessFiles.read(folders.config(), catalogue, faults));
    }

    /** The time zone of business dates. */
    public ZoneId zone() {
        return zone(settings);
    }

    /** The time zone that settings name. */
    public static ZoneId zone(Settings settings) {
        return ZoneId.of(settings.text("jundeng.time-zone").orElse("Asia/Shanghai"));
    }
}
