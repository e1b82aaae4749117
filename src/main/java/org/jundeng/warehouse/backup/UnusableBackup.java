// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

/** A backup cannot be written, or cannot be restored. The message says why, and what to do. */
public final class UnusableBackup extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnusableBackup(String message) {
        super(message);
    }
}
