// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.time.LocalDate;
import java.util.List;
import org.jundeng.binding.MissingValues;
import org.jundeng.binding.Refusals;

/**
 * A program that may read by the API.
 *
 * @param id its name: small letters, digits, dots, hyphens and underscores, at most 64
 * @param tokenSha256 the SHA-256 of its token, in hexadecimal, as {@code jundeng client add} writes it
 * @param bureaus the bureaus whose deliveries it may read of; all where absent
 * @param until the last day on which the token is taken, in the city's time zone; for ever where absent
 * @param disabled whether the token is not taken
 */
public record Client(String id, String tokenSha256, List<String> bureaus, LocalDate until, Boolean disabled) {

    public Client {
        Refusals.check(
                MissingValues.of("id", id, "token-sha256", tokenSha256),
                id != null && !id.matches("[a-z0-9][a-z0-9._-]{0,63}"),
                "id is not written in small letters, digits, dots, hyphens and underscores, at most 64",
                tokenSha256 != null && !tokenSha256.matches("[0-9a-f]{64}"),
                "token-sha256 is not 64 hexadecimal digits; jundeng client add writes them");
        bureaus = bureaus == null ? List.of() : List.copyOf(bureaus);
        disabled = disabled != null && disabled;
    }

    /** Whether its token is taken on {@code day}. */
    public boolean isAdmitted(LocalDate day) {
        return !disabled && (until == null || !day.isAfter(until));
    }
}
