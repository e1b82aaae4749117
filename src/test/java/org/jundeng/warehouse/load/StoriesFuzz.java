// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.load;

import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jundeng.warehouse.TestWarehouse;

/** As {@link StoriesIT}, with another seed each time and many more stories; only {@code -Pfuzz} runs it. */
class StoriesFuzz {

    private static TestWarehouse warehouse;

    @BeforeContainer
    static void opens() {
        warehouse = TestWarehouse.started();
    }

    @AfterContainer
    static void closes() throws IOException {
        warehouse.stop();
    }

    @Property(tries = 5000)
    @Domain(Stories.class)
    void endInWhatTheModelKnows(@ForAll Stories.Story story) {
        new ToldStory(warehouse).tell(story);
    }
}
