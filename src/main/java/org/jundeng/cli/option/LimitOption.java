// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.io.PrintWriter;
import java.util.List;
import java.util.function.IntFunction;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.UnusableRequest;
import picocli.CommandLine.Option;

/** The option for the number of lines that are shown of an ever-growing list. */
public final class LimitOption {

    @Option(names = "--last", paramLabel = "N", defaultValue = "100", description = "How many. Default: 100.")
    private int last;

    private Integer earlier;

    /** Shows {@code most} lines, whatever the option says: for an earlier name of it. */
    public void show(int most) {
        earlier = most;
    }

    /**
     * The newest entries, as many as the option allows. If there are more, {@code err} says so.
     *
     * @param ask gives up to as many entries as it is asked for, the newest first
     * @param err standard error
     * @throws UnusableRequest if the number is below 1 or too large
     */
    public <T> List<T> newest(IntFunction<List<T>> ask, PrintWriter err) {
        int most = earlier == null ? last : earlier;
        if (most < 1 || most == Integer.MAX_VALUE) {
            throw new UnusableRequest("--last " + most + ": write how many lines to show, 1 or more");
        }
        List<T> all = ask.apply(most + 1);
        if (all.size() <= most) {
            return all;
        }
        err.println("jundeng: " + Phrasebook.here("only the newest " + most + " are shown; --last N shows more."));
        return all.subList(0, most);
    }
}
