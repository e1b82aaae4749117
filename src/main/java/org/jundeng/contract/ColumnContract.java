// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jundeng.binding.FormerIds;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.Refusals;

/**
 * A promised column.
 *
 * @param name its header or, in JSON, its field; a nested field is written {@code outer.inner}
 * @param aliases other headers that mean the same
 * @param role what its cells are
 * @param indicator with {@code obs-value} in a wide layout: the indicator's id; else null
 * @param unit with {@code obs-value}: the unit of its values; null means the indicator's own. With {@code unit}: the
 *     unit that a blank cell stands for; null means that the cell may not be blank beside a value
 * @param dimension with {@code dimension}: the dimension's id; else null
 * @param text with {@code must-equal}: the text each cell must have; else null
 * @param optional whether a delivery may lack it; false where absent
 * @param blank what a blank cell means: {@code as-above}, the same as the cell above it; null where it is a blank cell
 */
public record ColumnContract(
        String name,
        List<String> aliases,
        Role role,
        String indicator,
        String unit,
        String dimension,
        String text,
        Boolean optional,
        Blank blank) {

    private static final Set<Role> REPEATABLE = EnumSet.of(
            Role.REF_AREA,
            Role.OUTER_AREA,
            Role.TIME_PERIOD,
            Role.YEAR,
            Role.PART_OF_YEAR,
            Role.INDICATOR,
            Role.DIMENSION);

    public ColumnContract {
        MissingValues.check("name", name, "role", role);
        aliases = aliases == null ? List.of() : List.copyOf(aliases);
        optional = optional != null && optional;
        Refusals.check(
                (role == Role.DIMENSION) != (dimension != null),
                "role dimension, and only that, takes a dimension",
                (role == Role.MUST_EQUAL) != (text != null),
                "role must-equal, and only that, takes a text",
                blank != null && !REPEATABLE.contains(role),
                "blank is for columns of regions, periods, indicators and dimensions: a figure is never that of the"
                        + " row above",
                role != Role.OBS_VALUE && indicator != null,
                "only role obs-value takes an indicator",
                role != Role.OBS_VALUE && role != Role.UNIT && unit != null,
                "only the roles obs-value and unit take a unit");
    }

    /** The same with the present id of its indicator. */
    ColumnContract with(FormerIds indicators) {
        return new ColumnContract(
                name, aliases, role, indicators.current(indicator), unit, dimension, text, optional, blank);
    }

    /** The same with its values in another unit. */
    ColumnContract inUnit(String other) {
        return new ColumnContract(name, aliases, role, indicator, other, dimension, text, optional, blank);
    }

    /** The same text as before {@link #blank} was known, where it is not set: promises are compared by their texts. */
    @Override
    public String toString() {
        return "ColumnContract[name=" + name
                + ", aliases=" + aliases
                + ", role=" + role
                + ", indicator=" + indicator
                + ", unit=" + unit
                + ", dimension=" + dimension
                + ", text=" + text
                + ", optional=" + optional
                + (blank == null ? "" : ", blank=" + blank)
                + "]";
    }

    /** What a blank cell of a column means. */
    public enum Blank {
        /** The same as the cell above it, as where a bureau writes a region once for the rows below it. */
        AS_ABOVE
    }

    /** What the cells of a column are. */
    public enum Role {
        /** The region's code or name; where several columns have this role, all must mean the same region. */
        REF_AREA,
        /** A region around the row's own: 市 beside 区县. A row whose own region is blank is about this one. */
        OUTER_AREA,
        TIME_PERIOD,
        /** The year of a period whose other part stands in a column of its own, if it has one. */
        YEAR,
        /** The half-year, quarter or month within the year of the column of role year. */
        PART_OF_YEAR,
        INDICATOR,
        OBS_VALUE,
        OBS_STATUS,
        UNIT,
        /** What each value is multiplied by: a power of ten as SDMX writes UNIT_MULT, or a word such as 万. */
        UNIT_MULT,
        DIMENSION,
        NOTE,
        IGNORE,
        MUST_EQUAL
    }
}
