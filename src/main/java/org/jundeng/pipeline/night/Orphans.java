// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jundeng.alert.Rule;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.Indicator;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.sql.Sql;

/**
 * Names what the warehouse holds of indicators and rules that the configuration does not know any more: an id that is
 * changed leaves its figures and its open episodes behind. Each is named once, and the audit trail keeps that it was.
 */
final class Orphans {

    private static final String INDICATORS = """
            select distinct s.indicator
            from series s
            where not s.indicator = any (?::text[])
              and exists (select from observation o where o.series_id = s.series_id)
            order by 1
            """;
    private static final String RULES = """
            select distinct rule_id
            from episode
            where not rule_id = any (?::text[]) and opened_on is not null
              and (state <> 'closed' or closed_reason = 'rule-removed' and closed_on = ?)
            order by 1
            """;

    private final Collection<String> indicators;
    private final Collection<String> rules;
    private final AuditTrail audit;

    /** Compares with the indicators and rules of {@code configuration}. */
    Orphans(Configuration configuration, AuditTrail audit) {
        this.indicators = new TreeSet<>(configuration.catalogue().indicators().stream()
                .map(Indicator::id)
                .toList());
        this.rules = new TreeSet<>(configuration.rules().stream().map(Rule::id).toList());
        this.audit = audit;
    }

    /** The orphans that were never named before, a sentence each; in the transaction of a night's evaluation. */
    List<String> nameNew(Connection connection, LocalDate night) throws SQLException {
        List<String> named = new ArrayList<>();
        for (String id : Sql.column(connection, INDICATORS, Sql.texts(indicators))) {
            if (isNew(connection, "indicator " + id)) {
                named.add(
                        "indicator \"" + id + "\" has figures in the warehouse, but the configuration does not know it"
                                + renamed(id, indicators, "its earlier figures come under the new id by a rebuild"));
            }
        }
        for (String id : Sql.column(connection, RULES, Sql.texts(rules), night)) {
            if (isNew(connection, "rule " + id)) {
                named.add("rule \"" + id
                        + "\" had open episodes, but the configuration does not know it: they were closed"
                        + renamed(id, rules, "what still crosses has been opened anew under the new id"));
            }
        }
        return named;
    }

    private static String renamed(String id, Collection<String> known, String then) {
        return NearestWord.to(id, known)
                .map(near -> "; if it is \"" + near + "\" now, " + then)
                .orElse("");
    }

    private boolean isNew(Connection connection, String subject) throws SQLException {
        AuditTrail.Entry entry = new AuditTrail.Entry("", AuditTrail.Act.ORPHAN, subject, "done", null);
        if (audit.has(connection, entry)) {
            return false;
        }
        audit.note(connection, entry);
        return true;
    }
}
