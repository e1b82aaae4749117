// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.pipeline.configuration.Folders;
import picocli.CommandLine.Option;

/** The options for the three folders that every command works with. */
public final class FolderOptions {

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "Inbox, archive, receipts and the embedded server. Default: data beside the program.")
    private Path workspace;

    @Option(names = "--config", paramLabel = "DIR", description = "What the data means. Default: config.")
    private Path config;

    @Option(names = "--routes", paramLabel = "DIR", description = "How and when data arrives. Default: routes.")
    private Path routes;

    /** The absolute path that was given, or of {@code data} beside the program. */
    public Path workspace() {
        return orBeside(workspace, "data");
    }

    /** The absolute path that was given, or of {@code config} beside the program. */
    public Path config() {
        return orBeside(config, "config");
    }

    /** The absolute path that was given, or of {@code routes} beside the program. */
    private Path routes() {
        return orBeside(routes, "routes");
    }

    /** The three folders, with the environment of this process. */
    public Folders all() {
        return new Folders(workspace(), config(), routes(), System.getenv());
    }

    /**
     * The three folders, for a command that must not create a workspace. Throws {@link UnusableRequest} if there is no
     * workspace yet.
     */
    public Folders existing() {
        if (!Files.isDirectory(workspace())) {
            throw new UnusableRequest("there is no workspace " + workspace()
                    + "; nightly, serve and demo make one, and --workspace names another");
        }
        return all();
    }

    private static Path orBeside(Path given, String name) {
        Path chosen = given != null ? given : Path.of(System.getProperty("jundeng.home", ""), name);
        return chosen.toAbsolutePath().normalize();
    }
}
