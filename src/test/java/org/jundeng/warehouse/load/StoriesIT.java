// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jundeng.warehouse.TestWarehouse;

/**
 * Whatever comes in whatever order, and whatever breaks off in between: the warehouse knows what a few maps in memory
 * know. The stories are the same in each build; {@code -Pfuzz} tells other and more ones.
 */
class StoriesIT {

    private static TestWarehouse warehouse;

    @BeforeContainer
    static void opens() {
        warehouse = TestWarehouse.started();
    }

    @AfterContainer
    static void closes() throws IOException {
        warehouse.stop();
    }

    @Property(seed = "20140710", tries = 100)
    @Domain(Stories.class)
    void endInWhatTheModelKnows(@ForAll Stories.Story story) {
        new ToldStory(warehouse).tell(story);
    }
}
