// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.util.List;
import java.util.Locale;
import org.jundeng.pipeline.configuration.FeedCase;

/**
 * What came of trying one sample delivery.
 *
 * @param tried the case
 * @param state how the receipt compares with the expected one
 * @param difference the lines that differ, as a unified diff from the expected receipt to the present one; none where
 *     there was no expected one
 */
public record CaseResult(FeedCase tried, State state, List<String> difference) {

    public CaseResult {
        difference = List.copyOf(difference);
    }

    /** How a receipt compares with the expected one. */
    public enum State {
        AS_EXPECTED,
        DIFFERS,
        /** There is no expected receipt yet. */
        NO_RECEIPT,
        /** The receipt was written as the expected one. */
        WRITTEN,
        /** Brought a second time, the delivery changes figures. */
        CHANGES_AGAIN,
        /** No contract of the folder's name is beside it. */
        NO_CONTRACT,
        /** The case has no file {@code delivery.*}. */
        NO_DELIVERY,
        /** The case has several files {@code delivery.*}. */
        SEVERAL_DELIVERIES;

        /** The word for programs: {@code as-expected}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether somebody has to look at it. */
    public boolean needsSomebody() {
        return state != State.AS_EXPECTED && state != State.WRITTEN;
    }

    static CaseResult of(FeedCase tried, State state) {
        return new CaseResult(tried, state, List.of());
    }
}
