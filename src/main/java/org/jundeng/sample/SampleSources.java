// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.observation.TimePeriod;

/** Sample bureau databases: a plausible table for each source that a contract queries. */
public final class SampleSources {

    private final Catalogue catalogue;
    private final SampleFigures figures;
    private final SourceData data = SampleData.read("sources.yaml", SourceData.class);

    /** Makes figures for the regions and indicators of {@code catalogue}. */
    public SampleSources(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.figures = new SampleFigures(SampleData.read("figures.yaml", FigureData.class), catalogue);
    }

    /** The names of the sources that have samples. */
    public List<String> sources() {
        return data.sources().stream().map(SourceData.OneSource::source).toList();
    }

    /**
     * Drops, creates and fills the source's table in the connection's default schema, in the caller's transaction.
     * Needs PostgreSQL 15 or later. Throws {@link IllegalArgumentException} for an unknown source.
     */
    public void fill(String source, Connection connection) throws SQLException {
        SourceData.OneSource table = data.sources().stream()
                .filter(one -> one.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no sample of source " + source + "; there are " + String.join(", ", sources())));
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists " + table.table());
            statement.execute("create table " + table.table() + " ("
                    + table.columns().stream()
                            .map(column -> column.name() + " " + column.type())
                            .collect(Collectors.joining(", "))
                    + ")");
        }
        String places = String.join(", ", Collections.nCopies(table.columns().size(), "?"));
        try (PreparedStatement insert =
                connection.prepareStatement("insert into " + table.table() + " values (" + places + ")")) {
            addRows(table, insert);
            insert.executeBatch();
        }
    }

    private void addRows(SourceData.OneSource table, PreparedStatement insert) throws SQLException {
        List<SourceData.Item> items = table.items().isEmpty() ? Collections.singletonList(null) : table.items();
        for (TimePeriod period : SampleData.periods(table.from(), table.to())) {
            for (String region : SheetWriter.regions(catalogue, table.group(), table.city(), period)) {
                for (SourceData.Item item : items) {
                    if (item != null && !figures.isReported(item.indicator(), region, period)) {
                        continue;
                    }
                    for (int i = 0; i < table.columns().size(); i++) {
                        insert.setObject(i + 1, value(table.columns().get(i), region, period, item));
                    }
                    insert.addBatch();
                }
            }
        }
    }

    private Object value(SourceData.Column column, String region, TimePeriod period, SourceData.Item item) {
        if (column.constant() != null) {
            return column.type().startsWith("boolean") ? Boolean.valueOf(column.constant()) : column.constant();
        }
        if (column.indicator() != null) {
            return figure(column.indicator(), column.unit(), region, period);
        }
        return switch (column.is()) {
            case "code" -> catalogue.regions().at(region, period).code();
            case "name" -> catalogue.regions().at(region, period).name().zh();
            case "first-day" -> Date.valueOf(period.firstDay());
            case "last-day" -> Date.valueOf(period.lastDay());
            case "compact" -> WrittenForms.compact(period);
            case "sdmx" -> period.toString();
            case "year" -> period.firstDay().getYear();
            case "quarter" -> (period.firstDay().getMonthValue() + 2) / 3;
            case "item" -> item.word();
            case "figure" -> figure(item.indicator(), item.unit(), region, period);
            case "unit" -> unit(item);
            default -> throw new IllegalStateException("sources.yaml: nobody knows \"is: " + column.is() + "\"");
        };
    }

    private String unit(SourceData.Item item) {
        return item.unit() != null
                ? item.unit()
                : catalogue.indicator(item.indicator()).orElseThrow().unit();
    }

    private BigDecimal figure(String indicator, String unit, String region, TimePeriod period) {
        Optional<BigDecimal> value = figures.of(indicator, region, period);
        return value.map(own -> WrittenForms.in(catalogue, own, indicator, unit))
                .orElse(null);
    }
}
