// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PromisedLabelsTest {

    private final PromisedLabels labels = new PromisedLabels(List.of("region_code", "登记失业", "Value", "VALUE"));

    @Test
    void giveALabelThatDiffersByCaseThePromisedName() {
        assertThat(labels.named(List.of("REGION_CODE", "登记失业", "OTHER")))
                .containsExactly("region_code", "登记失业", "OTHER");
    }

    @Test
    void leaveALabelThatMayBeSeveralNames() {
        assertThat(labels.named(List.of("value", "Value"))).containsExactly("value", "Value");
        assertThat(labels.named(List.of("value"))).containsExactly("value");
    }

    @Test
    void leaveTwoLabelsThatWouldBecomeOneName() {
        assertThat(labels.named(List.of("REGION_CODE", "Region_Code"))).containsExactly("REGION_CODE", "Region_Code");
    }

    @Test
    void refuseTheSameLabelTwice() {
        assertThatThrownBy(() -> labels.checkOnce(
                        List.of(new SourceColumn("a", 4, "INTEGER"), new SourceColumn("a", 12, "VARCHAR"))))
                .isInstanceOf(RepeatedLabel.class)
                .hasMessage("a");
    }
}
