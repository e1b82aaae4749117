// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.Unanswerable;
import org.junit.jupiter.api.Test;

/** Queries, as they are read and written again. */
class AskedQueryTest {

    @Test
    void keepsEachValueOfAName() {
        assertThat(AskedQuery.read("a=1&b=%E6%9D%AD+%2B&a=2&&c"))
                .containsExactly(
                        Map.entry("a", List.of("1", "2")), Map.entry("b", List.of("杭 +")), Map.entry("c", List.of("")));
        assertThat(AskedQuery.read("")).isEmpty();
    }

    @Test
    void asksTheSameFromAnotherPlaceOn() {
        Map<String, List<String>> asked = AskedQuery.read("a=1&a=%26&cursor=old");

        assertThat(AskedQuery.write(asked, "new")).isEqualTo("a=1&a=%26&cursor=new");
    }

    @Test
    void refusesWhatCannotBeDecoded() {
        for (String query : List.of("a=%zz", "a=%4", "%=1")) {
            assertThatExceptionOfType(Unanswerable.class)
                    .isThrownBy(() -> AskedQuery.read(query))
                    .satisfies(refused -> assertThat(refused.fault().kind()).isEqualTo(Kind.UNREADABLE_QUERY));
        }
    }
}
