// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.io.IOException;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jundeng.ScratchFolders;
import org.jundeng.warehouse.TestWarehouse;

/** As {@link OracleIT}, with another seed each time and a thousand tales; only {@code -Psoak} runs it. */
class OracleSoak {

    private static TestWarehouse warehouse;
    private static Path home;

    @BeforeContainer
    static void opens() throws IOException {
        warehouse = TestWarehouse.started();
        home = ScratchFolders.create();
    }

    @AfterContainer
    static void closes() throws IOException {
        warehouse.stop();
    }

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    @Domain(Tales.class)
    void believesNothingFalse(@ForAll Tale tale) {
        new ToldYear(warehouse, home).tell(tale);
    }
}
