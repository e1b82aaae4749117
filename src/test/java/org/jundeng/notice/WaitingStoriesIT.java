// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Stories of deliveries that wait to be confirmed: whom they are told to, and what of them. */
class WaitingStoriesIT {

    private static final String OF_CHEN = "email: chen@hangzhou.example";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path config;

    private Story story;

    @BeforeEach
    void begin() {
        story = new Story(warehouse, config).restarts();
    }

    @Test
    void showsTheStewardTheFiguresSideBySide() {
        story.links(StoryLinks.pages());
        story.stops("就业 2014-06.csv", "2014-07-10").night("2014-07-10", "chen steward: besides 1");

        OutgoingMail mail = story.lastMail("chen");
        String link = mail.text().replaceFirst("(?s).*(https://\\S+).*", "$1");
        assertThat(link).startsWith("https://jundeng.example/confirm?t=");
        assertThat(mail.subject()).isEqualTo("【均等·数据】2014年7月10日 人社局：待核实1份");
        assertThat(mail.text()).isEqualTo("""
                陈，您好：

                人社局截至2014年7月10日的数据报送情况：待核实1份。

                == 待核实 ==

                - 就业 2014-06.csv（就业月报）：部分数值看起来有误，整份暂不入库，请核实。
                  小数与百分数可能混用：第5行“登记失业率(%)”列（C5）
                    萧山区 2014年6月 登记失业率：本次 0.055%，上次 5.4%，以往 5.1% 至 5.6%
                    请核对是否把 3.9% 写成了 0.039，或多乘了一百，改正后重新放入；如各数值均无误且报送待核实，请予以确认。
                  自2014年7月10日起待核实（台账号 1），核实前每个工作日提醒一次。
                  如数值无误，请点击下面的链接核实确认，并写明理由。
                  查看数值并核实确认：LINK

                --\s
                本邮件由均等系统自动发出，发给数据员，每个单位每天至多一封。回执全文（网页和表格）和标出问题的文件副本（名字含\
                “标注-”，改好后可原样投放）在 receipts/hrss 文件夹中，与报送用的 inbox/hrss 并列；看不到该文件夹时，请联系运维人员。
                """.replace("LINK", link));
        assertThat(mail.html())
                .contains(
                        "<a href=\"" + link.replace("&", "&amp;") + "\">查看数值并核实确认</a>",
                        "<td style=\"padding:2px 0;\">萧山区 2014年6月 登记失业率</td>",
                        ">5.1% 至 5.6%</td>");
    }

    @Test
    void tellsWhoStandsInForWhom() {
        String away = "\n    deputy: wu\n    absent: [{from: 2014-07-10, until: 2014-07-11}]";
        story.edits("people.yaml", OF_CHEN, OF_CHEN + away);
        story.stops("就业 2014-06.csv", "2014-07-10").refuses("乱.csv");
        story.night("2014-07-10", "wu steward: besides 2");
        assertThat(story.lastMail("wu").text().split("陈外出（至2014年7月11日），由您代为处理。", -1))
                .as("at the delivery that waits and at the receipt")
                .hasSize(3);

        story.edits("people.yaml", "name: {zh: 吴, en: Wu}", "name: {zh: 吴, en: Wu}\n    language: en");
        story.night("2014-07-11", "wu steward: besides 1");
        assertThat(story.lastMail("wu").text()).contains("Chen is away until 11 July 2014; you are told instead.");

        story.night("2014-07-14", "chen steward: besides 2");
        assertThat(story.lastMail("chen").text()).doesNotContain("代为处理");
    }

