// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

/** The warehouse cannot be used now. Nothing was done, and it is safe to try again. The message holds no secret. */
public final class WarehouseUnreachable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception whose message says which warehouse, and why. */
    public WarehouseUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
