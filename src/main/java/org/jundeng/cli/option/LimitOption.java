// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntFunction;
import org.jundeng.cli.terminal.UnusableRequest;
import picocli.CommandLine.Option;

/** How much of a long list is shown: an option of lists that only grow. */
public final class LimitOption {

    @Option(names = "--last", paramLabel = "N", defaultValue = "100", description = "How many. Default: 100.")
    private int last;

    /** The newest that {@code ask} gives when asked for so many. What is left out is said to {@code err}. */
    public <T> List<T> newest(IntFunction<List<T>> ask, PrintWriter err) {
        if (last < 1 || last == Integer.MAX_VALUE) {
            throw new UnusableRequest("--last " + last + ": write how many lines to show, 1 or more");
        }
        List<T> all = ask.apply(last + 1);
        if (all.size() <= last) {
            return all;
        }
        err.println("jundeng: only the newest " + last + " are shown; --last N shows more.");
        return all.subList(0, last);
    }
}
