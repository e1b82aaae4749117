// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.alert.Rule;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.renaming.Renaming;
import org.jundeng.warehouse.renaming.Renaming.Kind;
import org.jundeng.warehouse.renaming.Renamings;
import org.jundeng.warehouse.sql.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets what the warehouse holds under former ids go on under those of the configuration: before anything is taken under
 * it, and again with each evaluation, for what was still being taken under the one before.
 */
final class PresentIds {

    private static final Logger LOG = LoggerFactory.getLogger(PresentIds.class);

    private final Renamings renamings;
    private final Clock clock;

    /** The ids of {@code configuration}. */
    PresentIds(Configuration configuration, Clock clock) {
        this.renamings = new Renamings(all(configuration));
        this.clock = clock;
    }

    private static List<Renaming> all(Configuration configuration) {
        List<Renaming> all = new ArrayList<>();
        configuration
                .catalogue()
                .formerIndicators()
                .all()
                .forEach((former, id) -> all.add(new Renaming(Kind.INDICATOR, former, id)));
        configuration
                .catalogue()
                .formerTargets()
                .all()
                .forEach((former, id) -> all.add(new Renaming(Kind.TARGET, former, id)));
        for (Rule rule : configuration.rules()) {
            rule.formerly().forEach(former -> all.add(new Renaming(Kind.RULE, former, rule.id())));
        }
        return all;
    }

    /** Whether something is still held under a former id of the workspace's configuration. */
    static boolean areAwaited(OpenWorkspace opened) {
        return Transactions.read(
                opened.database(), new PresentIds(opened.configuration(), opened.clock()).renamings::areAwaited);
    }

    /** Applies those of the workspace's configuration in a transaction of its own. */
    static void takeOver(OpenWorkspace opened) {
        PresentIds ids = new PresentIds(opened.configuration(), opened.clock());
        Transactions.write(opened.database(), connection -> {
            ids.apply(connection);
            return null;
        });
    }

    /** Applies them in the caller's transaction, of which this must be the first act. */
    void apply(Connection connection) throws SQLException {
        renamings.apply(connection, clock.instant()).forEach(LOG::info);
    }
}
