// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.nio.file.Path;

/** Another process works in the workspace: two would take each other's deliveries. */
public final class OwnedAlready extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OwnedAlready(Path workspace, String owner) {
        super("the workspace " + workspace + " is in use by " + owner
                + "; wait until it ends, or name another one with --workspace");
    }
}
