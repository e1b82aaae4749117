// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes of two versions may work on one warehouse: the names must stay what they are. */
class LockNameTest {

    @Test
    void namesAreWhatTheyAlwaysWere() {
        assertThat(LockName.night()).hasToString("night");
        assertThat(LockName.node("a")).hasToString("node a");
        assertThat(LockName.claim("20140630-1")).hasToString("claim 20140630-1");
        assertThat(LockName.trial("inbox/stats/a.csv")).hasToString("trial inbox/stats/a.csv");
    }

    /** The subject follows the last word, so no subject can make one name another. */
    @Test
    void noSubjectMakesOneNameAnother() {
        List<String> prefixes = List.of(
                LockName.night().text(),
                LockName.node("").text(),
                LockName.claim("").text(),
                LockName.trial("").text());

        assertThat(prefixes)
                .allSatisfy(each ->
                        assertThat(prefixes).filteredOn(each::startsWith).containsExactly(each));
    }
}
