// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What programs are told of a line of the ledger, in its order: the columns of {@code jundeng deliveries --csv} and of
 * the API. Names and order are promises; further ones come at the end.
 */
public enum LedgerField {
    /** The ledger number. */
    DELIVERY(said -> said.line().deliveryId()),
    /** What is the same when its processing is resumed. */
    ARRIVAL_ID(said -> said.line().arrivalId()),
    /** The kind of line. */
    KIND(said -> said.line().arrival().kind().word()),
    /** The line that it is about; null for a delivery. */
    CONCERNS(said -> said.line().arrival().concerns()),
    /** The line that had the same bytes; null where there is none. */
    DUPLICATE_OF(said -> said.line().duplicateOf()),
    /** The bureau. */
    BUREAU(said -> said.line().bureau()),
    /** The feed; null where no contract claims it. */
    FEED(said -> said.line().feed()),
    /** The name, as delivered. */
    SOURCE_NAME(said -> said.line().sourceName()),
    /** The hash of the bytes; null where nothing arrived. */
    SHA256(said -> said.line().sha256()),
    /** How many bytes arrived. */
    BYTES(said -> said.line().arrival().bytes().size()),
    /** When it arrived. */
    ARRIVED_AT(said -> said.line().arrival().times().arrivedAt()),
    /** When the line was written. */
    RECORDED_AT(said -> said.line().recordedAt()),
    /** The night that it counts for. */
    BUSINESS_DATE(said -> said.line().businessDate()),
    /** What became of it. */
    OUTCOME(said -> said.line().outcome().word()),
    /** The rows that were read. */
    ROWS_READ(said -> said.line().counts().rowsRead()),
    /** The rows among them with a fault. */
    ROWS_REJECTED(said -> said.line().counts().rowsRejected()),
    /** The figures that were new. */
    NEW(said -> said.line().counts().obsNew()),
    /** The figures that were replaced. */
    REVISED(said -> said.line().counts().obsRevised()),
    /** The figures that were known. */
    UNCHANGED(said -> said.line().counts().obsUnchanged()),
    /** All findings. */
    FINDINGS(said -> said.line().counts().findings()),
    /** Where the bytes are kept; null where they are not. */
    KEPT_PATH(said -> said.line().keptPath()),
    /** Why somebody asked for it; null for a delivery. */
    REASON(said -> said.line().grounds().reason()),
    /** Who did; null for a delivery. */
    AUTHOR(said -> said.line().grounds().author()),
    /** When the bytes were let go; null where they were not. */
    LET_GO_AT(said -> said.letGoAt()),
    /** Whether it came as history. */
    HISTORY(said -> said.line().arrival().taker().history()),
    /** How many rejected rows wait to be mended; null where none does. */
    ROWS_OPEN(said -> said.open() == null ? null : said.open().rows()),
    /** Since how many days; null where none does. */
    DAYS_OPEN(said -> said.open() == null ? null : said.open().daysOn(said.today()));

    private final Function<Said, Object> reader;

    LedgerField(Function<Said, Object> reader) {
        this.reader = reader;
    }

    /**
     * What there is to say of a line.
     *
     * @param line the line
     * @param letGoAt when its bytes were let go; null where they were not
     * @param open its rows that wait to be mended; null where none does
     * @param today the day until which days are counted
     */
    public record Said(LedgerLine line, Instant letGoAt, OpenRows.Open open, LocalDate today) {

        /** A cell for each field, in their order; null where there is nothing to say. */
        public Object[] cells() {
            return Arrays.stream(values())
                    .map(field -> field.reader.apply(this))
                    .toArray();
        }
    }

    /** Its name, which heads its column. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The names of all, in their order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(LedgerField::word).toList();
    }
}
