// SPDX-License-Identifier: Apache-2.0
package org.jundeng.assess;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.assess.WantedFigures.WatchedScope;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.warehouse.sql.Sql;

/**
 * Derives figures from other figures with set-based SQL: only those affected by deliveries since the last derivation,
 * or all of them where the formulas have changed. Both ways give the same result, because each step reads only reported
 * figures and the results of earlier steps, and a figure that two steps could derive is left to the earlier one.
 */
public final class Derivation {

    /** The steps with the methods of formulas that each needs: without any of them it derives nothing. */
    private static final List<Step> STEPS = List.of(
            new Step("1-from-year-to-date", "from-year-to-date"),
            new Step("2-sum-of-indicators", "sum-of-indicators"),
            new Step("3-districts", "sum-of-districts", "mean-of-districts"),
            new Step("4-year-total", "year-total", "year-from-year-to-date"),
            new Step("5-year-to-date", "year-to-date"),
            new Step("6-ratio", "ratio"),
            new Step("7-ratio-of-districts", "ratio-of-districts"),
            new Step("8-equality", "equality"));

    private record Step(String name, Set<String> needs) {

        Step(String name, String... needs) {
            this(name, Set.of(needs));
        }
    }

    /** A figure may go in one step and come back in another: then only the first of them has a value before. */
    private static final String CHANGES = """
            select indicator, region_id, freq, time_period, max(before) as before
            from changed
            group by indicator, region_id, freq, time_period
            order by indicator, region_id, freq, time_period
            """;

    private static final String VALUE = """
            select d.obs_value from derived d join series s using (series_id)
            where s.indicator = ? and s.region_id = ? and s.freq = ? and s.dimensions = '{}' and d.time_period = ?
            """;

    private final Formulas formulas;

    /** Derives by the formulas of {@code catalogue}, including the figures of the groups that its targets watch. */
    public Derivation(Catalogue catalogue) {
        this(catalogue, List.of());
    }

    /** Derives also the figures of the groups in {@code watched}. */
    public Derivation(Catalogue catalogue, Collection<WatchedScope> watched) {
        this.formulas = new Formulas(catalogue, watched);
    }

    /**
     * A derived figure that was added, changed or removed.
     *
     * @param indicator the indicator's id
     * @param regionId the region's id
     * @param timePeriod the period
     * @param before the value before; null where there was none
     */
    public record Change(String indicator, String regionId, TimePeriod timePeriod, BigDecimal before) {}

    /**
     * A reported figure that differs from the total of its parts, or lies outside their range, by more than the
     * indicator's tolerance.
     *
     * @param indicator the indicator's id
     * @param regionId the region's id
     * @param timePeriod the period
     * @param reported the reported value
     * @param derived the total of its parts; where there is none, the end of their range that lies nearer
     * @param method how the total was derived; {@code range-of-districts} where there is none
     * @param lowest the lowest figure of the parts, where the reported value lies outside their range; else null
     * @param highest the highest figure of the parts, where the reported value lies outside their range; else null
     * @param deliveryId the ledger number of the delivery that reported the value
     * @param outranked whether the total counts and not the reported value, because the plan defines the figure by its
     *     parts
     */
    public record Disagreement(
            String indicator,
            String regionId,
            TimePeriod timePeriod,
            BigDecimal reported,
            BigDecimal derived,
            String method,
            BigDecimal lowest,
            BigDecimal highest,
            long deliveryId,
            boolean outranked) {

        /** Whether nothing is made of the parts, so that only their range can be compared. */
        public boolean isOfRange() {
            return method.equals("range-of-districts");
        }
    }

    /** The value of a derived figure that was changed, as it is now; empty where there is none any more. */
    public static Optional<BigDecimal> valueNow(Connection connection, Change change) throws SQLException {
        return Sql.first(
                connection,
                VALUE,
                row -> row.getBigDecimal(1),
                change.indicator(),
                change.regionId(),
                change.timePeriod().freq().name(),
                change.timePeriod().firstDay());
    }

    /** The formulas as a JSON array, each with its {@code method}, {@code indicator}, {@code parent} and territory. */
    public String formulas() {
        return formulas.formulas();
    }

    /** The regions of each {@code territory} of the formulas, with the days that they belong to it, as a JSON array. */
    public String territories() {
        return formulas.territories();
    }

    /** Whether everything will be derived anew, because the formulas are not those of the last time. */
    public boolean hasNewFormulas(Connection connection) throws SQLException {
        return seen(connection, formulas.hash()) == null;
    }

