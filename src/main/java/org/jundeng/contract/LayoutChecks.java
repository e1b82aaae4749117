// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.ColumnContract.Role;

/** Checks that a contract has the columns that its layout needs. */
record LayoutChecks(Contract contract, YamlFile file) {

    void check() {
        boolean known = file.isWhole("/columns") && !file.isStoodIn("columns");
        if (known && !file.isStoodIn("layout")) {
            checkLayout();
        }
        if (contract.table().layout() == TableShape.Layout.WIDE && !file.isStoodIn("layout")) {
            eachValueNamesItsIndicator();
        }
        if (known) {
            periodSource();
            blanks();
            onlyOneCounts();
            unused();
        }
        if (has(Role.INDICATOR) && contract.vocabulary().indicators().isEmpty() && file.isWhole("/indicators")) {
            fault("/indicators", "indicators is missing: the indicator column's words must be explained");
        }
        if (has(Role.OBS_STATUS) && contract.vocabulary().statuses().isEmpty() && file.isWhole("/statuses")) {
            fault("/statuses", "statuses is missing: the status column's words must be explained");
        }
    }

    private void checkLayout() {
        switch (contract.table().layout()) {
            case LONG -> {
                area();
                period();
                column(Role.OBS_VALUE);
                if (!has(Role.INDICATOR)) {
                    oneIndicator();
                }
            }
            case WIDE -> {
                area();
                period();
                column(Role.OBS_VALUE);
            }
            case WIDE_AREAS -> {
                period();
                oneIndicator();
            }
            case WIDE_PERIODS -> {
                area();
                oneIndicator();
            }
            default ->
                throw new IllegalStateException(
                        "unknown layout " + contract.table().layout());
        }
    }

    /** Of several columns that say the same thing of a row, the others would be passed over without a word. */
    private void onlyOneCounts() {
        List<String> at = file.elements("/columns");
        Map<String, String> first = new HashMap<>();
        for (int i = 0; i < contract.table().columns().size(); i++) {
            ColumnContract column = contract.table().columns().get(i);
            Optional<String> says = saysOnce(column);
            String other =
                    says.map(what -> first.putIfAbsent(what, column.name())).orElse(null);
            if (other != null) {
                fault(
                        at.get(i),
                        "columns \"" + other + "\" and \"" + column.name() + "\" are both of " + says.get()
                                + ": only one of them can count; give one role ignore, or its name as an alias");
            }
        }
    }

    /** What no other column of the contract may say; empty where several may. */
    private Optional<String> saysOnce(ColumnContract column) {
        return switch (column.role()) {
            case TIME_PERIOD, YEAR, PART_OF_YEAR, INDICATOR, OBS_STATUS, UNIT, UNIT_MULT ->
                Optional.of("role " + word(column.role()));
            case DIMENSION -> Optional.of("dimension " + column.dimension());
            case OBS_VALUE ->
                Optional.of(
                        column.indicator() == null ? "role " + word(column.role()) : "indicator " + column.indicator());
            default -> Optional.empty();
        };
    }

    /** What is said and never asked: its author thinks that it holds. */
    private void unused() {
        boolean named = contract.table().indicator() != null
                || contract.table().columns().stream().anyMatch(column -> column.indicator() != null);
        if (named && !has(Role.INDICATOR) && !contract.vocabulary().indicators().isEmpty()) {
            fault("/indicators", "indicators explains words, but there is no column of role indicator to hold them");
        }
        if (!has(Role.OBS_STATUS) && !contract.vocabulary().statuses().isEmpty()) {
            fault("/statuses", "statuses explains words, but there is no column of role obs-status to hold them");
        }
        if (has(Role.REF_AREA) && contract.table().refArea() != null) {
            fault("/ref-area", "ref-area stands beside a column of role ref-area: only one of them can count");
        }
        if (has(Role.INDICATOR) && contract.table().indicator() != null) {
            fault("/indicator", "indicator stands beside a column of role indicator: only one of them can count");
        }
        if (!file.isStoodIn("format")
                && contract.form().sheet() != null
                && contract.form().format() != FileForm.Format.TABLE) {
            fault("/sheet", "sheet is for format table: no other has sheets");
        }
        if (!file.isStoodIn("format")
                && !contract.form().isTable()
                && !contract.form().csv().equals(FileForm.CsvDialect.USUAL)) {
            fault(
                    "/csv",
                    "csv is for format csv or table: there are no delimiters in "
                            + word(contract.form().format()));
        }
    }

    private void area() {
        if (!has(Role.REF_AREA) && contract.table().refArea() == null) {
            fault("/columns", "a column of role ref-area, or ref-area, is missing: layout " + layout() + " takes one");
        }
    }

    private void period() {
        if (contract.table().timePeriod() == null && !has(Role.YEAR)) {
            column(Role.TIME_PERIOD);
        } else if (contract.table().timePeriod() != null) {
            contract.table().columns().stream()
                    .filter(column -> column.role() == Role.YEAR || column.role() == Role.TIME_PERIOD)
                    .filter(column -> column.role() == Role.YEAR || !column.optional())
                    .findFirst()
                    .ifPresent(column -> fault(
                            "/time-period",
                            "time-period stands beside column \"" + column.name()
                                    + "\", which each delivery has: it counts only where an optional column of role"
                                    + " time-period is missing"));
        }
    }

    /** Only a table has a title. */
    private void periodSource() {
        if (contract.table().timePeriod() == null) {
            return;
        }
        if (contract.form().format() != FileForm.Format.TABLE) {
            fault("/time-period", "time-period is for format table: no other has a title or a sheet");
        }
    }

    /** In the strict format a blank cell is a blank cell. */
    private void blanks() {
        List<String> at = file.elements("/columns");
        for (int i = 0; i < contract.table().columns().size(); i++) {
            if (contract.table().columns().get(i).blank() != null
                    && contract.form().format() != FileForm.Format.TABLE) {
                fault(at.get(i) + "/blank", "blank is for format table");
            }
        }
    }

    private void oneIndicator() {
        boolean byColumn = contract.table().layout() == TableShape.Layout.LONG
                && contract.table().columns().stream()
                        .filter(column -> column.role() == Role.OBS_VALUE)
                        .anyMatch(column -> column.indicator() != null);
        if (!has(Role.INDICATOR) && contract.table().indicator() == null && !byColumn) {
            fault(
                    "/columns",
                    "a column of role indicator, or indicator, is missing: layout " + layout() + " takes one");
        }
    }

    private void column(Role role) {
        if (!has(role)) {
            fault("/columns", "a column of role " + word(role) + " is missing: layout " + layout() + " takes one");
        }
    }

    private void eachValueNamesItsIndicator() {
        List<String> at = file.elements("/columns");
        for (int i = 0; i < contract.table().columns().size(); i++) {
            ColumnContract column = contract.table().columns().get(i);
            if (column.role() == Role.OBS_VALUE && column.indicator() == null) {
                fault(at.get(i), "indicator is missing: layout wide takes one for each obs-value column");
            }
        }
    }

    private boolean has(Role role) {
        return contract.table().columns().stream().anyMatch(column -> column.role() == role);
    }

    private String layout() {
        return word(contract.table().layout());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void fault(String at, String message) {
        file.fault(at, message);
    }
}
