// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

/** The exit codes of all commands. Where several apply, 2 goes before 3, and 3 before 1. */
public final class ExitCode {

    /** All done. A delivery that was taken in part counts as done. */
    public static final int DONE = 0;
    /** Done, but a delivery was refused or is unconfirmed, a feed failed, or nothing was found. */
    public static final int NOT_ALL = 1;
    /** Could not start: wrong usage or configuration, or faults that {@code doctor} found. */
    public static final int COULD_NOT_START = 2;
    /** The warehouse or the mail server is out of reach: safe to run again. */
    public static final int OUT_OF_REACH = 3;

    private ExitCode() {}
}
