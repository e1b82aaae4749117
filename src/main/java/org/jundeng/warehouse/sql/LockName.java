// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.util.Objects;

/**
 * A name that {@link NamedLocks} can hold. Like the keys of {@link AdvisoryLock}, the texts must never change: nodes of
 * two versions may work on one warehouse.
 *
 * @param text what the key is made of
 * @param shared whether several processes may hold it at once, all of them in this way
 */
public record LockName(String text, boolean shared) {

    public LockName {
        Objects.requireNonNull(text, "text");
    }

    private LockName(String text) {
        this(text, false);
    }

    /** That a process serves, and sends what waits; all that serve hold it. */
    public static LockName serves() {
        return new LockName("serves", true);
    }

    /** The same name for whoever wants to know that nobody serves: it cannot be held beside {@link #serves}. */
    public static LockName nobodyServes() {
        return new LockName("serves");
    }

    /** The night's work, which one process does at a time. */
    public static LockName night() {
        return new LockName("night");
    }

    /** A node's name: no two nodes on a warehouse have the same one. */
    public static LockName node(String node) {
        return new LockName("node " + node);
    }

    /** The delivery with this arrival id, which one process takes at a time. */
    public static LockName claim(String arrivalId) {
        return new LockName("claim " + arrivalId);
    }

    /** The making of a scheduled backup, which one node does. */
    public static LockName backup() {
        return new LockName("backup");
    }

    /** A file for trials, by its path within the workspace. */
    public static LockName trial(String path) {
        return new LockName("trial " + path);
    }

    @Override
    public String toString() {
        return text;
    }
}
