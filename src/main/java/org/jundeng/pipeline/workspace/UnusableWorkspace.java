// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.io.IOException;
import java.nio.file.Path;

/** The workspace cannot be made, or cannot be written to. */
public final class UnusableWorkspace extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnusableWorkspace(Path workspace, IOException cause) {
        super(
                "the workspace " + workspace + " cannot be written to ("
                        + cause.getClass().getSimpleName() + " " + cause.getMessage()
                        + "); make it writable, or name another one with --workspace",
                cause);
    }
}
