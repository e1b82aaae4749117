// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Watermark;
import org.jundeng.pipeline.source.database.Dialect;
import org.jundeng.warehouse.ledger.Pull;
import org.jundeng.warehouse.ledger.Watermarks.Mark;

/** Decides what a feed's source is asked for: everything, or only what lies above the watermark less its overlap. */
public final class Questions {

    private final Function<String, Optional<Mark>> marks;
    private final Clock clock;
    private final ZoneId zone;

    /** Finds in {@code marks} how far a feed has been read; times of sources are in {@code zone}. */
    public Questions(Function<String, Optional<Mark>> marks, Clock clock, ZoneId zone) {
        this.marks = marks;
        this.clock = clock;
        this.zone = zone;
    }

    /** How much one pull asks for. */
    public enum Scope {
        /** What the contract says is due: mostly what is new. */
        DUE,
        /** Everything. */
        EVERYTHING
    }

    /**
     * What a source is asked.
     *
     * @param sql one SELECT, with {@code :?since} if a watermark is to be bound
     * @param since the value for that parameter; null if there is none, or the SELECT holds it
     * @param pull what is asked for, as the ledger keeps it; null if the feed has no watermark
     */
    public record Question(String sql, Object since, Pull pull) {}

    /** What the source of {@code contract} is asked, in its dialect; throws what finding the mark throws. */
    public Question of(Contract contract, Dialect dialect, Scope scope) {
        Watermark watermark = contract.source().watermark();
        String sql = contract.source().sql();
        if (watermark == null) {
            return new Question(sql, null, null);
        }
        String promise = promise(contract);
        Optional<String> since =
                scope == Scope.EVERYTHING ? Optional.empty() : since(contract.feed(), promise, watermark);
        Pull pull = new Pull(promise, watermark.type(), since.orElse(null), null, 0, 0);
        return since.map(begin -> new Question(
                        dialect.newer(sql, watermark, begin),
                        dialect.bindsSince() ? watermark.bound(begin) : null,
                        pull))
                .orElse(new Question(sql, null, pull));
    }

    private Optional<String> since(String feed, String promise, Watermark watermark) {
        return marks.apply(feed)
                .filter(mark -> mark.question().equals(promise) && mark.reached() != null)
                .filter(mark -> !watermark.fullIsDue(mark.fullAt(), clock.instant()))
                .map(mark -> watermark.begin(mark.reached()));
    }

    /**
     * Identifies the contract, and the time zone if watermarks are times. When it changes, everything is asked for
     * once: a new contract may cover rows that were never asked for, and in another time zone a watermark means another
     * moment.
     */
    private String promise(Contract contract) {
        try {
            boolean zoned = contract.source().watermark().type() == Watermark.Type.TIMESTAMP;
            byte[] said =
                    (zoned ? contract.promises() + " " + zone : contract.promises()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(said));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
