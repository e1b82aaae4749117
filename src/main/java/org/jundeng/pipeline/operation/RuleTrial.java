// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jundeng.alert.Condition;
import org.jundeng.alert.PastNights;
import org.jundeng.alert.Rehearsal;
import org.jundeng.alert.Rehearsed;
import org.jundeng.alert.Rule;
import org.jundeng.assess.Derivation;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.MailCount;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.Evaluation;
import org.jundeng.warehouse.sql.Transactions;

/** Tries rules that are not in force on the warehouse's past, and writes nothing. */
public final class RuleTrial {

    private final Configuration configuration;
    private final DataSource warehouse;

    /** Asks {@code warehouse}, with the catalogue, contracts and rules of {@code configuration}. */
    public RuleTrial(Configuration configuration, DataSource warehouse) {
        this.configuration = configuration;
        this.warehouse = warehouse;
    }

    /**
     * What rules would have done.
     *
     * @param rehearsed when they would have fired
     * @param mails the mails that would have gone out
     */
    public record Tried(Rehearsed rehearsed, MailCount mails) {}

    /**
     * Tries {@code rules} on {@code nights}, with the figures as they are known now, also those that only these rules
     * watch.
     */
    public Tried of(List<Rule> rules, PastNights nights) {
        Derivation derivation = Evaluation.derivation(with(rules, configuration));
        Rehearsal rehearsal = new Rehearsal(configuration.catalogue(), configuration.contracts(), rules);
        boolean reconciles = rules.stream().anyMatch(rule -> rule.condition() instanceof Condition.Reconciliation);
        Rehearsed rehearsed = Transactions.read(warehouse, connection -> {
            derivation.derive(connection);
            return rehearsal.over(connection, nights, reconciles ? derivation.disagreements(connection) : List.of());
        });
        FeedDirectory feeds = new FeedDirectory(configuration.catalogue(), configuration.contracts());
        return new Tried(rehearsed, MailCount.of(configuration.catalogue(), feeds, rehearsed));
    }

    private static Configuration with(List<Rule> more, Configuration configuration) {
        List<Rule> rules = new ArrayList<>(configuration.rules());
        rules.addAll(more);
        return new Configuration(
                configuration.settings(),
                configuration.catalogue(),
                configuration.contracts(),
                rules,
                configuration.admission());
    }
}
