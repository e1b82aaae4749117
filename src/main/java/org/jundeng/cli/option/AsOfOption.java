// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import javax.sql.DataSource;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.warehouse.history.AsKnown;
import org.jundeng.warehouse.history.Observations;
import picocli.CommandLine.Option;

/** The option to answer from what the warehouse knew at an earlier time. */
public final class AsOfOption {

    @Option(names = "--as-of", paramLabel = "WHEN", description = "As known at an instant, or after a ledger number.")
    private String asOf;

    /** The value as it was typed; null if the option is absent. */
    public String text() {
        return asOf;
    }

    /**
     * The knowledge to answer from; all of it if the option is absent. Throws {@link UnusableRequest} for a text that
     * is neither a ledger number nor an instant.
     */
    public AsKnown known(DataSource warehouse) {
        if (asOf == null) {
            return AsKnown.NOW;
        }
        if (asOf.matches("\\d{1,18}")) {
            return new AsKnown(Long.parseLong(asOf));
        }
        try {
            return new Observations(warehouse).at(Instant.parse(asOf));
        } catch (DateTimeParseException e) {
            throw new UnusableRequest(
                    "\"" + asOf + "\" is neither a ledger number nor an instant such as 2014-07-10T02:00:00Z");
        }
    }
}
