// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jundeng.assess.StoredFigures;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.examination.Remarks;
import org.jundeng.pipeline.examination.Remarks.Kind;
import org.jundeng.pipeline.examination.Remarks.Remark;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What an examination says of ids that the warehouse knows and the configuration does not. */
class OrphanExaminerIT {

    private static final Remark UNKNOWN = new Remark(
            Kind.NOTE,
            "the warehouse is not of this version yet or does not answer, so ids that the configuration has"
                    + " changed without formerly are not known");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path home;

    @Test
    void namesOrphansUntilFormerlyTakesThemOverAndOnlyWhereItCanKnow() throws IOException {
        ConfigCopy config = ConfigCopy.into(home.resolve("config"));
        new StoredFigures(warehouse).deliver("就业.csv", "unemployment-rate", "fuyang", "2014-05", "3.5");
        assertThat(examine(config, warehouse.dataSource())).isEmpty();

        config.spoil("catalogue/01-employment.yaml", "- id: unemployment-rate\n", "- id: registered-unemployment\n");
        for (String file : List.of("catalogue/01-employment.yaml", "feeds/hrss/hrss-employment.yaml")) {
            config.spoil(file, "indicator: unemployment-rate", "indicator: registered-unemployment");
        }
        config.spoil("feeds/hrss/hrss-rate.yaml", "indicator: unemployment-rate", "indicator: registered-unemployment");
        assertThat(examine(config, warehouse.dataSource()))
                .containsExactly(new Remark(
                        Kind.NOTE,
                        "indicator \"unemployment-rate\" has figures in the warehouse, but the configuration does not"
                                + " know it; if it has another id now, write formerly: [unemployment-rate] there, and"
                                + " its figures go on under the new id"));

        config.spoil(
                "catalogue/01-employment.yaml",
                "- id: registered-unemployment\n",
                "- id: registered-unemployment\n    formerly: [unemployment-rate]\n");
        assertThat(examine(config, warehouse.dataSource())).isEmpty();

        assertThat(examine(config, away())).containsExactly(UNKNOWN);
        warehouse.makeAsVersion("22");
        assertThat(examine(config, warehouse.dataSource())).containsExactly(UNKNOWN);
    }

    private List<Remark> examine(ConfigCopy config, DataSource source) {
        Configuration configuration =
                Configuration.read(new Folders(home, config.folder(), Path.of("routes"), Map.of()));
        Remarks remarks = new Remarks();
        new OrphanExaminer(configuration, source).examine(remarks);
        return remarks.all();
    }

    private static DataSource away() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/jundeng");
        return nowhere;
    }
}
