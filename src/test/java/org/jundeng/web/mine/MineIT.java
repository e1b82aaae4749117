// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.mine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.access.LoginSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What concerns each user, and what each may say to alerts: by the address, by the form and by another's number. 周岚
 * answers for the alerts, 沈毅 is the deputy, 蒋文 answers for another bureau.
 */
class MineIT {

    private static final String USERS = """
            users:
              - {id: zhou.lan, person: hrss-official, roles: [official], hash: 'HASH'}
              - {id: shen.yi, person: hrss-deputy, roles: [official], hash: 'HASH'}
              - {id: jiang.wen, person: health-official, roles: [official], hash: 'HASH'}
              - {id: wu.xiao, person: hrss-steward, roles: [steward], bureaus: [hrss], hash: 'HASH'}
              - {id: root, roles: [operator], hash: 'HASH'}
              - {id: auditor, roles: [auditor], hash: 'HASH'}
              - {id: xihu, roles: [district], districts: [xihu], hash: 'HASH'}
            """;

    private static final AtomicReference<Instant> NOW = new AtomicReference<>(Instant.parse("2014-07-10T01:00:00Z"));

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    static Path folder;

    private static LoginSite site;
    private long episode;

    @BeforeAll
    static void serve() throws IOException {
        site = LoginSite.with(
                USERS, Map.of("JUNDENG_WEB_PROXIES", "127.0.0.1"), WAREHOUSE, folder, LoginSite.at(NOW::get));
        WAREHOUSE.execute("insert into run (command, business_date, started_at, node)"
                + " values ('nightly', '2014-07-10', '2014-07-09T18:00Z', 'here')");
    }

    @AfterAll
    static void end() throws IOException {
        site.close();
    }

    /** Each test has an alert of its own, and all the forms that people send. */
    @BeforeEach
    void open() {
        NOW.updateAndGet(now -> now.plus(Duration.ofMinutes(5)));
        WAREHOUSE.execute(
                "insert into episode (rule_id, target_id, indicator, region_id, dimensions, state, level, opened_on)"
                        + " select 'target:urban-unemployment-rate', 'urban-unemployment-rate',"
                        + " 'urban-unemployment-rate', 'hangzhou', jsonb_build_object('n', count(*)), 'open', 'orange',"
                        + " '2014-07-10' from episode",
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason,"
                        + " time_period, freq, obs_value, bound)"
                        + " select max(episode_id), (select max(run_id) from run), '2014-07-10', '2014-07-09T18:00Z',"
                        + " 'opened', 'orange', 'crossed', '2014-06-01', 'M', 4.21, 4 from episode");
        episode = Long.parseLong(
                WAREHOUSE.texts("select max(episode_id) from episode").get(0));
    }

    @Test
    void anOfficialAcknowledgesAndExplainsWhatIsTheOwn() throws IOException {
        String cookie = site.logIn("zhou.lan");
        assertThat(site.get("/mine", cookie))
                .startsWith("HTTP/1.1 200 ")
                .contains("./answer?number=" + episode, "由您负责", "<b>还没有人确认</b>")
                .doesNotContain("<script", "style=");
        String page = site.get("/answer?number=" + episode, cookie);
        assertThat(page).startsWith("HTTP/1.1 200 ").contains("name=\"seen\"", "<h2>转交他人处理</h2>");

        assertThat(send(cookie, page, "do=ack&note=" + text("正在核实")))
                .startsWith("HTTP/1.1 303 ")
                .contains("Location: ./answer?number=" + episode + "&done=ack\r\n");
        assertThat(site.get("/answer?number=" + episode + "&done=ack", cookie))
                .contains("<b>已确认。</b>", "周岚（样例）于2014年7月10日确认", "正在核实");
        assertThat(send(cookie, page, "do=ack&note=" + text("正在核实")))
                .as("the same form again")
                .startsWith("HTTP/1.1 409 ")
                .contains("您已经确认过");
        assertThat(send(cookie, page, "do=ack&note=" + text("长".repeat(501))))
                .startsWith("HTTP/1.1 400 ")
                .contains("没有确认：情况说明超过500字", "长".repeat(501));
        assertThat(audited())
                .containsExactly(
                        "zhou.lan acknowledge done page 127.0.0.1",
                        "zhou.lan acknowledge used page 127.0.0.1",
                        "zhou.lan acknowledge note-too-long page 127.0.0.1");
        assertThat(WAREHOUSE.texts("select author || ' ' || reason || ' ' || note from episode_event"
                        + " where event = 'acknowledged' and episode_id = " + episode))
                .containsExactly("hrss-official by-login 正在核实");
        assertThat(site.get("/episode?number=" + episode, cookie)).contains("正在核实");
    }

