// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Vocabulary;
import org.jundeng.observation.TimePeriod;

/** Lays out a delivery as its contract promises. */
final class SheetWriter {

    private static final String MISSING = "—";

    private final Contract contract;
    private final Catalogue catalogue;
    private final SampleFigures figures;
    private final DeliveryData.FeedStyle style;
    private final DeliveryData.OneDelivery delivery;
    private final WrittenForms written;
    private final List<TimePeriod> periods;

    SheetWriter(
            Contract contract,
            Catalogue catalogue,
            SampleFigures figures,
            DeliveryData.FeedStyle style,
            DeliveryData.OneDelivery delivery) {
        this.contract = contract;
        this.catalogue = catalogue;
        this.figures = figures;
        this.style = style;
        this.delivery = delivery;
        this.written = new WrittenForms(catalogue, style);
        this.periods = delivery.lines().isEmpty() ? SampleData.periods(delivery.from(), delivery.to()) : List.of();
    }

    /** The key of a row; parts that the layout spreads over columns are null. */
    private record Row(String regionId, TimePeriod period, Vocabulary.IndicatorWord word) {}

    Sheet write() {
        if (!delivery.lines().isEmpty()) {
            List<List<String>> lines = delivery.lines().stream()
                    .map(line -> List.of(line.split(",", -1)))
                    .toList();
            return new Sheet(lines.get(0), lines.subList(1, lines.size()));
        }
        List<String> header = new ArrayList<>();
        columns().forEach(column -> header.add(headerOf(column)));
        TimePeriod last = periods.get(periods.size() - 1);
        switch (contract.table().layout()) {
            case WIDE_AREAS -> regions(last).forEach(region -> header.add(written.region(region, last)));
            case WIDE_PERIODS -> periods.forEach(period -> header.add(written.period(period)));
            default -> {}
        }
        return new Sheet(header, rows().map(this::cells).toList());
    }

    private Stream<ColumnContract> columns() {
        return contract.table().columns().stream()
                .filter(column -> !delivery.without().contains(column.name()));
    }

    private String headerOf(ColumnContract column) {
        return style.alias() && !column.aliases().isEmpty() ? column.aliases().get(0) : column.name();
    }

    private Stream<Row> rows() {
        return switch (contract.table().layout()) {
            case WIDE ->
                periods.stream()
                        .flatMap(period -> regions(period).stream().map(region -> new Row(region, period, null)));
            case LONG ->
                periods.stream().flatMap(period -> regions(period).stream()
                        .flatMap(region -> contract.vocabulary().indicators().stream()
                                .filter(word -> figures.isReported(word.indicator(), region, period))
                                .map(word -> new Row(region, period, word))));
            case WIDE_AREAS ->
                periods.stream().flatMap(period -> contract.vocabulary().indicators().stream()
                        .map(word -> new Row(null, period, word)));
            case WIDE_PERIODS ->
                regions(periods.get(0)).stream().flatMap(region -> contract.vocabulary().indicators().stream()
                        .map(word -> new Row(region, null, word)));
        };
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        columns().forEach(column -> cells.add(cell(column, row)));
        switch (contract.table().layout()) {
            case WIDE_AREAS ->
                regions(row.period)
                        .forEach(region -> cells.add(value(row.word.indicator(), row.word.unit(), region, row.period)));
            case WIDE_PERIODS ->
                periods.forEach(
                        period -> cells.add(value(row.word.indicator(), row.word.unit(), row.regionId, period)));
            default -> {}
        }
        return cells;
    }

    private String cell(ColumnContract column, Row row) {
        TimePeriod period = row.period == null ? periods.get(0) : row.period;
        return switch (column.role()) {
            case REF_AREA ->
                isFirstArea(column) ? written.region(row.regionId, period) : written.regionName(row.regionId, period);
            case TIME_PERIOD -> written.period(row.period);
            case YEAR -> Integer.toString(period.firstDay().getYear());
            case PART_OF_YEAR -> Integer.toString(period.noInYear());
            case INDICATOR -> row.word.word();
            case OBS_VALUE ->
                column.indicator() == null
                        ? value(row.word.indicator(), row.word.unit(), row.regionId, period)
                        : value(column.indicator(), column.unit(), row.regionId, period);
            case UNIT -> unit(row.word);
            case OBS_STATUS -> contract.vocabulary().statuses().get(0).word();
            case IGNORE -> written.regionName(row.regionId, period);
            case UNIT_MULT -> "0";
            case NOTE, OUTER_AREA -> "";
            case DIMENSION, MUST_EQUAL -> Objects.requireNonNull(column.text(), "no sample has dimensions yet");
        };
    }

    private boolean isFirstArea(ColumnContract column) {
        return contract.table().columns().stream()
                .filter(other -> other.role() == ColumnContract.Role.REF_AREA)
                .findFirst()
                .filter(column::equals)
                .isPresent();
    }

    private String unit(Vocabulary.IndicatorWord word) {
        return word.unit() != null
                ? word.unit()
                : catalogue.indicator(word.indicator()).orElseThrow().unit();
    }

    private String value(String indicator, String unit, String regionId, TimePeriod period) {
        return delivery.cells().stream()
                .filter(cell -> cell.indicator().equals(indicator)
                        && cell.region().equals(regionId)
                        && cell.period().equals(period.toString()))
                .findFirst()
                .map(DeliveryData.Cell::text)
                .orElseGet(() -> figures.of(indicator, regionId, period)
                        .map(value -> written.number(value, indicator, unit))
                        .orElse(MISSING));
    }

    private List<String> regions(TimePeriod period) {
        List<String> regions = new ArrayList<>(regions(catalogue, style.group(), true, period));
        style.groups().forEach(group -> regions.add("group:" + group));
        return regions;
    }

    /** The city first, then the districts of the group. */
    static List<String> regions(Catalogue catalogue, String group, boolean city, TimePeriod period) {
        List<String> regions = new ArrayList<>();
        if (city) {
            regions.add(catalogue.regions().city());
        }
        if (!group.equals("none")) {
            regions.addAll(catalogue.regions().group(group, period));
        }
        return regions;
    }
}
