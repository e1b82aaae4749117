// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.TableShape.Layout;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;

/**
 * What a file's columns are taken for.
 *
 * @param layout what rows and columns stand for
 * @param freq the frequency; null where no period was seen
 * @param columns the columns that are named; those that stand for a region or a period are left out
 * @param words in a column of indicators: what each of its words may mean
 * @param statuses in a column of statuses: what each of its words means
 * @param said where beside the table its period is said, if no column says it
 */
record Shape(
        Layout layout,
        Freq freq,
        List<Shape.Named> columns,
        Map<String, IndicatorNames.Match> words,
        Map<String, ObsStatus> statuses,
        SaidPeriods said) {

    Shape {
        columns = List.copyOf(columns);
    }

    /**
     * A column and what it is taken for.
     *
     * @param sight what was seen in it
     * @param role what its cells are
     * @param match with figures: the indicators that its header may name; else null
     * @param why the key of the sentence that says why the role is not certain; null where it is
     */
    record Named(ColumnSight sight, Role role, IndicatorNames.Match match, String why) {}

    /** The columns of a role. */
    List<Named> of(Role role) {
        return columns.stream().filter(column -> column.role() == role).toList();
    }

    Optional<Named> first(Role role) {
        return of(role).stream().findFirst();
    }
}