    @Test
    void remindsInOneMailOfAllThatWaits() {
        story.edits("people.yaml", OF_CHEN, OF_CHEN + "\n    language: en");
        story.stops("就业 2014-06.csv", "2014-07-10").night("2014-07-10", "chen steward: besides 1");
        assertThat(story.lastMail("chen").text()).contains("""
                - 就业 2014-06.csv (Monthly employment): there are figures that look wrong, so the whole file \
                waits and none of its figures is used.
                  A fraction in place of a rate, or a rate in place of a fraction: row 5, column 登记失业率(%) (C5)
                    Registered unemployment rate, Xiaoshan, June 2014: 0.055% (last 5.4%, usual 5.1% to 5.6%)
                """);
        story.stops("就业 补.csv", "2014-07-11").night("2014-07-11", "chen steward: besides 2");
        story.night("2014-07-12").night("2014-07-14", "chen steward: besides 2");

        assertThat(story.lastMail("chen").text()).isEqualTo("""
                Dear Chen,

                Deliveries of Employment bureau up to 14 July 2014: 2 still to be confirmed.

                == To be confirmed ==

                - 就业 2014-06.csv (Monthly employment) has waited to be confirmed since 10 July 2014 (working \
                days: 2; reminder number 2).
                  What looks wrong: fraction for per cent
                  Ledger number 1
                  Deliver it again as a whole, mended; or, if the figures are right, say why to an operator, \
                who confirms them: jundeng release 1 --reason "..."
                - 就业 补.csv (Monthly employment) has waited to be confirmed since 11 July 2014 (working days: \
                1; reminder number 1).
                  What looks wrong: fraction for per cent
                  Ledger number 2
                  Deliver it again as a whole, mended; or, if the figures are right, say why to an operator, \
                who confirms them: jundeng release 2 --reason "..."

                --\s
                Jundeng sends this mail to stewards by itself, at most one a bureau and day. The whole \
                receipts, as pages and tables, and copies of the files with their findings marked in them ("marked-" \
                is in their names; mend them and drop them as they are) lie in the folder receipts/hrss, \
                beside inbox/hrss into which files are dropped; if you cannot see it, ask an operator.
                """);
    }

    @Test
    void tellsNoOfficialAnythingBeforeItHasWaitedForLong() {
        story.edits("people.yaml", "    notices: {remind-days: 0}", "    notices: {receipts: all}")
                .watchesFeeds();
        story.reports("xiaoshan 2014-05 4.0").night("2014-06-10");
        story.stops("就业 2014-06.csv", "2014-07-09").day("2014-07-09");

        // Nothing of the figure, and no alarm that it is missing, though it was due; of receipts 陈 gets only that of
        // May.
        story.night("2014-07-10", "chen steward: besides 2").day("2014-07-11");
        story.night("2014-07-11", "chen steward: besides 1");
        assertThat(story.mails("zhou")).isEmpty();
    }

    @Test
    void tellsOfficialsWithoutTheFigureThatItWaitsAndHowItEnded() {
        story.stops("就业 2014-06.csv", "2014-07-10").night("2014-07-10", "chen steward: besides 1");
        story.night("2014-07-15", "zhou digest: besides 1", "chen steward: besides 1");

        OutgoingMail mail = story.lastMail("zhou");
        assertThat(mail.subject()).isEqualTo("【均等】2014年7月15日：久未核实1份");
        assertThat(mail.text()).isEqualTo("""
                周，您好：

                截至2014年7月15日，以下事项请您了解：久未核实1份。

                == 待核实 ==

                - 就业月报（2014年6月）：数据自2014年7月10日起待核实，已3个工作日。
                  疑点：小数与百分数混用
                  核实前，这些数据不计入任何结果。负责单位：人社局；数据员：陈。
                  台账号 1

                --\s
                本邮件由均等系统自动发出，请勿直接回复。邮件中的每个数字都可凭台账号和行号追溯到原始文件。
                """);
        assertThat(mail.html()).doesNotContain("0.055", "5.4");

        story.stops("就业 2014-06 再报.csv", "2014-07-10").settles("就业 2014-06.csv", "superseded", "");
        story.night("2014-07-16", "chen steward: besides 1");
        story.reports("xiaoshan 2014-06 5.5").settles("就业 2014-06 再报.csv", "confirmed", "chen");
        story.night("2014-07-17", "zhou digest: new rate@xiaoshan", "zhou digest: besides 1")
                .night("2014-07-18");

        assertThat(story.lastMail("zhou").subject()).isEqualTo("【均等】2014年7月17日：黄色 萧山区登记失业率（新越线），待核实数据已有结果1份");
        assertThat(story.lastMail("zhou").text()).contains("""
                == 待核实 ==

                - 就业月报（2014年6月）：自2014年7月10日起待核实的数据，已于2014年7月10日由陈核实确认，现已入库。
                  台账号 2
                """);
    }

