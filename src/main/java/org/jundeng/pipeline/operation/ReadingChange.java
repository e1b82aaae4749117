// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * What another version of the contract would have made of a delivery.
 *
 * @param line the delivery's line in the ledger
 * @param before how it is read under the earlier version
 * @param after how it is read under the later version
 * @param figures the figures that only one of the two takes, or that they take differently
 * @param findings by code, how many findings more there are under the later version, or fewer; none where as many
 * @param unreadable why its bytes cannot be read again; null where they can
 */
public record ReadingChange(
        LedgerLine line, Rows before, Rows after, Figures figures, Map<String, Long> findings, String unreadable) {

    /**
     * The rows of a delivery.
     *
     * @param read how many rows it has
     * @param rejected how many of them are rejected
     * @param refused whether the whole delivery is
     * @param figures how many figures are taken
     */
    public record Rows(long read, long rejected, boolean refused, long figures) {

        private static final Rows NONE = new Rows(0, 0, false, 0);

        private static Rows of(DeliveryReading reading) {
            return new Rows(
                    reading.rowsRead(),
                    reading.rowsRejected(),
                    reading.refused(),
                    reading.figures().size());
        }
    }

    /**
     * Figures that are not taken alike.
     *
     * @param gained how many only the later version takes
     * @param lost how many only the earlier one takes
     * @param changed how many have another value or status
     */
    public record Figures(long gained, long lost, long changed) {

        private static final Figures NONE = new Figures(0, 0, 0);

        private static Figures between(Map<String, String> before, Map<String, String> after) {
            long changed = before.entrySet().stream()
                    .filter(each -> after.containsKey(each.getKey())
                            && !after.get(each.getKey()).equals(each.getValue()))
                    .count();
            long lost = before.keySet().stream()
                    .filter(key -> !after.containsKey(key))
                    .count();
            return new Figures(after.size() - (before.size() - lost), lost, changed);
        }
    }

    static ReadingChange of(LedgerLine line, DeliveryReading before, DeliveryReading after) {
        Map<String, Long> findings = new TreeMap<>();
        Set<String> codes = new TreeSet<>(before.findings().keySet());
        codes.addAll(after.findings().keySet());
        for (String code : codes) {
            long more =
                    after.findings().getOrDefault(code, 0L) - before.findings().getOrDefault(code, 0L);
            if (more != 0) {
                findings.put(code, more);
            }
        }
        return new ReadingChange(
                line,
                Rows.of(before),
                Rows.of(after),
                Figures.between(before.figures(), after.figures()),
                findings,
                null);
    }

    static ReadingChange unreadable(LedgerLine line, String why) {
        return new ReadingChange(line, Rows.NONE, Rows.NONE, Figures.NONE, Map.of(), why);
    }

    /** Whether both versions read it alike. */
    public boolean isNone() {
        return unreadable == null && before.equals(after) && figures.equals(Figures.NONE) && findings.isEmpty();
    }
}
