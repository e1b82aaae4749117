// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.time.Instant;
import java.util.Objects;

/**
 * Which configuration is in force.
 *
 * @param hash identifies the content of all its files
 * @param since when it was taken up
 */
public record InForce(String hash, Instant since) {

    public InForce {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(since, "since");
    }
}
