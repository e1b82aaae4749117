// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.jundeng.api.Unanswerable;
import org.junit.jupiter.api.Test;

class SdmxRequestTest {

    @Test
    void aPlusSignStandsForItself() {
        SdmxRequest read = read("dataflow/HANGZHOU/FIGURES/+/*", "c[TIME_PERIOD]=ge:2014-01+le:2014-06&x=a%2Bb%20c");

        assertThat(read.path()).containsExactly("dataflow", "HANGZHOU", "FIGURES", "+", "*");
        assertThat(read.text("c[TIME_PERIOD]")).isEqualTo("ge:2014-01+le:2014-06");
        assertThat(read.text("x")).isEqualTo("a+b c");
    }

    @Test
    void emptyPartsAtTheEndAreLeftOut() {
        assertThat(read("dataflow//", "").path()).containsExactly("dataflow");
        assertThat(read("", "").path()).isEmpty();
        assertThat(read("dataflow//FIGURES", "").part(1, "*")).isEqualTo("*");
    }

    @Test
    void refusesWhatIsGarbledUnknownOrRepeated() {
        assertThatThrownBy(() -> read("a%ZZ", "")).isInstanceOf(Unanswerable.class);
        assertThatThrownBy(() -> read("", "a=%E5%")).isInstanceOf(Unanswerable.class);
        List<String> known = List.of("c[ID]", "asOf");
        for (String query : List.of("limit=5", "asOf=1&asOf=2", "c[ID=3", "c[]=3", "asOf=%00")) {
            assertThatThrownBy(() -> read("", query).check(known)).as(query).isInstanceOf(Unanswerable.class);
        }
        read("", "c[FREQ]=M&asOf=1").check(known);
    }

    private static SdmxRequest read(String path, String query) {
        return SdmxRequest.read(path, query, List.of(), Locale.ENGLISH);
    }
}
