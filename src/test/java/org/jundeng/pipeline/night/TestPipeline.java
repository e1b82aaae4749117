// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.sample.SampleFile;
import org.jundeng.sample.SampleSet;
import org.jundeng.sample.SampleSources;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.history.FigureSelection;
import org.jundeng.warehouse.history.Observations;
import org.jundeng.warehouse.sql.UncheckedSqlException;

/** A pipeline on a test's warehouse, with the shipped configuration unless another one is named. */
public final class TestPipeline {

    public static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);

    private final Path workspace;
    private final TestWarehouse warehouse;
    private final Map<String, String> environment = new HashMap<>();
    private Path config = Path.of("config");
    private Path routes = Path.of("routes");

    public TestPipeline(Path workspace, TestWarehouse warehouse) {
        this.workspace = workspace;
        this.warehouse = warehouse;
        environment.put("JUNDENG_DB_URL", warehouse.url());
        environment.put("JUNDENG_INBOX_QUIET_PERIOD", "500ms");
        // Hundreds of pages a night, which take longer than most nights here.
        environment.put("JUNDENG_KEEP_SITE_NIGHTS", "0");
    }

    public TestPipeline with(Path otherConfig, Path otherRoutes) {
        config = otherConfig;
        routes = otherRoutes;
        return this;
    }

    /** Makes the sample bureau databases, in the test's own database, and says where they are. */
    public TestPipeline withSampleSources() {
        SampleSources sources = new SampleSources(Configuration.read(folders()).catalogue());
        String url = warehouse.url().replace("currentSchema=jundeng", "currentSchema=public");
        for (String source : sources.sources()) {
            try (Connection connection = DriverManager.getConnection(url)) {
                sources.fill(source, connection);
            } catch (SQLException e) {
                throw new UncheckedSqlException(e);
            }
            environment.put("JUNDENG_SOURCE_" + source.toUpperCase(Locale.ROOT).replace('-', '_') + "_URL", url);
        }
        return this;
    }

    /** Says where a bureau's database is; the name as it stands in the environment. */
    public TestPipeline source(String name, String url) {
        environment.put("JUNDENG_SOURCE_" + name + "_URL", url);
        return this;
    }

    public Folders folders() {
        return new Folders(workspace, config, routes, environment);
    }

    public RunningPipeline begin() {
        return RunningPipeline.begin(
                "test", Edges.Mode.NIGHTLY, folders(), new RunOptions(Clock.systemUTC(), NIGHT, Progress.SILENT));
    }

    public List<SampleFile> dropSamples(Pipeline pipeline) {
        try {
            return SampleSet.write(
                    pipeline.opened().workspace().inboxes(),
                    pipeline.opened().configuration().contracts(),
                    pipeline.opened().configuration().catalogue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All observations, without the numbers that differ from run to run. */
    public static List<String> observations(Pipeline pipeline) {
        List<String> rows = new ArrayList<>();
        new Observations(pipeline.opened().database())
                .each(
                        FigureSelection.REPORTED,
                        row -> rows.add(String.join(
                                " ",
                                row.freq(),
                                row.indicator(),
                                row.refArea(),
                                row.timePeriod(),
                                row.obsValue() == null ? "-" : row.obsValue().toPlainString(),
                                row.obsStatus(),
                                row.unitMeasure(),
                                row.dimensions(),
                                row.regionId())));
        return rows;
    }
}
