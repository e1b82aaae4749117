// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sixty nights and their days: each mail that leaves is true when it leaves, and whoever has to know something knows
 * it. There are a thousand tales in which all answer for all, a hundred in which people answer for townships (from 1001
 * on), and a hundred in which a rule watches the lag of the feed, too (from 2001 on). Each build tells the first few,
 * in an order that is drawn once and for all; {@code -Psoak} tells all. All tales are told, whichever differ: untrue
 * words end none, something that was told to the wrong people ends its tale. Those that went wrong are told again by
 * {@code -Djundeng.tales.only=17,508}, some in a row by {@code -Djundeng.tales.first=101 -Djundeng.tales=50}.
 */
class OracleIT {

    private static final int ALL = 1000;
    private static final int[] FURTHER = {1001, 2001};
    private static final int OF_FURTHER = 100;
    private static final long ORDER = 2014;
    private static final Integer FIRST = Integer.getInteger("jundeng.tales.first");
    private static final String ONLY = System.getProperty("jundeng.tales.only");
    private static final int TALES = Integer.getInteger("jundeng.tales", 3);

    @RegisterExtension
    private static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    private static Path home;

    @Test
    void tellsEachTrueThingOnceAndNothingElse() {
        List<String> differences = new ArrayList<>();
        int kept = 0;
        for (int number : numbers()) {
            try {
                kept += new ToldYear(WAREHOUSE, home).tell(Tales.tale(number));
            } catch (AssertionError difference) {
                differences.add("tale " + number + ": " + difference.getMessage());
            }
        }
        assertThat(differences).isEmpty();
        if (ONLY == null) {
            assertThat(kept).as("promises of mails that were kept").isPositive();
        }
    }

    /** Those that are asked for; with a first one, it and those that follow; else the first ones of the drawn order. */
    private static List<Integer> numbers() {
        if (ONLY != null) {
            return Stream.of(ONLY.split(",")).map(Integer::valueOf).toList();
        }
        if (FIRST != null) {
            return IntStream.range(FIRST, FIRST + TALES).boxed().toList();
        }
        List<Integer> all =
                new ArrayList<>(IntStream.rangeClosed(1, ALL).boxed().toList());
        Collections.shuffle(all, new Random(ORDER));
        List<Integer> numbers = new ArrayList<>(all.subList(0, Math.min(TALES, ALL)));
        int further = Math.max(1, numbers.size() * OF_FURTHER / ALL);
        for (int first : FURTHER) {
            IntStream.range(first, first + further).forEach(numbers::add);
        }
        return numbers;
    }
}
