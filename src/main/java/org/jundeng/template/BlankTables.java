// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jundeng.assess.Phrases;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.RegionValidity;
import org.jundeng.catalogue.Unit;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ExpectedRegions;
import org.jundeng.contract.TableShape.Layout;
import org.jundeng.contract.Vocabulary.IndicatorWord;
import org.jundeng.contract.Vocabulary.StatusWord;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.TimePeriod;
import org.jundeng.template.BlankTable.Asked;
import org.jundeng.template.BlankTable.Cell;

/** Lays a blank table out as a contract promises it: regions, words, units and the period stand in it. */
final class BlankTables {

    private final Contract contract;
    private final Catalogue catalogue;
    private final FiguresBefore known;
    private final Phrases phrases;
    private final ColumnContract firstArea;
    private boolean filling;

    /** Tables with the regions that {@code known} has, beside those that the contract expects. */
    BlankTables(Contract contract, Catalogue catalogue, FiguresBefore known) {
        this.contract = contract;
        this.catalogue = catalogue;
        this.known = known;
        this.phrases = new Phrases(catalogue, Locale.CHINESE);
        this.firstArea = contract.table().columns().stream()
                .filter(column -> column.role() == Role.REF_AREA)
                .findFirst()
                .orElse(null);
    }

    /** The key of a row; what the layout spreads over columns, or the contract says once, is null. */
    private record Row(String regionId, IndicatorWord word, TimePeriod period) {}

    /** The table for a period, with blank cells for its figures. */
    BlankTable of(TimePeriod period) {
        filling = false;
        return table(period);
    }

    /** The same with the known figures in it. */
    BlankTable filled(TimePeriod period) {
        filling = true;
        return table(period);
    }

    private BlankTable table(TimePeriod period) {
        List<BlankTable.Column> columns = new ArrayList<>();
        contract.table().columns().forEach(column -> columns.add(column(column)));
        switch (contract.table().layout()) {
            case WIDE_AREAS -> regions(period).forEach(region -> columns.add(spread(name(region, period))));
            case WIDE_PERIODS -> columns.add(spread(phrases.period(period)));
            default -> {}
        }
        return new BlankTable(
                columns, rows(period).stream().map(row -> cells(row, period)).toList());
    }

    private BlankTable.Column column(ColumnContract column) {
        String what = column.indicator() != null
                ? column.indicator()
                : contract.table().indicator();
        boolean value = column.role() == Role.OBS_VALUE && what != null;
        return new BlankTable.Column(
                column.name(), column.role(), value ? asked(what, column.unit()).orElse(null) : null);
    }

    private BlankTable.Column spread(String header) {
        String what = contract.table().indicator();
        return new BlankTable.Column(
                header, Role.OBS_VALUE, what == null ? null : asked(what, null).orElse(null));
    }

    private List<Row> rows(TimePeriod period) {
        List<Row> rows = new ArrayList<>();
        List<IndicatorWord> words = words();
        if (contract.table().layout() == Layout.WIDE_AREAS) {
            words.forEach(word -> rows.add(new Row(null, word, period)));
            return rows;
        }
        for (String region : firstArea == null ? List.of(place(period)) : regions(period)) {
            words.forEach(word -> rows.add(new Row(region, word, period)));
        }
        return rows;
    }

    /** The words of the indicator column; one null where the feed has no such column. */
    private List<IndicatorWord> words() {
        List<IndicatorWord> words = new ArrayList<>(contract.vocabulary().indicators());
        boolean asked = contract.table().columns().stream().anyMatch(column -> column.role() == Role.INDICATOR);
        if (!asked) {
            words.clear();
            words.add(null);
        }
        return words;
    }

    /** The one region that the contract names. */
    private String place(TimePeriod period) {
        String code = contract.table().refArea();
        return catalogue.regions().everWithCode(code).stream()
                .map(RegionValidity::regionId)
                .filter(id -> catalogue.regions().isThere(id, period))
                .findFirst()
                .orElseGet(catalogue.regions()::city);
    }

    /**
     * The regions that are asked for: the city first where it has figures of its own, then those that the contract
     * expects, else those that the feed brought before; where neither says anything, the city alone. None where nothing
     * is ever due, as in a list of events.
     */
    List<String> regions(TimePeriod period) {
        Set<String> brought = new LinkedHashSet<>();
        known.values().keySet().forEach(figure -> brought.add(figure.regionId()));
        Optional<List<String>> expected = new ExpectedRegions(contract, catalogue.regions()).in(period, brought);
        boolean nothingDue = contract.expectations().due() == null && expected.isEmpty();
        Set<String> all = new LinkedHashSet<>();
        if (!nothingDue && (expected.isEmpty() || cityHasItsOwn() || brought.contains(city()))) {
            all.add(city());
        }
        expected.ifPresent(all::addAll);
        return List.copyOf(all);
    }

