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

/**
 * Sixty nights and their days: each mail that leaves is true when it leaves, and whoever has to know something knows
 * it. The tales are the same in each build; {@code -Psoak} tells a thousand others.
 */
class OracleIT {

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

    @Property(seed = "20140106", tries = 3, shrinking = ShrinkingMode.OFF)
    @Domain(Tales.class)
    void believesNothingFalse(@ForAll Tale tale) {
        new ToldYear(warehouse, home).tell(tale);
    }
}
