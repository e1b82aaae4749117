// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.cli.Terminal;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The API and SDMX over HTTP, on a warehouse with a night of samples. One site serves all its tests. */
class ApiIT {

    private static final TestWarehouse WAREHOUSE = TestWarehouse.started();

    @TempDir
    private static Path folder;

    private static ApiSite site;
    private static Terminal terminal;
    private static Deliveries deliveries;

    @BeforeAll
    static void serve() throws IOException {
        site = ApiSite.with(
                WAREHOUSE, folder, sample -> List.of("hrss", "civil-affairs").contains(sample.bureau()));
        deliveries = new Deliveries(WAREHOUSE.dataSource());
        Path asking = Files.createDirectories(folder.resolve("asking"));
        terminal = Terminal.on(WAREHOUSE, asking, site.config());
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
        WAREHOUSE.stop();
    }

    @Nested
    class Answers extends ApiAnswers {
        Answers() {
            super(site, WAREHOUSE, terminal, deliveries);
        }
    }

    @Nested
    class Forms extends ApiForms {
        Forms() {
            super(site, WAREHOUSE);
        }
    }

    @Nested
    class Sdmx extends SdmxAnswers {
        Sdmx() {
            super(site, WAREHOUSE, terminal, deliveries);
        }
    }

    @Nested
    class OnePoint extends SdmxOnePoint {
        OnePoint() {
            super(site, WAREHOUSE, deliveries);
        }
    }
}
