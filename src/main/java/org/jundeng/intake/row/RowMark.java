// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

/**
 * What a row of a marked copy says of itself: the row of an earlier delivery that it mends.
 *
 * @param deliveryId the ledger number of that delivery; 0 where it was only tried
 * @param rowNo the row's number in it
 * @param note whether the row was taken, and only something said of it
 */
public record RowMark(long deliveryId, long rowNo, boolean note) {

    /** The mark of a row that was rejected. */
    public RowMark(long deliveryId, long rowNo) {
        this(deliveryId, rowNo, false);
    }

    /** The mark in the words of a language; it begins the cell of findings. */
    public String text(boolean chinese) {
        String tried = chinese ? "试投" : "trial";
        String delivery = deliveryId == 0 ? tried : (chinese ? "台账号 " : "line ") + deliveryId;
        String kind = note ? chinese ? " 提示" : " note" : "";
        return "〔" + delivery + (chinese ? " 行 " : " row ") + rowNo + kind + "〕";
    }
}
