// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.health;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The counts of the ledger at one moment, since its first line.
 *
 * @param deliveries ledger lines by outcome: {@code taken}, {@code refused}
 * @param rowsRead rows that were read
 * @param rowsRejected rows read that were rejected
 * @param findings all findings
 * @param openEpisodes open episodes by level; can decrease
 * @param notices notices by state: {@code pending}, {@code sent}; can decrease
 * @param feedsFailing feeds whose latest pull failed; can decrease
 * @param oldestUnsent when the oldest notice that waits to be sent was written; empty where none waits
 * @param unconfirmed deliveries that wait to be confirmed; can decrease
 * @param oldestUnconfirmed the beginning of the day from which the oldest of them waits; empty where none does
 * @param channels notices by channel and state; can decrease
 * @param replies mails that came to the mailbox for replies, by outcome
 * @param refusedAddresses people whose addresses mail servers refuse; can decrease
 * @param lastSuccessfulNight the end of the latest nightly run with exit code 0 or 1; empty where there was none
 * @param lastBackup when the latest backup by schedule was complete and tried; empty where there was none
 */
public record LedgerFigures(
        Map<String, Long> deliveries,
        long rowsRead,
        long rowsRejected,
        long findings,
        Map<String, Long> openEpisodes,
        Map<String, Long> notices,
        long feedsFailing,
        Optional<Instant> oldestUnsent,
        long unconfirmed,
        Optional<Instant> oldestUnconfirmed,
        Map<String, Map<String, Long>> channels,
        Map<String, Long> replies,
        long refusedAddresses,
        Optional<Instant> lastSuccessfulNight,
        Optional<Instant> lastBackup) {

    public LedgerFigures {
        deliveries = Map.copyOf(deliveries);
        openEpisodes = Map.copyOf(openEpisodes);
        notices = Map.copyOf(notices);
        channels = Map.copyOf(channels);
        replies = Map.copyOf(replies);
        Objects.requireNonNull(oldestUnsent, "oldestUnsent");
        Objects.requireNonNull(oldestUnconfirmed, "oldestUnconfirmed");
        Objects.requireNonNull(lastSuccessfulNight, "lastSuccessfulNight");
        Objects.requireNonNull(lastBackup, "lastBackup");
    }
}
