// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jundeng.sdmx.Structure;

/**
 * A figure, as SDMX has it: for each component of its structure a value as text.
 *
 * @param structure the structure
 * @param values the values by the place of their component; null where there is none
 * @param isGone whether it is known no longer
 */
record SdmxFigure(Structure structure, List<String> values, boolean isGone) {

    SdmxFigure(Structure structure, String[] values, boolean isGone) {
        this(structure, Arrays.asList(values), isGone);
    }

    SdmxFigure {
        Objects.requireNonNull(structure, "structure");
    }

    /** The value of a component; null where there is none. */
    String value(String component) {
        int place = structure.place(component);
        return place < 0 ? null : values.get(place);
    }

    /** Its key without the period, in the order of its structure. */
    String seriesKey() {
        return structure.dimensions().stream().map(each -> value(each.id())).collect(Collectors.joining("."));
    }
}
