// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.sample.SampleFile;
import org.jundeng.sample.SampleSet;
import org.jundeng.sample.SampleSources;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/** Sample bureaus for a demonstration: their databases on the embedded server, and what their stewards drop. */
public final class SampleBureaus {

    private SampleBureaus() {}

    /** Whether the warehouse is on a server of the operator's own, where no sample databases are made. */
    public static boolean haveNoPlace(Configuration configuration) {
        return configuration.settings().text("jundeng.db.url").isPresent();
    }

    /** Writes into the workspace's settings where the sample databases are. */
    public static void address(Folders folders) throws IOException {
        Configuration configuration = Configuration.read(folders);
        StringBuilder settings = new StringBuilder("# Written by jundeng demo: sample bureau databases.\n");
        for (String source : new SampleSources(configuration.catalogue()).sources()) {
            settings.append(
                    String.format(Locale.ROOT, "jundeng.source.%s.url=embedded:%s\n", source, database(source)));
        }
        Path file = Files.createDirectories(folders.workspace()).resolve("application.properties");
        Files.writeString(file, settings);
    }

    /** Fills the sample databases and the inboxes; returns each file with the outcome that is planned for it. */
    public static List<SampleFile> fill(OpenWorkspace opened) throws IOException {
        Catalogue catalogue = opened.configuration().catalogue();
        EmbeddedServer server = opened.warehouse()
                .server()
                .orElseThrow(() -> new IllegalStateException(
                        "the demonstration makes databases on the embedded server only: unset jundeng.db.url"));
        SampleSources sources = new SampleSources(catalogue);
        for (String source : sources.sources()) {
            server.createDatabase(database(source));
            try (Connection connection = server.ownerOf(database(source)).getConnection()) {
                sources.fill(source, connection);
            } catch (SQLException e) {
                throw new UncheckedSqlException(e);
            }
            server.letRead(database(source));
        }
        return SampleSet.write(
                opened.workspace().inboxes(), opened.configuration().contracts(), catalogue);
    }

    private static String database(String source) {
        return "sample_" + source.replace('-', '_');
    }
}