    @Test
    void doesNotAcknowledgeWhatHasBecomeGraverSinceItWasShownOrIsOver() throws IOException {
        String cookie = site.logIn("zhou.lan");
        String page = site.get("/answer?number=" + episode, cookie);
        WAREHOUSE.execute("insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level,"
                + " reason) values (" + episode + ", 1, '2014-07-10', now(), 'raised', 'red', 'crossed')");

        assertThat(send(cookie, page, "do=ack")).startsWith("HTTP/1.1 409 ").contains("请看过现在的情况再确认");
        WAREHOUSE.execute("update episode set state = 'closed', closed_on = '2014-07-10', closed_reason = 'recovered'"
                + " where episode_id = " + episode);
        assertThat(send(cookie, page, "do=ack")).startsWith("HTTP/1.1 409 ").contains("已经解除");
        assertThat(send(cookie, page, "do=silence&until=2014-07-20&reason=x")).startsWith("HTTP/1.1 409 ");
        assertThat(send(cookie, page, "do=hand&to=health-official&why=x")).startsWith("HTTP/1.1 409 ");
    }

    @Test
    void isHandedToSomebodyAndBack() throws IOException {
        String zhou = site.logIn("zhou.lan");
        String jiang = site.logIn("jiang.wen");
        String page = site.get("/answer?number=" + episode, zhou);
        assertThat(site.get("/answer?number=" + episode, jiang)).startsWith("HTTP/1.1 404 ");

        assertThat(send(zhou, page, "do=hand&to=health-official&why=" + text("请蒋文牵头")))
                .startsWith("HTTP/1.1 303 ");
        assertThat(send(zhou, page, "do=hand&to=health-official&why=x"))
                .startsWith("HTTP/1.1 409 ")
                .contains("已经在对方手里");
        assertThat(send(zhou, page, "do=hand&to=hrss-deputy&why=x"))
                .as("by what was shown before")
                .startsWith("HTTP/1.1 409 ")
                .contains("这条预警已被转交");
        assertThat(site.get("/mine", zhou)).contains("由您负责，已转交蒋文（样例）处理");
        assertThat(site.get("/mine", jiang)).contains("转交您处理", "请蒋文牵头");
        String his = site.get("/answer?number=" + episode, jiang);
        assertThat(send(jiang, his, "do=back&why=")).startsWith("HTTP/1.1 400 ").contains("请写明理由");
        assertThat(send(jiang, his, "do=back&why=" + text("已经核实"))).startsWith("HTTP/1.1 303 ");
        assertThat(send(jiang, his, "do=back&why=x"))
                .as("it is not his any more")
                .startsWith("HTTP/1.1 404 ");
        assertThat(site.get("/episode?number=" + episode, zhou)).contains("转交蒋文（样例）处理", "交回处理", "已经核实");
        assertThat(audited())
                .contains(
                        "zhou.lan hand-over done to health-official; page 127.0.0.1",
                        "jiang.wen hand-over done back; page 127.0.0.1");
        assertThat(send(zhou, site.get("/answer?number=" + episode, zhou), "do=hand&to=nobody&why=x"))
                .startsWith("HTTP/1.1 400 ")
                .contains("请在名单中选择一个人");

        assertThat(send(zhou, site.get("/answer?number=" + episode, zhou), "do=hand&to=hrss-steward&why=x"))
                .startsWith("HTTP/1.1 303 ");
        String steward = site.logIn("wu.xiao");
        assertThat(site.get("/mine", steward)).contains("./answer?number=" + episode);
        assertThat(send(steward, site.get("/answer?number=" + episode, steward), "do=ack&note=" + text("已核对")))
                .as("whoever it was handed to answers it")
                .startsWith("HTTP/1.1 303 ");
    }

