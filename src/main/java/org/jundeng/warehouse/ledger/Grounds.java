// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

/**
 * Why somebody had a delivery withdrawn or confirmed.
 *
 * @param reason in their words; null where nobody gave one
 * @param author a person's id or an operating system user; null where nobody says so
 */
public record Grounds(String reason, String author) {

    /** Nobody asked for it. */
    public static final Grounds NONE = new Grounds(null, null);
}
