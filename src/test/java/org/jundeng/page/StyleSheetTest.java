// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jundeng.catalogue.Label;
import org.jundeng.catalogue.Level;
import org.jundeng.catalogue.Levels;
import org.junit.jupiter.api.Test;

/** The style sheet of pages has the colours of the city's own levels. */
class StyleSheetTest {

    @Test
    void hasAColourForEachLevelAndALegibleOneOnIt() {
        Levels levels = new Levels(List.of(
                new Level("mild", 0, new Label("轻", "mild"), "#ffe08a"),
                new Level("级.1", 1, new Label("重", "grave"), "#b3261e")));

        assertThat(StyleSheet.of(levels))
                .startsWith("/* SPDX-License-Identifier: Apache-2.0 */")
                .endsWith(".l-mild { --c: #ffe08a; --on: #000; }\n.l-级\\2e 1 { --c: #b3261e; --on: #fff; }\n");
    }
}
