// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.math.BigDecimal;
import java.util.Map;

/**
 * The figures that a feed brought for one period.
 *
 * @param values each value in its indicator's own unit
 */
public record FiguresBefore(Map<FiguresBefore.Figure, BigDecimal> values) {

    /** No figures at all. */
    public static final FiguresBefore NONE = new FiguresBefore(Map.of());

    public FiguresBefore {
        values = Map.copyOf(values);
    }

    /**
     * What a figure of a period is about.
     *
     * @param indicator the indicator's id
     * @param regionId the region's id
     */
    public record Figure(String indicator, String regionId) {}
}
