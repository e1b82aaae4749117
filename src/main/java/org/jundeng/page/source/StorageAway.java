// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.source;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What is kept of deliveries cannot be read now: its storage is away, or does not let this process read. */
public final class StorageAway extends UncheckedIOException {

    private static final long serialVersionUID = 1L;

    StorageAway(String message, IOException cause) {
        super(message, cause);
    }
}
