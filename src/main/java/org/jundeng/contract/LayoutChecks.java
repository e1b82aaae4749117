// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import java.util.Locale;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.ColumnContract.Role;

/** Checks that a contract has the columns that its layout needs. */
record LayoutChecks(Contract contract, YamlFile file) {

    void check() {
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
                eachValueNamesItsIndicator();
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
        periodSource();
        blanks();
        if (has(Role.INDICATOR) && contract.vocabulary().indicators().isEmpty()) {
            fault("/indicators", "indicators is missing: the indicator column's words must be explained");
        }
        if (has(Role.OBS_STATUS) && contract.vocabulary().statuses().isEmpty()) {
            fault("/statuses", "statuses is missing: the status column's words must be explained");
        }
    }

    private void area() {
        if (!has(Role.REF_AREA) && contract.table().refArea() == null) {
            fault("/columns", "a column of role ref-area, or ref-area, is missing: layout " + layout() + " takes one");
        }
    }

    private void period() {
        boolean year = has(Role.YEAR);
        if (contract.table().timePeriod() == null && !year) {
            column(Role.TIME_PERIOD);
        } else if (contract.table().timePeriod() != null && (year || has(Role.TIME_PERIOD))) {
            String role = word(year ? Role.YEAR : Role.TIME_PERIOD);
            fault(
                    "/time-period",
                    "time-period stands beside a column of role " + role + ": only one of them can count");
        }
    }

    /** Only a table has a title, and only columns of periods need none. */
    private void periodSource() {
        if (contract.table().timePeriod() == null) {
            return;
        }
        if (contract.form().format() != FileForm.Format.TABLE) {
            fault("/time-period", "time-period is for format table: no other has a title or a sheet");
        }
        if (contract.table().layout() == TableShape.Layout.WIDE_PERIODS) {
            fault(
                    "/time-period",
                    "time-period and layout wide-periods exclude each other: there the headers are periods");
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
