// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

/** Files that lay in a bureau's folder together. It bears the arrival's id of the first that was claimed. */
public final class Round {

    private String first;

    Round() {}

    /** The round's id, of which {@code arrivalId} is now one. */
    synchronized String with(String arrivalId) {
        if (first == null) {
            first = arrivalId;
        }
        return first;
    }
}
