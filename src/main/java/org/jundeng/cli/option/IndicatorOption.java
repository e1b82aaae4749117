// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.util.function.Predicate;
import org.jundeng.catalogue.Catalogue;
import picocli.CommandLine.Option;

/** The option for one indicator, which may be typed as its id or its name. */
public final class IndicatorOption {

    @Option(
            names = "--indicator",
            paramLabel = "INDICATOR",
            description = "Only this indicator: its id, or its Chinese or English name.")
    private String indicator;

    /** The word that was typed; null if the option is absent. */
    public String text() {
        return indicator;
    }

    /**
     * The indicator's id, as {@link IndicatorArgument#idOf} finds it; null if the option is absent.
     *
     * @param stored whether the warehouse has figures of the indicator with an id, which the catalogue may no longer
     *     know
     */
    public String id(Catalogue catalogue, Predicate<String> stored) {
        return indicator == null ? null : IndicatorArgument.idOf(catalogue, indicator, stored);
    }
}