    private String city() {
        return catalogue.regions().city();
    }

    /** Whether the feed must bring a figure of the city: for a total, or because none is made of the districts'. */
    private boolean cityHasItsOwn() {
        return !contract.expectations().totals().isEmpty()
                || contract.broughtIndicators().stream()
                        .flatMap(id -> catalogue.indicator(id).stream())
                        .anyMatch(indicator -> indicator.aggregation() == Indicator.Aggregation.REPORTED_ONLY);
    }

    private List<Cell> cells(Row row, TimePeriod period) {
        List<Cell> cells = new ArrayList<>();
        contract.table().columns().forEach(column -> cells.add(cell(column, row)));
        switch (contract.table().layout()) {
            case WIDE_AREAS -> regions(period).forEach(region -> cells.add(value(null, row, region)));
            case WIDE_PERIODS -> cells.add(value(null, row, row.regionId()));
            default -> {}
        }
        return cells;
    }

    private Cell cell(ColumnContract column, Row row) {
        return switch (column.role()) {
            case REF_AREA -> Cell.of(area(column, row));
            case TIME_PERIOD -> Cell.of(phrases.period(row.period()));
            case INDICATOR -> Cell.of(row.word() == null ? "" : row.word().word());
            case OBS_VALUE -> value(column, row, row.regionId());
            case UNIT -> Cell.of(unit(row));
            case OBS_STATUS -> Cell.of(usualStatus());
            case MUST_EQUAL -> Cell.of(column.text());
            case YEAR -> Cell.of(Integer.toString(row.period().firstDay().getYear()));
            case PART_OF_YEAR -> Cell.of(Integer.toString(row.period().noInYear()));
            case UNIT_MULT -> Cell.of("0");
            default -> Cell.of(chosen(column));
        };
    }

    /** The word by which the contract takes a row, where it takes rows by this column; else empty. */
    private String chosen(ColumnContract column) {
        return contract.table().rows().choices().stream()
                .filter(choice -> choice.column().equals(column.name()))
                .flatMap(choice -> choice.take().stream())
                .findFirst()
                .orElse("");
    }

    private String area(ColumnContract column, Row row) {
        RegionValidity region = catalogue.regions().at(row.regionId(), row.period());
        return AreaColumn.wantsCode(column) && !region.isGroup()
                ? region.code()
                : region.name().zh();
    }

    private String name(String regionId, TimePeriod period) {
        return catalogue.regions().at(regionId, period).name().zh();
    }

    private Cell value(ColumnContract column, Row row, String regionId) {
        Optional<Asked> asked = asked(column, row);
        String text = !filling
                ? ""
                : asked.flatMap(each -> figure(each, regionId))
                        .map(BigDecimal::toPlainString)
                        .orElse("");
        return new Cell(text, asked.orElse(null));
    }

    private Optional<Asked> asked(ColumnContract column, Row row) {
        if (row.word() != null) {
            String unit = row.word().unit();
            return asked(row.word().indicator(), unit);
        }
        String what =
                column == null || column.indicator() == null ? contract.table().indicator() : column.indicator();
        return what == null ? Optional.empty() : asked(what, column == null ? null : column.unit());
    }

    private Optional<Asked> asked(String indicator, String unit) {
        String given = unit != null ? unit : contract.table().unit();
        return catalogue
                .indicator(indicator)
                .map(known -> new Asked(
                        known,
                        given == null
                                ? known.unit()
                                : catalogue.units().find(given).map(Unit::id).orElse(given)));
    }

    private Optional<BigDecimal> figure(Asked asked, String regionId) {
        BigDecimal value =
                known.values().get(new FiguresBefore.Figure(asked.indicator().id(), regionId));
        return value == null
                ? Optional.empty()
                : catalogue
                        .units()
                        .factor(asked.indicator().unit(), asked.unit())
                        .map(value::multiply)
                        .map(BigDecimal::stripTrailingZeros);
    }

    private String unit(Row row) {
        return asked(null, row).map(Asked::unit).orElse("");
    }

    /** The word for a figure that is as usual; empty where the feed has none, and the steward must choose. */
    private String usualStatus() {
        return contract.vocabulary().statuses().stream()
                .filter(word -> word.status() == ObsStatus.A)
                .map(StatusWord::word)
                .findFirst()
                .orElse("");
    }
}