    @Test
    void silencesTheOwnAndEndsOnlyTheOwnSilence() throws IOException {
        String zhou = site.logIn("zhou.lan");
        String root = site.logIn("root");
        String page = site.get("/answer?number=" + episode, zhou);

        assertThat(send(zhou, page, "do=silence&until=soon&reason=x"))
                .startsWith("HTTP/1.1 400 ")
                .contains("请填写最后一天");
        assertThat(WAREHOUSE.texts("select concat_ws(' ', actor, outcome) from audit where act = 'silence'"
                        + " and subject = 'episode " + episode + "' order by audit_id"))
                .last()
                .isEqualTo("zhou.lan no-day");
        assertThat(send(zhou, page, "do=silence&until=2014-07-09&reason=x")).startsWith("HTTP/1.1 400 ");
        assertThat(send(zhou, page, "do=silence&until=2014-07-20&reason=")).startsWith("HTTP/1.1 400 ");
        assertThat(send(zhou, page, "do=silence&about=this&until=2014-07-20&reason=" + text("系统检修")))
                .startsWith("HTTP/1.1 303 ");
        assertThat(send(zhou, page, "do=silence&about=this&until=2014-07-20&reason=" + text("系统检修")))
                .startsWith("HTTP/1.1 409 ");
        long silence = Long.parseLong(
                WAREHOUSE.texts("select max(silence_id) from silence").get(0));
        assertThat(WAREHOUSE.texts("select concat_ws(' ', episode_id, starts_on, ends_on, author, reason) from silence"
                        + " where silence_id = " + silence))
                .containsExactly(episode + " 2014-07-10 2014-07-20 hrss-official 系统检修");
        String his = site.get("/answer?number=" + episode, root);
        assertThat(his).contains("系统检修", "提前结束静默");
        assertThat(send(root, his, "do=end&silence=99")).startsWith("HTTP/1.1 404 ");
        assertThat(send(root, his, "do=end&silence=" + silence)).startsWith("HTTP/1.1 303 ");
        assertThat(send(root, his, "do=end&silence=" + silence)).startsWith("HTTP/1.1 409 ");
        String again = send(root, his, "do=silence&about=place&until=2014-07-11&reason=x");
        assertThat(again).startsWith("HTTP/1.1 303 ");
        assertThat(send(zhou, page, "do=end&silence=" + (silence + 1)))
                .as("another's silence")
                .startsWith("HTTP/1.1 404 ");
        WAREHOUSE.execute("update silence set ended_at = now(), ended_by = 'root' where silence_id = " + (silence + 1));
    }

    @Test
    void isTheOwnToWhomeverItWasToldAndToWhoStandsIn() throws IOException {
        String jiang = site.logIn("jiang.wen");
        String shen = site.logIn("shen.yi");
        assertThat(site.get("/mine", jiang)).doesNotContain("number=" + episode);
        WAREHOUSE.execute("insert into telling (person, episode_id, event_id, level, run_id, business_date, decided_at,"
                + " verdict, reason) select 'health-official', episode_id, max(event_id), 'orange', 1, '2014-07-10',"
                + " now(), 'told', 'escalated-to-superior' from episode_event where episode_id = " + episode
                + " group by episode_id");

        assertThat(site.get("/mine", jiang)).contains("./answer?number=" + episode, "曾通知您");
        assertThat(send(jiang, site.get("/answer?number=" + episode, jiang), "do=ack"))
                .startsWith("HTTP/1.1 303 ");
        assertThat(site.get("/answer?number=" + episode, shen)).startsWith("HTTP/1.1 404 ");

        String zhou = site.logIn("zhou.lan");
        String people = site.get("/people", zhou);
        String away = "do=enter&person=hrss-official&from=2014-07-10&until=2014-07-12&deputy=";
        assertThat(sendTo("people", zhou, people, away)).startsWith("HTTP/1.1 303 ");
        assertThat(site.get("/mine", shen)).contains("您代周岚（样例）处理");
        assertThat(send(shen, site.get("/answer?number=" + episode, shen), "do=ack&note=" + text("代为核实")))
                .startsWith("HTTP/1.1 303 ");
        String absence = WAREHOUSE.texts("select max(absence_id) from absence").get(0);
        assertThat(sendTo("people", zhou, people, "do=end&person=hrss-official&absence=" + absence))
                .startsWith("HTTP/1.1 303 ");
        assertThat(site.get("/answer?number=" + episode, shen)).as("he is back").startsWith("HTTP/1.1 404 ");
    }

