// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.Objects;
import org.jundeng.contract.Watermark;

/**
 * What a pull by a watermark asked for, and how far its answer reached. Values are as {@link Watermark#read} writes
 * them.
 *
 * @param question a hash of what was promised when it was asked: what another promise brought does not count
 * @param type what the watermark's values are
 * @param since the lowest watermark that was asked for; null: everything was
 * @param reached the highest watermark in the answer; null: no row has one
 * @param without how many rows have none
 * @param ahead how many rows have one that lies in the future; {@code reached} passes over them
 */
public record Pull(String question, Watermark.Type type, String since, String reached, long without, long ahead) {

    public Pull {
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(type, "type");
    }

    /** Whether everything was asked for. */
    public boolean full() {
        return since == null;
    }

    /** Whether the answer had no row. */
    public boolean empty() {
        return reached == null && without == 0 && ahead == 0;
    }
}
