// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jundeng.alert.Alerts;
import org.jundeng.alert.Extent;
import org.jundeng.alert.Rule;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Histories;
import org.jundeng.assess.StoredFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.decision.DecisionReason;
import org.jundeng.notice.decision.EpisodeDecision;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.notice.writing.WrittenMail;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights from figures to mails. In the test's configuration, 周 gets Chinese mails by bureau and Wu gets English mails
 * by project.
 */
class DigestsIT {

    private static final String RATE = "unemployment-rate";
    private static final Instant NOW = Instant.parse("2014-07-09T18:00:00Z");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private final StoredFigures figures = new StoredFigures(warehouse);

    @BeforeEach
    void copyConfiguration() throws IOException {
        ConfigCopy.into(config);
    }

    @Test
    void tellsEachOfficialOnceWithEverythingThatMatters() {
        figures.deliver("就业 2014-06.csv", RATE, "fuyang", "2014-06", "4.21");
        figures.deliver("就业 2014-06 补.csv", RATE, "linan", "2014-06", "4.5");

        List<WrittenMail> told = night("2014-07-10").mails();

        assertThat(told).extracting(mail -> mail.person().id()).containsExactly("zhou", "wu");
        assertThat(told).allSatisfy(mail -> assertThat(mail.decisions())
                .extracting(EpisodeDecision::why)
                .containsOnly(DecisionReason.NEW));
        List<OutgoingMail> mails = outbox().due(NOW);
        assertThat(mails)
                .extracting(OutgoingMail::address)
                .containsExactly("zhou@hangzhou.example", "wu@hangzhou.example");
        assertThat(mails.get(0).name()).isEqualTo("周");
        assertThat(mails.get(0).subject()).isEqualTo("【均等】2014年7月10日：橙色 临安市登记失业率等未达标2项");
        assertThat(mails.get(0).text()).isEqualTo("""
                        周，您好：

                        截至2014年7月10日，以下事项请您了解：未达标2项。

                        项目  最高级别  未解除  本次告知
                        就业  橙色      2项     未达标2项

                        == 就业 ==

                        [未达标 橙色] 登记失业率 · 2个地区
                          数据时期：2014年6月
                          期限2015年12月31日，还有539天
                          临安市  4.5%   不超过4%  2014年7月10日起  确认编号：2
                          富阳市  4.21%  不超过4%  2014年7月10日起  确认编号：1
                          计划原文：“城镇登记失业率控制在4%以内”
                          负责单位：人社局
                          来源：就业 2014-06 补.csv 第5行（台账号 2）；就业 2014-06.csv 第5行（台账号 1）
                          如无人确认，将于2014年8月11日再次提醒您。知悉后，请将确认编号告知运维人员，由其代为确认。

                        --\s
                        本邮件由均等系统自动发出，请勿直接回复。邮件中的每个数字都可凭台账号和行号追溯到原始文件。
                        """);
        assertThat(mails.get(1).subject())
                .isEqualTo("[Jundeng] 10 July 2014: orange – Registered unemployment rate, Lin'an; 2 missed");
        assertThat(mails.get(1).text()).contains("Lin'an  4.5%   at most 4%  since 10 July 2014  Number: 2");
    }