    @Test
    void tellsOfficialsInEnglishToo() {
        story.edits("people.yaml", "email: zhou@hangzhou.example", "email: zhou@hangzhou.example\n    language: en");
        story.stops("就业 2014-06.csv", "2014-07-10")
                .night("2014-07-15", "zhou digest: besides 1", "chen steward: besides 1");
        story.night("2014-07-22", "zhou digest: besides 1", "chen steward: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("""
                What you should know as of 22 July 2014: 1 not confirmed for long.

                == To be confirmed ==

                - Monthly employment (June 2014): the figures have waited to be confirmed since 10 July 2014 \
                (working days: 8).
                  What looks wrong: fraction for per cent
                  Until then none of them is used. Employment bureau answers for them; steward: Chen.
                  You have been told of it 2 times now, and will be again in a week if they still wait.
                  Ledger number 1
                """);

        story.reports("xiaoshan 2014-06 4.0").settles("就业 2014-06.csv", "superseded", "");
        story.night("2014-07-23", "zhou digest: besides 1");
        assertThat(story.lastMail("zhou").text()).contains("""
                - Monthly employment (June 2014): the figures that had waited since 10 July 2014 were \
                replaced by a mended delivery on 10 July 2014.
                  Ledger number 1
                """);
    }

    @Test
    void tellsAllWhoWereToldThatAConfirmedFigureIsCorrected() {
        story.wishes("repeat-days: 0, deputy-after: 2, superior-after: 4");
        story.reports("xiaoshan 2014-05 5.5").because("confirmation", "chen");
        story.night("2014-06-10", "zhou digest: new rate@xiaoshan");
        assertThat(story.lastMail("zhou").text()).contains("此数曾待核实，2014年7月10日由陈核实确认（台账号 1）");
        story.night("2014-06-12", "wu digest: escalated-to-deputy rate@xiaoshan");
        story.night("2014-06-16", "ma digest: escalated-to-superior rate@xiaoshan");
        story.reports("xiaoshan 2014-05 4.0");
        story.night(
                "2014-06-17",
                "zhou digest: closed rate@xiaoshan",
                "wu digest: closed rate@xiaoshan",
                "ma digest: closed rate@xiaoshan");

        assertThat(story.lastMail("ma").text()).contains("2014年5月原报5.5%，更正为4%（", "；更正前的数值（台账号 1）曾于2014年7月10日由陈核实确认\n");
    }

    @Test
    void tellsAllWhoWereToldTheEndThatTheFigureOfTheEndWasWrong() {
        story.wishes("repeat-days: 0, deputy-after: 2, superior-after: 4");
        story.edits("people.yaml", "email: ma@hangzhou.example", "email: ma@hangzhou.example\n    language: en");
        story.reports("xiaoshan 2014-05 5.5").night("2014-06-10", "zhou digest: new rate@xiaoshan");
        story.night(
                "2014-06-16",
                "wu digest: escalated-to-deputy rate@xiaoshan",
                "ma digest: escalated-to-superior rate@xiaoshan");
        story.reports("xiaoshan 2014-06 4.0").because("release", "");
        story.night(
                "2014-07-10",
                "zhou digest: closed rate@xiaoshan",
                "wu digest: closed rate@xiaoshan",
                "ma digest: closed rate@xiaoshan");
        story.reports("xiaoshan 2014-06 5.5");
        story.night(
                "2014-07-11",
                "zhou digest: reopened rate@xiaoshan",
                "wu digest: reopened rate@xiaoshan",
                "ma digest: reopened rate@xiaoshan");

        assertThat(story.lastMail("ma").text())
                .contains(
                        "June 2014: 4% was reported first, corrected to 5.5% (",
                        ". The value before (ledger number 2) had been released on 10 July 2014. ");
        story.takesBack("xiaoshan 2014-06")
                .night(
                        "2014-07-12",
                        "zhou digest: corrected rate@xiaoshan",
                        "wu digest: corrected rate@xiaoshan",
                        "ma digest: corrected rate@xiaoshan")
                .night("2014-07-13");
    }

    @Test
    void remindsOnceAWeekOfWhatWasSentAndIsNotMended() {
        String word = "chen steward: besides 1";
        story.refuses("坏.csv").night("2014-07-11", word);

        story.night("2014-07-13").night("2014-07-14", word).night("2014-07-15");
        assertThat(story.lastMail("chen").text()).contains("请补正就业月报的1份报送：", "坏.csv（台账号 1）：整份没有入库，已4天");
        story.night("2014-07-18").night("2014-07-19").night("2014-07-21", word);
        warehouse.execute("insert into delivery (arrival_id, bureau, feed, source_name, arrived_at, recorded_at,"
                + " business_date, as_of, outcome, node) values ('好', 'hrss', 'hrss-employment', '坏.xlsx',"
                + " '2014-07-22', '2014-07-22', '2014-07-22', '坏', 'taken', 'here')");
        story.night("2014-07-28").night("2014-08-04");
    }

    @Test
    void remindsNobodyWhoWantsNoReceiptsOfWhatIsNotMended() {
        story.edits("people.yaml", "notices: {remind-days: 0}", "notices: {remind-days: 0, receipts: none}");
        story.refuses("坏.csv").night("2014-07-11").night("2014-07-14");
    }
}
