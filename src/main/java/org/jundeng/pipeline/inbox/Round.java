// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

/** Files that lay in a bureau's folder at the same time. */
public final class Round {

    private String id;

    /** A round that is named after the arrival of its first file. */
    public Round() {}

    private Round(String id) {
        this.id = id;
    }

    /**
     * The round of a night in a bureau's folders; {@code night} is the night's first run, so that a night that broke
     * off continues its round.
     */
    public static Round ofNight(long night, String bureau) {
        return new Round("night " + night + " " + bureau);
    }

    /** The round's id, after {@code arrivalId} has joined it. */
    synchronized String with(String arrivalId) {
        if (id == null) {
            id = arrivalId;
        }
        return id;
    }
}