    @Test
    void isTheStewardsWhoStandsInForWhomItWasHandedTo() throws IOException {
        String zhou = site.logIn("zhou.lan");
        String root = site.logIn("root");
        String steward = site.logIn("wu.xiao");
        assertThat(send(zhou, form(zhou), "do=hand&to=health-official&why=x")).startsWith("HTTP/1.1 303 ");
        assertThat(form(steward)).startsWith("HTTP/1.1 404 ");
        String away = "do=enter&person=health-official&from=2014-07-10&until=2014-07-12&deputy=hrss-steward";
        assertThat(sendTo("people", root, site.get("/people", root), away)).startsWith("HTTP/1.1 303 ");
        assertThat(form(steward)).startsWith("HTTP/1.1 200 ");
        String absence = WAREHOUSE.texts("select max(absence_id) from absence").get(0);
        assertThat(sendTo(
                        "people", root, site.get("/people", root), "do=end&person=health-official&absence=" + absence))
                .startsWith("HTTP/1.1 303 ");
    }

    @Test
    void entersTheOwnAbsenceAndAnOperatorEverybodys() throws IOException {
        String jiang = site.logIn("jiang.wen");
        String root = site.logIn("root");
        String page = site.get("/people?lang=en", jiang);
        assertThat(page)
                .startsWith("HTTP/1.1 200 ")
                .contains("Jiang Wen (sample)", "Zhou Lan (sample)", "Enter an absence")
                .doesNotContain("@hangzhou.example", "<option value=\"hrss-official\" selected>");
        String others = "do=enter&person=education-official&from=2014-08-01&until=2014-08-10&deputy=hrss-deputy";
        assertThat(sendTo("people", jiang, page, others)).startsWith("HTTP/1.1 404 ");
        assertThat(sendTo(
                        "people",
                        jiang,
                        page,
                        others.replace("education", "health").replace("-10&", "-xx&")))
                .startsWith("HTTP/1.1 400 ")
                .contains("请填写两个日期");
        assertThat(sendTo(
                        "people",
                        jiang,
                        page,
                        others.replace("education", "health").replace("08-10", "07-31")))
                .startsWith("HTTP/1.1 400 ");
        String past = others.replace("education", "health").replace("2014-08-01", "2014-07-09");
        assertThat(sendTo("people", jiang, page, past))
                .startsWith("HTTP/1.1 400 ")
                .contains("第一天已经过去");
        assertThat(page).contains("<option value=\"\">");
        assertThat(site.get("/people", root)).contains("@hangzhou.example");

        assertThat(sendTo("people", root, site.get("/people", root), others)).startsWith("HTTP/1.1 303 ");
        assertThat(sendTo("people", root, site.get("/people", root), others)).startsWith("HTTP/1.1 409 ");
        assertThat(site.get("/people", jiang)).contains("2014年8月1日至2014年8月10日，由沈毅（样例）代理");
        String absence = WAREHOUSE.texts("select max(absence_id) from absence").get(0);
        assertThat(sendTo("people", jiang, page, "do=end&person=health-official&absence=" + absence))
                .as("another's, under the own name")
                .startsWith("HTTP/1.1 400 ");
        String ends = "do=end&person=education-official&absence=" + absence;
        assertThat(sendTo("people", root, site.get("/people", root), ends)).startsWith("HTTP/1.1 303 ");
        assertThat(WAREHOUSE.texts("select concat_ws(' ', actor, act, outcome, detail, origin) from audit"
                        + " where act = 'absence' and subject = 'person education-official' order by audit_id"))
                .containsExactly(
                        "root absence done 2014-08-01..2014-08-10, deputy hrss-deputy; page 127.0.0.1",
                        "root absence there-already 2014-08-01..2014-08-10, deputy hrss-deputy; page 127.0.0.1",
                        "root absence done end of absence " + absence + "; page 127.0.0.1");
    }

