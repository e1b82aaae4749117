// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.decision.PastDecisions;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stories of figures that people were told and that turned out to be wrong. */
class CorrectionStoriesIT {

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config);
    }

    @Test
    void takesBackAtOnceWhatItAlarmedOfAtOnce() {
        story.wishes("at-once: red, repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2014-05 9.0").day("2014-06-10", "zhou at-once: new rate@xiaoshan");
        assertThat(story.lastMail("zhou").subject()).isEqualTo("【均等·红色】萧山区登记失业率");

        story.reports("xiaoshan 2014-05 -").day("2014-06-10", "zhou at-once: corrected rate@xiaoshan");
        assertThat(story.lastMail("zhou").subject()).isEqualTo("【均等·红色】萧山区登记失业率（数据更正）");
        assertThat(story.lastMail("zhou").text())
                .contains("2014年5月的数据已撤回或缺数", "2014年5月原报9%，现标为缺数（")
                .doesNotContain("为9%", "超出警戒线");

        story.reports("xiaoshan 2014-05 3.1").day("2014-06-10", "zhou at-once: closed rate@xiaoshan");
        assertThat(story.lastMail("zhou").subject()).isEqualTo("【均等】萧山区登记失业率（数据更正）");
    }

    @Test
    void correctsEachPeriodThatOneFileCorrects() {
        story.wishes("at-once: red, repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2014-04 5.5").night("2014-05-12", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-05 4.0").night("2014-06-10", "zhou digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-06 8.5").night("2014-07-10", "zhou at-once: new rate@xiaoshan");

        story.reports("xiaoshan 2014-05 4.2").reports("xiaoshan 2014-06 8.6");
        String last = "(select max(delivery_id) from delivery)";
        warehouse.execute(
                "update observation set delivery_id = " + last + " where delivery_id = " + last + " - 1",
                "update revision set replaced_by = " + last + " where replaced_by = " + last + " - 1");
        story.day("2014-07-10", "zhou at-once: corrected rate@xiaoshan", "zhou held: waits-for-digest rate@xiaoshan");
        story.night("2014-07-11", "zhou digest: corrected rate@xiaoshan");

        assertThat(story.lastMail("zhou").text()).contains("2014年5月原报4%，更正为4.2%（");
    }

    @Test
    void saysWhatAFigureWasThatCameAgainAfterItWasTakenBack() {
        story.reports("xiaoshan 2014-05 4.0").takesBack("xiaoshan 2014-05").night("2014-06-10");
        story.reports("xiaoshan 2014-05 6.2").night("2014-06-11", "zhou digest: new rate@xiaoshan");

        assertThat(story.lastMail("zhou").text())
                .contains("2014年5月原报4%，后曾撤回或缺数，现为6.2%（")
                .doesNotContain("所依据的数据已更正");
    }

    @Test
    void namesTheFigureThatWasSeenWhereSeveralFilesCorrectItAtOnce() {
        story.wishes("from-level: orange, repeat-days: 0, deputy-after: 0");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou dropped: below-level rate@xiaoshan");
        story.reports("xiaoshan 2014-05 4.0").reports("xiaoshan 2014-05 6.2");
        story.night("2014-06-11", "zhou digest: new rate@xiaoshan");

        assertThat(story.lastMail("zhou").text())
                .contains("2014年5月原报5.5%，更正为6.2%（")
                .doesNotContain("4%");
    }

    @Test
    void tellsNoCorrectionOfAFigureThatWasShownAsItIsKnown() {
        story.reports("xiaoshan 2014-05 6.5").night("2014-07-28", "zhou digest: new rate@xiaoshan");
        story.silences("rate", "2014-07-29", "2014-07-29");
        story.reports("xiaoshan 2014-06 4.0").night("2014-07-29", "zhou held: silenced rate@xiaoshan");
        story.reports("xiaoshan 2014-05 6.4").reports("xiaoshan 2014-06 4.2");
        story.night("2014-07-30", "zhou digest: closed rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("2014年5月原报6.5%，更正为6.4%（", "2014年6月为4.2%");

        story.reports("xiaoshan 2014-07 5.5").night("2014-08-04", "zhou digest: reopened rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).doesNotContain("原报");
    }

    @Test
    void asksOnlyForTheCorrectionsOfWhatIsDecided() throws SQLException {
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.reports("xiaoshan 2014-05 5.6").night("2014-06-11", "zhou digest: corrected rate@xiaoshan");
        warehouse.execute(
                "insert into notice_item (person, item, notice_id)"
                        + " select 'zhou', 'corrected:' || n || ':rate:yuhang:2010-01', min(notice_id)"
                        + " from notice, generate_series(1000, 6000) n group by n",
                "analyze notice_item");

        try (Connection connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Catalogue catalogue = Catalogue.read(config, new Faults());
            List<CandidateEpisode> candidates = CandidateEpisodes.read(connection, catalogue);
            PastDecisions past = DecisionLog.read(connection, candidates, catalogue, LocalDate.of(2014, 6, 12));

            assertThat(candidates).hasSize(1).allSatisfy(each -> {
                assertThat(past.correction(each, "zhou")).isNull();
            });
            assertThat(Sql.number(
                            connection,
                            "select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables"
                                    + " where relname = 'notice_item'"))
                    .isLessThan(100);
        }
    }
}
