// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

/**
 * Where in a delivery something is wrong.
 *
 * @param rowNo the record's number from 1, the header counted; 0 where the whole delivery is meant
 * @param column the column's header as delivered; null where the row or the delivery is meant
 */
public record Place(long rowNo, String column) {

    /** The delivery as a whole. */
    public static final Place DELIVERY = new Place(0, null);

    /** A whole row. */
    public static Place row(long rowNo) {
        return new Place(rowNo, null);
    }
}