    /**
     * Brings the derived figures up to date with the ledger, in the caller's transaction. A lock lets only one
     * derivation run at a time.
     *
     * @return the changed figures, in the order of indicator, region and period
     */
    public List<Change> derive(Connection connection) throws SQLException {
        AdvisoryLock.DERIVATION.take(connection);
        return deriveAlone(connection);
    }

    /**
     * Derives the figures of an earlier point, after {@link org.jundeng.warehouse.history.EarlierKnowledge#recall}. The
     * tables are the transaction's own, so it takes no lock: an answer that somebody reads slowly must not keep the
     * night waiting. Where nothing was recalled, use {@link #derive}.
     */
    public void deriveRecalled(Connection connection) throws SQLException {
        deriveAlone(connection);
    }

    private List<Change> deriveAlone(Connection connection) throws SQLException {
        long last = Ledger.lastNumber(connection);
        String hash = formulas.hash();
        Long seen = seen(connection, hash);
        if (seen != null && seen >= last) {
            return List.of();
        }
        run(connection, "begin", formulas.formulas(), formulas.territories());
        if (seen == null) {
            run(connection, "touch-all");
        } else {
            run(connection, "touch-new", seen, last, seen, last);
        }
        if (Sql.any(connection, "select from touched")) {
            steps(connection);
        }
        remember(connection, hash, last);
        List<Change> changes = changes(connection);
        Sql.execute(connection, "drop table formula, territory, touched, candidate, changed");
        return changes;
    }

    /** Most catalogues have no formula for some steps, and most deliveries touch none of others. */
    private void steps(Connection connection) throws SQLException {
        Sql.execute(connection, "analyze touched");
        for (int i = 0; i < STEPS.size(); i++) {
            Step step = STEPS.get(i);
            if (formulas.haveAny(step.needs()) && Sql.run(connection, step(step.name(), i + 1)) > 0) {
                Sql.execute(connection, step("apply", i + 1));
            }
        }
        run(connection, "reconcile", formulas.tolerances(), formulas.tolerances());
    }

    /** The reported figures that {@link #derive} found to disagree with their parts, in a fixed order. */
    public List<Disagreement> disagreements(Connection connection) throws SQLException {
        return disagreementsOf(null, connection);
    }

    /** The same of one indicator; null for all. */
    public static List<Disagreement> disagreementsOf(String indicator, Connection connection) throws SQLException {
        return Sql.list(
                connection,
                resource("disagreements"),
                row -> new Disagreement(
                        row.getString("indicator"),
                        row.getString("region_id"),
                        period(row),
                        row.getBigDecimal("reported"),
                        row.getBigDecimal("derived"),
                        row.getString("method"),
                        row.getBigDecimal("lowest"),
                        row.getBigDecimal("highest"),
                        row.getLong("delivery_id"),
                        row.getBoolean("outranks")),
                indicator,
                indicator);
    }

    private static String step(String name, int number) {
        String method = name.substring(name.indexOf('-') + 1);
        return resource(name).replace(":step", Integer.toString(number)).replace(":method", "'" + method + "'");
    }

    private static List<Change> changes(Connection connection) throws SQLException {
        return Sql.list(
                connection,
                CHANGES,
                row -> new Change(
                        row.getString("indicator"),
                        row.getString("region_id"),
                        period(row),
                        row.getBigDecimal("before")));
    }

    private static TimePeriod period(ResultSet row) throws SQLException {
        return new TimePeriod(Freq.valueOf(row.getString("freq")), row.getObject("time_period", LocalDate.class));
    }

    /** The number of the last ledger line that was derived with these formulas; null where the formulas are new. */
    private static Long seen(Connection connection, String hash) throws SQLException {
        return Sql.first(connection, "select last_line from derivation where formulas = ?", row -> row.getLong(1), hash)
                .orElse(null);
    }

    private static void remember(Connection connection, String hash, long last) throws SQLException {
        Sql.run(
                connection,
                "insert into derivation (formulas, last_line) values (?, ?) on conflict (only_one) do update"
                        + " set formulas = excluded.formulas, last_line = excluded.last_line",
                hash,
                last);
    }

    private static void run(Connection connection, String name, Object... arguments) throws SQLException {
        Sql.run(connection, resource(name), arguments);
    }

    private static String resource(String name) {
        return Sql.resource(Derivation.class, "derive/" + name + ".sql");
    }
}