    @Test
    void writesNoMailOnSecondRunAndOnlyWhatIsNewAfterwards() {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.21");
        night("2014-07-10");

        assertThat(night("2014-07-10")).isEqualTo(new Notices.Result(List.of(), List.of(), List.of()));
        assertThat(outbox().due(NOW)).hasSize(2);

        figures.deliver("6月补.csv", RATE, "linan", "2014-06", "4.5");
        leave();
        night("2014-07-10");

        List<OutgoingMail> mails = outbox().due(NOW);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).text()).contains("临安市").doesNotContain("富阳市");
        assertThat(mails).extracting(OutgoingMail::messageId).doesNotHaveDuplicates();
    }

    @Test
    void saysThatItIsOverAndWhy() {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.21");
        night("2014-07-10");
        leave();
        figures.deliver("更正.csv", RATE, "fuyang", "2014-06", "3.9");

        assertThat(night("2014-07-10").mails()).allSatisfy(mail -> assertThat(mail.decisions())
                .extracting(EpisodeDecision::why)
                .containsOnly(DecisionReason.CLOSED));
        assertThat(outbox().due(NOW).get(0).text())
                .contains("[数据更正] 富阳市 · 登记失业率\n  2014年6月为3.9%，要求不超过4%\n  2014年6月原报4.21%，更正为3.9%（")
                .contains("；未达标的判定不成立；")
                .doesNotContain("[解除", "历时");
    }

    @Test
    void givesTheSameMessageIdAfterCrash() {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.21");
        long run = figures.run("2014-07-10");
        Transactions.read(warehouse.dataSource(), connection -> decide(connection, LocalDate.of(2014, 7, 10), run));
        assertThat(outbox().due(NOW)).as("rolled back").isEmpty();

        night("2014-07-10");

        assertThat(outbox().due(NOW).get(0).messageId())
                .isEqualTo(OutboxWriter.messageId("digest/zhou/2014-07-10/"
                        + sha256("target:unemployment-below-4|fuyang|1|opened|crossed|4.21|new")));
    }

    @Test
    void tellsOneCauseInThirteenDistrictsInOneBlockTheWorstFirst() throws IOException {
        rule("red");
        List<String> districts = List.copyOf(catalogue().regions().districts());
        for (int i = 0; i < districts.size(); i++) {
            figures.deliver(
                    i + ".csv",
                    RATE,
                    districts.get(i),
                    "2014-06",
                    districts.get(i).equals("yuhang") ? "10.7" : "9." + (10 + i));
        }

        night("2014-07-10");

        OutgoingMail mail = outbox().due(NOW).get(0);
        assertThat(mail.subject()).isEqualTo("【均等】2014年7月10日：红色 余杭区登记失业率等18项，新越线13项，未达标5项");
        assertThat(mail.text())
                .contains("[新越线 红色] 登记失业率 · 失业率畸高 · 13个地区\n  数据时期：2014年6月\n  余杭区  10.7%  不超过8%")
                .containsPattern("9\\.21%[^%]*8%[^%]*9\\.2%")
                .contains("；另有10份");
        assertThat(mail.text().split("提醒规则：失业率畸高")).hasSize(2);
    }

    @Test
    void namesWhatThereIsNoRoomForAndNeverHidesTheWorst() throws IOException {
        StringBuilder rules = new StringBuilder("rules:\n");
        for (int i = 0; i < 24; i++) {
            rules.append(
                    "  - {id: r%1$s, name: {zh: 规则%1$s, en: Rule %1$s}, indicator: unemployment-rate, ".formatted(i));
            rules.append("comparator: '<=', value: %d.5, scope: each-district, level: red, bureau: hrss, project: 1}\n"
                    .formatted(i + 4));
        }
        Files.writeString(Files.createDirectories(config.resolve("rules")).resolve("many.yaml"), rules);
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "30");

        night("2014-07-10");

        String text = outbox().due(NOW).get(0).text();
        assertThat(text.split("\\[新越线 红色\\]")).hasSize(11);
        assertThat(text)
                .containsSubsequence("富阳市 · 登记失业率 · 规则0\n", "富阳市 · 登记失业率 · 规则9\n")
                .contains("另有15项：富阳市 · 登记失业率 · 规则10（新越线红色）、富阳市 · 登记失业率 · 规则11（新越线红色）、")
                .contains("富阳市 · 登记失业率（未达标橙色）\n");
    }

    @Test
    void escapesWhatFilesAndConfigurationSay() throws IOException {
        figures.deliver("<script>alert(1)</script>.csv", RATE, "fuyang", "2014-06", "4.21");

        night("2014-07-10");

        String html = outbox().due(NOW).get(0).html();
        assertThat(html)
                .doesNotContain("<script")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;.csv")
                .doesNotContain("http://")
                .doesNotContain("<img");
    }

    @Test
    void tellsNobodyWhereNobodyAnswers() throws IOException {
        new ConfigCopy(config)
                .spoil("people.yaml", "bureaus: [hrss]", "bureaus: []")
                .spoil("people.yaml", "projects: [1]", "projects: []");
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.21");

        Notices.Result result = night("2014-07-10");

        assertThat(result.mails()).isEmpty();
        assertThat(result.reasons()).containsExactly(java.util.Map.entry(DecisionReason.NOBODY_CONCERNED, 1L));
        assertThat(figures.number("select count(*) from notice")).isZero();
    }

    @Test
    void linksNoticeToWhatItTold() {
        figures.deliver("6月.csv", RATE, "fuyang", "2014-06", "4.21");
        night("2014-07-10");

        assertThat(figures.number("select count(*) from notice_event join episode_event using (event_id)"
                        + " where event = 'opened'"))
                .isEqualTo(2);
    }

    private void rule(String level) throws IOException {
        Files.writeString(Files.createDirectories(config.resolve("rules")).resolve("rate.yaml"), """
                rules:
                  - id: rate-far-too-high
                    name: {zh: 失业率畸高, en: Far too many out of work}
                    indicator: unemployment-rate
                    comparator: '<='
                    value: 8
                    scope: each-district
                    level: %s
                    bureau: hrss
                    project: 1
                """.formatted(level));
    }

    private Notices.Result night(String date) {
        LocalDate businessDate = LocalDate.parse(date);
        long run = figures.run(date);
        return Transactions.write(warehouse.dataSource(), connection -> decide(connection, businessDate, run));
    }

    private Notices.Result decide(Connection connection, LocalDate businessDate, long run) throws SQLException {
        Faults faults = new Faults();
        Catalogue catalogue = catalogue();
        List<Rule> rules = Rules.read(config, catalogue, List.of(), faults);
        Contracts contracts = Contracts.read(config, catalogue, new Faults());
        faults.throwIfAny();
        Alerts alerts = new Alerts(catalogue, rules);
        Alerts.Known known = new Alerts.Known(
                businessDate,
                Histories.of(connection, alerts.wanted(Extent.COMPLETE, businessDate), businessDate),
                new Assessor(catalogue, contracts).look(connection, businessDate),
                List.of(),
                Map.of());
        alerts.evaluate(connection, Extent.COMPLETE, known, run, NOW);
        return new Notices(catalogue, rules, new FeedDirectory(catalogue, contracts), MailLinks.NONE)
                .decide(
                        connection,
                        new NoticeRun(businessDate, run, NOW, ZoneId.of("Asia/Shanghai"), true, false, Patience.USUAL));
    }

    private Catalogue catalogue() {
        return Catalogue.read(config, new Faults());
    }

    private void leave() {
        warehouse.execute("update notice set state = 'sent', sent_at = now(), left_on = business_date");
    }

    private Outbox outbox() {
        return new Outbox(warehouse.dataSource(), catalogue().people());
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
