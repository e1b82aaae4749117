// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

/**
 * The server answers, and does not let us work: a setting, a role, a right or the server itself has to be changed
 * first. Nothing was done, and trying again would only fail again. The message says what was found and what to do; it
 * holds no secret.
 */
public final class UnusableWarehouse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception whose message says which warehouse, what was found, and what to do. */
    public UnusableWarehouse(String message, Throwable cause) {
        super(message, cause);
    }
}
