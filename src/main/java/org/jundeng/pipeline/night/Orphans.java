// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jundeng.alert.Rule;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.NearestWord;
import org.jundeng.catalogue.Indicator;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.sql.Sql;

/**
 * Names what the warehouse holds of indicators and rules that the configuration does not know: an id that is changed
 * without {@code formerly} leaves its figures and its open episodes behind.
 */
public final class Orphans {

    private static final String INDICATORS = """
            select distinct s.indicator
            from series s
            where not s.indicator = any (?::text[])
              and exists (select from observation o where o.series_id = s.series_id)
            order by 1
            """;
    private static final String CLOSED = """
            select distinct rule_id
            from episode
            where not rule_id = any (?::text[]) and opened_on is not null
              and closed_reason = 'rule-removed' and closed_on = ?
            order by 1
            """;
    private static final String OPEN = """
            select distinct rule_id
            from episode
            where not rule_id = any (?::text[]) and opened_on is not null and state <> 'closed'
            order by 1
            """;

    private final Collection<String> indicators;
    private final Collection<String> rules;
    private final Collection<String> formerRules;
    private final FormerIds former;

    /** Compares with the indicators and rules of {@code configuration}. */
    public Orphans(Configuration configuration) {
        this.indicators = new TreeSet<>(configuration.catalogue().indicators().stream()
                .map(Indicator::id)
                .toList());
        this.rules = new TreeSet<>(configuration.rules().stream().map(Rule::id).toList());
        this.formerRules = configuration.rules().stream()
                .flatMap(rule -> rule.formerly().stream())
                .toList();
        this.former = configuration.catalogue().formerIndicators();
    }

    /**
     * The orphans that were never named before, a sentence each; in the transaction of a night's evaluation, after
     * which their episodes are closed. {@code audit} keeps that they were named.
     */
    List<String> nameNew(Connection connection, LocalDate night, AuditTrail audit) throws SQLException {
        List<String> named = new ArrayList<>();
        for (String id : Sql.column(connection, INDICATORS, Sql.texts(indicators))) {
            if (isNew(connection, audit, "indicator " + id)) {
                named.add(indicator(id));
            }
        }
        for (String id : Sql.column(connection, CLOSED, Sql.texts(rules), night)) {
            if (isNew(connection, audit, "rule " + id)) {
                named.add("rule \"" + id
                        + "\" had open episodes, but the configuration does not know it: they were closed"
                        + renamed(
                                id,
                                rules,
                                "what still crosses has been opened anew under it; formerly: [" + id
                                        + "] there joins the two"));
            }
        }
        return named;
    }

    /**
     * All orphans between two nights, a sentence each: figures of no indicator, and open episodes that the next night
     * will close. What {@code formerly} takes over at the next start is none.
     */
    public List<String> all(Connection connection) throws SQLException {
        List<String> all = new ArrayList<>();
        for (String id : Sql.column(connection, INDICATORS, Sql.texts(indicators))) {
            if (former.now(id).isEmpty()) {
                all.add(indicator(id));
            }
        }
        Collection<String> kept = new TreeSet<>(rules);
        kept.addAll(formerRules);
        for (String id : Sql.column(connection, OPEN, Sql.texts(kept))) {
            all.add("rule \"" + id
                    + "\" has open episodes, but the configuration does not know it: the next night closes them"
                    + renamed(id, rules, "write formerly: [" + id + "] there first, and they go on"));
        }
        return all;
    }

    private String indicator(String id) {
        Optional<String> now = former.now(id);
        if (now.isPresent()) {
            return "indicator \"" + id + "\", which is \"" + now.get()
                    + "\" now, keeps figures of periods that the new id"
                    + " has figures of, too; jundeng rebuild joins them";
        }
        return "indicator \"" + id + "\" has figures in the warehouse, but the configuration does not know it"
                + renamed(id, indicators, "write formerly: [" + id + "] there, and its figures go on under the new id");
    }

    private static String renamed(String id, Collection<String> known, String then) {
        String now = NearestWord.to(id, known)
                .map(near -> "is \"" + near + "\" now, ")
                .orElse("has another id now, ");
        return "; if it " + now + then;
    }

    private static boolean isNew(Connection connection, AuditTrail audit, String subject) throws SQLException {
        AuditTrail.Entry entry = new AuditTrail.Entry("", AuditTrail.Act.ORPHAN, subject, "done", null);
        if (audit.has(connection, entry)) {
            return false;
        }
        audit.note(connection, entry);
        return true;
    }
}
