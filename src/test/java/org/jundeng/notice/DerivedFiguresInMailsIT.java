// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What mails say of a derived figure when one of those that it is made of is corrected or taken away. */
class DerivedFiguresInMailsIT {

    private static final String CATALOGUE = "catalogue/02-training.yaml";
    private static final List<String> DISTRICTS = List.of(
            "shangcheng",
            "xiacheng",
            "jianggan",
            "gongshu",
            "xihu",
            "binjiang",
            "xiaoshan",
            "yuhang",
            "fuyang",
            "linan",
            "jiande",
            "tonglu",
            "chunan");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config);
    }

    private void totalOfDistricts(String coverage) {
        story.edits(CATALOGUE, "aggregation: reported-only", "aggregation: sum" + coverage);
        story.reports("people-trained", "hangzhou 2013-12 0");
        DISTRICTS.forEach(district -> story.reports("people-trained", district + " 2014-06 2"));
        story.night("2014-07-10", "zhou digest: new behind@hangzhou");
    }

    @Test
    void namesWhoCorrectedAnInput() {
        totalOfDistricts("");

        story.reports("people-trained", "xiaoshan 2014-06 3")
                .night("2014-07-11", "zhou digest: corrected behind@hangzhou");
        assertThat(story.lastMail("zhou").text())
                .containsPattern("2014年6月原推算为26人，按更正后的数据为27人（人社局2014年7月10日报送的 xiaoshan2014-06.csv，台账号 \\d+）");
    }

    @Test
    void namesWhoWithdrewAnInput() {
        totalOfDistricts("\n    coverage: {share: 0.8}");

        story.takesBack("people-trained", "xiaoshan 2014-06")
                .night("2014-07-11", "zhou digest: corrected behind@hangzhou");
        assertThat(story.lastMail("zhou").text())
                .containsPattern("2014年6月原推算为26人，所用数据有撤回，按现有数据为24人（人社局2014年7月10日撤回 withdrawal，台账号 \\d+）");
    }

    @Test
    void namesWhoMarkedAnInputAsMissing() {
        totalOfDistricts("\n    coverage: {share: 0.8}");

        story.reports("people-trained", "xiaoshan 2014-06 -")
                .night("2014-07-11", "zhou digest: corrected behind@hangzhou");
        assertThat(story.lastMail("zhou").text())
                .containsPattern("2014年6月原推算为26人，按更正后的数据为24人（人社局2014年7月10日报送的 xiaoshan2014-06.csv，台账号 \\d+）");
    }

    @Test
    void namesWhoWithdrewAnInputWithoutWhichNothingIsDerived() {
        totalOfDistricts("");

        story.takesBack("people-trained", "xiaoshan 2014-06")
                .night("2014-07-11", "zhou digest: closed behind@hangzhou");
        assertThat(story.lastMail("zhou").text())
                .contains("2014年6月的数据已撤回或缺数")
                .containsPattern("推算所用的数据已撤回（人社局2014年7月10日撤回 withdrawal，台账号 \\d+）；期限");
    }

    @Test
    void namesWhoMarkedAnInputAsMissingWithoutWhichNothingIsDerived() {
        totalOfDistricts("");

        story.reports("people-trained", "xiaoshan 2014-06 -").runs("2014-07-11");
        assertThat(story.lastMail("zhou").text())
                .contains("2014年6月的数据已撤回或缺数")
                .containsPattern("推算所用的数据现标为缺数（人社局2014年7月10日报送的 xiaoshan2014-06.csv，台账号 \\d+）；");
    }

    /** Withdrawn one step further off: an input of an input. */
    @Test
    void namesWhoWithdrewAnInputOfAnInput() {
        story.edits(
                CATALOGUE,
                "    aggregation: reported-only",
                "    aggregation: ratio\n    numerator: passed\n    denominator: enrolled\n    per: 100\n"
                        + "  - {id: passed, name: {zh: 合格人数, en: Passed}, unit: 人, freq: M, direction: up,"
                        + " aggregation: sum}\n"
                        + "  - {id: enrolled, name: {zh: 参训人数, en: Enrolled}, unit: 人, freq: M, direction: neutral,"
                        + " aggregation: sum}");
        story.reports("people-trained", "hangzhou 2013-12 0");
        DISTRICTS.forEach(district -> {
            story.reports("passed", district + " 2014-06 2");
            story.reports("enrolled", district + " 2014-06 10");
        });
        story.night("2014-07-10", "zhou digest: new behind@hangzhou");

        story.takesBack("passed", "xiaoshan 2014-06").takesBack("unemployment-rate", "xiaoshan 2014-06");
        story.runs("2014-07-11");
        assertThat(story.lastMail("zhou").text()).containsPattern("推算所用的数据已撤回（人社局2014年7月10日撤回 withdrawal，台账号 28）；期限");
    }
}
