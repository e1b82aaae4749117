// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.configuration.Folders;
import picocli.CommandLine.Option;

/**
 * The options for the three folders that every command works with. Where an option is absent, a variable of the
 * environment names the folder, so that an installation says once where its folders are; else it lies beside the
 * program.
 */
public final class FolderOptions {

    private final Map<String, String> environment;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Inbox, archive, receipts and the embedded server. "
                    + "Default: JUNDENG_WORKSPACE, else data beside the program.")
    private Path workspace;

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "What the data means. Default: JUNDENG_CONFIG, else config.")
    private Path config;

    @Option(
            names = "--routes",
            paramLabel = "DIR",
            description = "How and when data arrives. Default: JUNDENG_ROUTES, else routes.")
    private Path routes;

    /** Takes the variables from the environment of this process. */
    public FolderOptions() {
        this(System.getenv());
    }

    FolderOptions(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The absolute path given, or named by {@code JUNDENG_WORKSPACE}, else of {@code data} beside the program. */
    public Path workspace() {
        return orBeside(workspace, "JUNDENG_WORKSPACE", "data");
    }

    /** The absolute path given, or named by {@code JUNDENG_CONFIG}, else of {@code config} beside the program. */
    public Path config() {
        return orBeside(config, "JUNDENG_CONFIG", "config");
    }

    /** The absolute path given, or named by {@code JUNDENG_ROUTES}, else of {@code routes} beside the program. */
    private Path routes() {
        return orBeside(routes, "JUNDENG_ROUTES", "routes");
    }

    /** The options that were given, as another command takes them, each behind a blank; empty where none were. */
    public String asTyped() {
        return asTyped("--config", config) + asTyped("--routes", routes) + asTyped("--workspace", workspace);
    }

    private static String asTyped(String option, Path given) {
        if (given == null) {
            return "";
        }
        String text = given.toString();
        boolean plain = text.matches("[\\p{L}\\p{N}/._-]+");
        return " " + option + " " + (plain ? text : "'" + text.replace("'", "'\\''") + "'");
    }

    /** The three folders, with the environment of this process. */
    public Folders all() {
        return new Folders(workspace(), config(), routes(), environment);
    }

    /**
     * The three folders, for a command that must not create a workspace. Throws {@link UnusableRequest} if there is no
     * workspace yet.
     */
    public Folders existing() {
        if (!haveWorkspace()) {
            throw new UnusableRequest("there is no workspace " + workspace()
                    + "; nightly, serve and demo make one, and --workspace names another");
        }
        return all();
    }

    /** Whether there is a workspace. */
    public boolean haveWorkspace() {
        return Files.isDirectory(workspace());
    }

    private Path orBeside(Path given, String variable, String name) {
        String named = environment.getOrDefault(variable, "").strip();
        Path otherwise = named.isEmpty() ? Path.of(System.getProperty("jundeng.home", ""), name) : Path.of(named);
        return (given != null ? given : otherwise).toAbsolutePath().normalize();
    }
}
