// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.assess.Bound;
import org.jundeng.catalogue.Comparator;
import org.jundeng.catalogue.Indicator.Direction;
import org.jundeng.catalogue.Levels;
import org.jundeng.warehouse.sql.Sql;

/**
 * The terms of each rule as they were when all its places were evaluated last, in the warehouse: so a change of a rule
 * can be told from a new figure when it first counts.
 */
final class RulesInForce {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String READ = "select rule_id, terms::text from rule_in_force";
    private static final String KEEP = """
            insert into rule_in_force (rule_id, terms) values (?, ?::jsonb)
            on conflict (rule_id) do update set terms = excluded.terms
            where rule_in_force.terms <> excluded.terms
            """;
    private static final String FORGET = "delete from rule_in_force where rule_id <> all (?)";

    private final Levels levels;

    RulesInForce(Levels levels) {
        this.levels = levels;
    }

    /** The JSON form of {@link Terms}. Existing warehouses hold it. */
    private record Stored(
            String measures,
            StoredLadder ladder,
            String level,
            Bound promised,
            String until,
            String definition,
            int periods) {}

    private record StoredLadder(
            Comparator comparator, Direction direction, List<StoredStep> steps, BigDecimal margin) {}

    private record StoredStep(String level, BigDecimal value) {}

    /** The terms of each rule at its last evaluation; a rule that was never evaluated is absent. */
    Map<String, Terms> read(Connection connection) throws SQLException {
        Map<String, Terms> terms = new HashMap<>();
        Sql.each(connection, READ, row -> terms.put(row.getString(1), parse(row.getString(2))));
        return terms;
    }

    /** Keeps the terms of rules. */
    void keep(Connection connection, Map<String, Terms> terms) throws SQLException {
        Sql.runAll(
                connection,
                KEEP,
                terms.entrySet().stream()
                        .map(each -> List.of(each.getKey(), text(each.getValue())))
                        .toList());
    }

    /** Forgets all rules but those. */
    void forgetOthers(Connection connection, Set<String> rules) throws SQLException {
        Sql.run(connection, FORGET, Sql.texts(rules));
    }

    /** The terms as they would be read again: numbers are then written alike. */
    Terms asRead(Terms terms) {
        return parse(text(terms));
    }

    private static String text(Terms terms) {
        Ladder ladder = terms.ladder();
        StoredLadder stored = ladder == null
                ? null
                : new StoredLadder(
                        ladder.comparator(),
                        ladder.direction(),
                        ladder.steps().stream()
                                .map(step -> new StoredStep(step.level().code(), step.value()))
                                .toList(),
                        ladder.margin());
        try {
            return JSON.writeValueAsString(new Stored(
                    terms.measures(),
                    stored,
                    terms.level() == null ? null : terms.level().code(),
                    terms.promised(),
                    terms.until() == null ? null : terms.until().toString(),
                    terms.definition(),
                    terms.periods()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers can always be written as JSON", e);
        }
    }

    private Terms parse(String text) {
        try {
            Stored stored = JSON.readValue(text, Stored.class);
            StoredLadder ladder = stored.ladder();
            return new Terms(
                    stored.measures(),
                    ladder == null
                            ? null
                            : new Ladder(
                                    ladder.comparator(),
                                    ladder.direction(),
                                    ladder.steps().stream()
                                            .map(step -> new Ladder.Step(levels.known(step.level()), step.value()))
                                            .toList(),
                                    ladder.margin()),
                    stored.level() == null ? null : levels.known(stored.level()),
                    stored.promised(),
                    stored.until() == null ? null : LocalDate.parse(stored.until()),
                    stored.definition(),
                    stored.periods());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the terms of a rule are JSON", e);
        }
    }
}
