// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.Objects;
import org.jundeng.contract.Watermark;

/**
 * What a pull by watermark asked for, and how far its answer reached. Watermarks are written as by
 * {@link Watermark#read}.
 *
 * @param question a hash of the contract, and of the time zone where that matters; watermarks of another one do not
 *     count
 * @param type the type of the watermarks
 * @param since the lowest watermark that was asked for; null where everything was
 * @param reached the highest watermark in the answer; null where no row has one
 * @param without how many rows have no watermark
 * @param ahead how many rows have a watermark in the future, which {@code reached} ignores
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