    @Test
    void isForEachRoleWhatItIs() throws IOException {
        String root = site.logIn("root");
        assertThat(site.get("/mine", root)).startsWith("HTTP/1.1 200 ").contains("<h2>待办</h2>");
        assertThat(site.get("/answer?number=" + episode, root)).startsWith("HTTP/1.1 200 ");
        String steward = site.logIn("wu.xiao");
        assertThat(site.get("/answer?number=" + episode, steward)).startsWith("HTTP/1.1 404 ");
        assertThat(sendTo("answer", steward, site.get("/me", steward), "do=ack&number=" + episode))
                .startsWith("HTTP/1.1 404 ");
        for (String user : List.of("auditor", "xihu")) {
            String cookie = site.logIn(user);
            assertThat(site.get("/answer?number=" + episode, cookie)).as(user).startsWith("HTTP/1.1 403 ");
            assertThat(sendTo("answer", cookie, site.get("/me", cookie), "do=ack&number=" + episode))
                    .as(user)
                    .startsWith("HTTP/1.1 403 ");
        }
        assertThat(site.get("/mine", site.logIn("wu.xiao")))
                .startsWith("HTTP/1.1 200 ")
                .contains("<h2>待办</h2>");
        assertThat(site.get("/mine", site.logIn("xihu"))).startsWith("HTTP/1.1 403 ");
        assertThat(site.get("/people", site.logIn("xihu"))).startsWith("HTTP/1.1 403 ");
        String auditor = site.logIn("auditor");
        assertThat(site.get("/people", auditor)).startsWith("HTTP/1.1 200 ").doesNotContain("<h2>登记外出</h2>");
        assertThat(sendTo(
                        "people",
                        auditor,
                        site.get("/me", auditor),
                        "do=enter&person=hrss-official&from=2014-08-01&until=2014-08-10"))
                .startsWith("HTTP/1.1 404 ");
        assertThat(site.get("/mine", null)).startsWith("HTTP/1.1 303 ").contains("Location: login?to=mine");

        String zhou = site.logIn("zhou.lan");
        for (String number : List.of("", "0", "-1", "1e3", "99999999999999999999", "1%27", "99999")) {
            assertThat(site.get("/answer?number=" + number, zhou)).as(number).startsWith("HTTP/1.1 404 ");
        }
        String page = site.get("/answer?number=" + episode, zhou);
        String form = "do=ack&number=" + episode + "&seen=99999";
        assertThat(site.post("/answer", zhou, form)).as("without a token").startsWith("HTTP/1.1 403 ");
        assertThat(site.post("/answer", zhou, form + "&token=" + LoginSite.token(site.get("/mine", root) + form(root))))
                .as("another's token")
                .startsWith("HTTP/1.1 403 ");
        assertThat(send(zhou, page, "do=launch")).startsWith("HTTP/1.1 404 ");
        assertThat(WAREHOUSE.texts(
                        "select count(*) from episode_event where event <> 'opened' and episode_id = " + episode))
                .containsExactly("0");
    }

    @Test
    void isReachedFromThePageOfTheAlertByWhoMayAnswerIt() throws IOException {
        String way = "href=\"./answer?number=" + episode;
        for (String user : List.of("root", "zhou.lan")) {
            assertThat(site.get("/episode?number=" + episode, site.logIn(user)))
                    .as(user)
                    .contains(way);
        }
        for (String user : List.of("wu.xiao", "auditor", "jiang.wen")) {
            assertThat(site.get("/episode?number=" + episode, site.logIn(user)))
                    .as(user)
                    .startsWith("HTTP/1.1 200 ")
                    .doesNotContain(way);
        }
    }

    private String form(String cookie) throws IOException {
        return site.get("/answer?number=" + episode, cookie);
    }

    /** The answer to a form of a page on this test's alert, as the page has it. */
    private String send(String cookie, String page, String fields) throws IOException {
        String seen = page.replaceAll("(?s).*name=\"seen\" value=\"(\\d+)\".*", "$1");
        return sendTo("answer", cookie, page, fields + "&number=" + episode + "&seen=" + seen);
    }

    private static String sendTo(String kind, String cookie, String page, String fields) throws IOException {
        return site.post("/" + kind, cookie, fields + "&token=" + LoginSite.token(page));
    }

    private List<String> audited() {
        return WAREHOUSE.texts("select concat_ws(' ', actor, act, outcome, detail, origin) from audit where subject ="
                + " 'episode " + episode + "' and act not in ('access', 'silence') order by audit_id");
    }

    private static String text(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8);
    }
}
