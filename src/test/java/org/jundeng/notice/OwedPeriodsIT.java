// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What stewards are told of a feed that owes several periods. */
class OwedPeriodsIT {

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config).watchesFeeds();
    }

    @Test
    void ofAFeedThatNeverCameNothingIsLessGraveBecauseMoreIsOwed() {
        story.night("2014-06-20", "chen steward: new overdue@hrss-employment");
        assertThat(story.lastMail("chen").text()).contains("2014年5月的数据应在").contains("共缺1期\n");
        story.night("2014-07-11").night("2014-07-14");

        story.reports("xiaoshan 2014-06 4.0").night("2014-07-15", "chen steward: closed overdue@hrss-employment");
        assertThat(story.lastMail("chen").text()).contains("目前没有逾期未报的数据").doesNotContain("减轻");
    }

    @Test
    void namesAllThatIsOwedAndWhatIsLeft() {
        story.reports("xiaoshan 2014-03 4.0");
        story.night("2014-07-11", "chen steward: new overdue@hrss-employment");
        assertThat(story.lastMail("chen").text()).contains("共缺3期：2014年4月、2014年5月、2014年6月");

        story.reports("xiaoshan 2014-04 4.0").night("2014-07-14");
        story.reports("xiaoshan 2014-05 4.0").night("2014-07-15", "chen steward: lowered overdue@hrss-employment");
        assertThat(story.lastMail("chen").text())
                .contains("2014年6月的数据应在", "共缺1期")
                .contains("已补报一部分，但仍有逾期")
                .doesNotContain("2014年5月");
    }

    /** July is due on Tuesday 12 August: on the Saturday before, two working days are left. */
    @Test
    void areRemindedOfOnceAndOnAWorkingDay() {
        story.edits("people.yaml", "notices: {remind-days: 0}", "notices: {remind-days: 2}");
        story.reports("xiaoshan 2014-06 4.0").night("2014-08-07");

        story.night("2014-08-09").night("2014-08-10").night("2014-08-11", "chen steward: besides 1");
        assertThat(story.lastMail("chen").text()).contains("2014年7月", "2014年8月12日");
        story.night("2014-08-12");
    }
}
