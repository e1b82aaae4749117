// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty nights and their days: each mail that leaves is true when it leaves, and whoever has to know something knows
 * it. Each build tells the same few tales, {@code -Psoak} a thousand. A tale that went wrong is told again alone by
 * {@code -Djundeng.tales.first=17 -Djundeng.tales=1}.
 */
class OracleIT {

    private static final int FIRST = Integer.getInteger("jundeng.tales.first", 1);
    private static final int TALES = Integer.getInteger("jundeng.tales", 3);

    @RegisterExtension
    private static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    private static Path home;

    @Test
    void tellsEachTrueThingOnceAndNothingElse() {
        List<String> differences = new ArrayList<>();
        for (int number = FIRST; number < FIRST + TALES; number++) {
            try {
                new ToldYear(WAREHOUSE, home).tell(Tales.tale(number));
            } catch (AssertionError difference) {
                differences.add("tale " + number + ": " + difference.getMessage());
            }
        }
        assertThat(differences).isEmpty();
    }
}
