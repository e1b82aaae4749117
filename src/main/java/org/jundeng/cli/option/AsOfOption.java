// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.Station;
import org.jundeng.warehouse.AsKnown;
import org.jundeng.warehouse.Observations;
import picocli.CommandLine.Option;

/** What of the warehouse's knowledge counts: an option that several questions have. */
public final class AsOfOption {

    @Option(names = "--as-of", paramLabel = "WHEN", description = "As known at an instant, or after a ledger number.")
    private String asOf;

    /** As it was written; null for now. */
    public String text() {
        return asOf;
    }

    /**
     * The knowledge to answer from; without the option, that of now. Throws {@link UnusableRequest} for a text that is
     * neither a ledger number nor an instant.
     */
    public AsKnown known(Station station) {
        if (asOf == null) {
            return AsKnown.NOW;
        }
        if (asOf.matches("\\d{1,18}")) {
            return new AsKnown(Long.parseLong(asOf));
        }
        try {
            return new Observations(station.warehouse().dataSource()).at(Instant.parse(asOf));
        } catch (DateTimeParseException e) {
            throw new UnusableRequest(
                    "\"" + asOf + "\" is neither a ledger number nor an instant such as 2014-07-10T02:00:00Z");
        }
    }
}
