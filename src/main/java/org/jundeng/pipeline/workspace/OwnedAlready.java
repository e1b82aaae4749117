// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.nio.file.Path;

/** Another process works in the workspace or under the node's name; the two could not be told apart. */
public final class OwnedAlready extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private OwnedAlready(String message) {
        super(message);
    }

    static OwnedAlready workspace(Path workspace, String owner) {
        return new OwnedAlready("the workspace " + workspace + " is in use by " + owner
                + "; wait until it ends, or name another one with --workspace");
    }

    /** Another process, described as {@code owner}, has the node's name. */
    public static OwnedAlready node(String node, String owner) {
        return new OwnedAlready("the node \"" + node + "\" is at work already, as " + owner
                + "; wait until it ends, or give this one a name of its own with jundeng.node");
    }

    /** Another process took the node's name while this one had no session on the warehouse. */
    public static OwnedAlready nameLost(String node) {
        return new OwnedAlready("another process on this warehouse has taken the name \"" + node
                + "\" while this one had lost its connection; this one takes nothing any more and ends; give each node"
                + " a name of its own with jundeng.node");
    }
}
