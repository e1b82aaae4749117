// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.IOException;
import java.io.PrintWriter;

/** Whether a command's answer was written whole: a short file must not look like a good one. */
public final class WrittenAnswer {

    private WrittenAnswer() {}

    /**
     * The exit code of a command that has printed its answer. Where the answer could not be written, {@code err} says
     * so, and the code is {@link ExitCode#OUT_OF_REACH} or, if the command could not start, remains what it was. A
     * reader who has seen enough, such as {@code head}, closes the pipe; that is no fault, and nothing is said.
     */
    public static int exitCode(int exitCode, PrintWriter out, PrintWriter err) {
        out.flush();
        IOException trouble = Screen.trouble(out);
        if (trouble == null || Screen.readerLeft(out)) {
            return exitCode;
        }
        err.println("jundeng: the answer is not whole, because it could not be written: " + trouble.getMessage());
        return exitCode == ExitCode.COULD_NOT_START ? exitCode : ExitCode.OUT_OF_REACH;
    }
}
