// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

/** The warehouse cannot be worked with now; nothing was done, and it is safe to try again. Holds no secret. */
public final class WarehouseUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says which warehouse, and why. */
    public WarehouseUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
