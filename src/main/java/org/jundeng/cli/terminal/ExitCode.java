// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

/** What the command line ends with. A larger trouble hides a smaller one: 2 before 3 before 1. */
public final class ExitCode {

    /** All done; a delivery taken in part is done. */
    public static final int DONE = 0;
    /** Done, but a delivery was refused, a feed failed, or nothing was found. */
    public static final int NOT_ALL = 1;
    /** Could not start: usage, configuration, faults that {@code doctor} found. */
    public static final int COULD_NOT_START = 2;
    /** The warehouse or the mail server is out of reach: safe to run again. */
    public static final int OUT_OF_REACH = 3;

    private ExitCode() {}
}
