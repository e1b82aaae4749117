// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import javax.sql.DataSource;
import org.jundeng.pipeline.configuration.Configuration;

/**
 * What questions are answered from.
 *
 * @param configuration the configuration that is in force
 * @param warehouse the warehouse
 * @param clock the true time
 * @param businessDate the business date
 * @param counts how much is known of each indicator
 * @param stored which indicators are stored
 */
public record ApiGround(
        Configuration configuration,
        DataSource warehouse,
        Clock clock,
        LocalDate businessDate,
        IndicatorCounts counts,
        StoredIndicators stored) {

    public ApiGround {
        Objects.requireNonNull(configuration, "configuration");
        Objects.requireNonNull(warehouse, "warehouse");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(businessDate, "businessDate");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(stored, "stored");
    }

    /** Where nothing has been counted or read yet. */
    public ApiGround(Configuration configuration, DataSource warehouse, Clock clock, LocalDate businessDate) {
        this(configuration, warehouse, clock, businessDate, new IndicatorCounts(), new StoredIndicators());
    }
}
