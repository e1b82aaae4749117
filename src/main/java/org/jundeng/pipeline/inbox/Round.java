// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

/** Files that lay in a bureau's folder together. */
public final class Round {

    private String id;

    /** A round that is called after the arrival of its first file. */
    public Round() {}

    private Round(String id) {
        this.id = id;
    }

    /** What a night finds in a bureau's folders; {@code night} is its first run: a night that broke off goes on. */
    public static Round ofNight(long night, String bureau) {
        return new Round("night " + night + " " + bureau);
    }

    /** The round's id, of which {@code arrivalId} is now one. */
    synchronized String with(String arrivalId) {
        if (id == null) {
            id = arrivalId;
        }
        return id;
    }
}
