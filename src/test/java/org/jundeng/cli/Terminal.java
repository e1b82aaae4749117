// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.cli.terminal.Screen;
import org.jundeng.warehouse.TestWarehouse;
import picocli.CommandLine;

/**
 * Runs commands on a test's warehouse with a configuration.
 *
 * @param workspace a folder of the test's own
 * @param config the configuration
 */
public record Terminal(Path workspace, Path config) {

    /**
     * The answer of a command.
     *
     * @param exit the exit code
     * @param out standard output
     * @param err standard error
     */
    public record Said(int exit, String out, String err) {

        public List<String> lines() {
            return out.lines().toList();
        }
    }

    /** On a warehouse, with nights that write no pages: those of the shipped plan take longer than most nights here. */
    public static Terminal on(TestWarehouse warehouse, Path workspace, Path config) {
        return on(warehouse, workspace, config, "jundeng.keep.site-nights=0\n");
    }

    /** The same, with nights that write their pages. */
    public static Terminal writingPages(TestWarehouse warehouse, Path workspace, Path config) {
        return on(warehouse, workspace, config, "");
    }

    private static Terminal on(TestWarehouse warehouse, Path workspace, Path config, String settings) {
        try {
            Files.writeString(
                    workspace.resolve("application.properties"), "jundeng.db.url=" + warehouse.url() + "\n" + settings);
            return new Terminal(workspace, config);
        } catch (IOException e) {
            throw new UncheckedIOException("setting up " + workspace, e);
        }
    }

    public Said say(String... words) {
        StringWriter out = new StringWriter();
        Said said = sayInto(out, words);
        return new Said(said.exit(), out.toString(), said.err());
    }

    /** Runs a command whose answer goes to {@code out}, which may fail; the answer's text is not kept. */
    public Said sayInto(Writer out, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--workspace", workspace.toString(), "--config", config.toString()));
        StringWriter err = new StringWriter();
        CommandLine line = Jundeng.commandLine(words);
        line.setOut(new Screen(out));
        line.setErr(new Screen(err));
        int exit = line.execute(all.toArray(String[]::new));
        return new Said(exit, "", err.toString());
    }
}
