// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.web.act.ActSite.form;
import static org.jundeng.web.act.ActSite.seen;
import static org.jundeng.web.act.ActSite.written;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.AdvisoryLock;
import org.jundeng.web.access.LoginSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Acts on deliveries, as each role sends them: on one site, one after the other. What each act says before is what it
 * then did.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActsIT {

    private static final List<String> NO_ACTORS = List.of("zhou.lan", "auditor", "xihu");
    private static final List<String> DEEDS = List.of("withdraw", "release", "replay");

    @RegisterExtension
    static final TestWarehouse WAREHOUSE = new TestWarehouse();

    @TempDir
    static Path folder;

    private static LoginSite site;
    private static final Map<String, String> COOKIES = new LinkedHashMap<>();

    @BeforeAll
    static void serve() throws IOException {
        site = ActSite.on(WAREHOUSE, folder, Map.of());
        for (String user : List.of("wu.xiao", "zheng.bo", "zhou.lan", "auditor", "xihu", "boss", "chief")) {
            COOKIES.put(user, site.logIn(user));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @Test
    @Order(1)
    void rolesThatDoNotActAreRefusedByAddressAndByForm() throws IOException {
        for (String kind :
                List.of("withdraw", "release", "replay", "confirm-delivery", "receipt", "marked-copy", "template")) {
            String path = "/" + kind + "?delivery=" + line("就业月报1.csv");
            assertThat(site.get(path, null)).as(kind).startsWith("HTTP/1.1 303").contains("Location: login?to=");
            for (String user : NO_ACTORS) {
                assertThat(get(user, path)).as(user + " " + kind).startsWith("HTTP/1.1 403");
            }
        }
        for (String user : NO_ACTORS) {
            assertThat(get(user, "/waiting")).startsWith("HTTP/1.1 403");
            String form = form("withdraw", line("就业月报1.csv"), "x", "x").replace("TOKEN", token(user));
            assertThat(site.post("/withdraw", COOKIES.get(user), form)).startsWith("HTTP/1.1 403");
        }
        for (String kind : DEEDS) {
            assertThat(get("wu.xiao", "/" + kind + "?delivery=" + line("就业月报1.csv")))
                    .as("a steward " + kind)
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(audited("access")).contains("wu.xiao withdraw not-allowed", "zhou.lan withdraw not-allowed");
        assertThat(lines()).isEqualTo(8);
    }

    @Test
    @Order(2)
    void theDeliverysPageLeadsToWhatTheReaderMayDo() throws IOException {
        long waiting = line("就业月报6.csv");
        String page = "/delivery?number=" + waiting;
        assertThat(get("wu.xiao", page))
                .contains("confirm-delivery?delivery=" + waiting, "receipt?delivery=" + waiting)
                .doesNotContain("withdraw?delivery", "replay?delivery");
        assertThat(get("boss", page)).contains("confirm-delivery?", "withdraw?delivery=", "replay?delivery=");
        assertThat(get("zhou.lan", page)).startsWith("HTTP/1.1 200").doesNotContain("confirm-delivery?", "receipt?");
        assertThat(get("zheng.bo", page)).startsWith("HTTP/1.1 404");
    }

    @Test
    @Order(3)
    void whatIsAnotherBureausOrIsNotThereIsNotThere() throws IOException {
        long line = line("就业月报6.csv");
        for (String kind : List.of("confirm-delivery", "receipt", "marked-copy")) {
            assertThat(get("zheng.bo", "/" + kind + "?delivery=" + line))
                    .as(kind)
                    .startsWith("HTTP/1.1 404");
        }
        assertThat(get("zheng.bo", "/template?feed=hrss-employment")).startsWith("HTTP/1.1 404");
        assertThat(post("zheng.bo", "confirm-delivery", line, "", "说明")).startsWith("HTTP/1.1 404");
        for (String number : List.of("999999", "-1", "x", "", "99999999999999999999", "1%00", "1%27")) {
            for (String kind : DEEDS) {
                assertThat(get("chief", "/" + kind + "?delivery=" + number))
                        .as(kind + " " + number)
                        .startsWith("HTTP/1.1 404");
            }
        }
        assertThat(get("zheng.bo", "/waiting")).contains("待核实").doesNotContain("就业月报");
        assertThat(audited("access")).contains("zheng.bo delivery " + line + " not-found-or-not-allowed");
    }

    @Test
    @Order(4)
    void theStewardSeesWhatWaits() throws IOException {
        String page = get("wu.xiao", "/waiting");
        assertThat(page)
                .contains("就业月报6.csv", "小数与百分数混用", "confirm-delivery?delivery=" + line("就业月报6.csv"))
                .contains("就业月报4错.csv", "marked-copy?delivery=" + line("就业月报4错.csv"))
                .contains("应报未报", "template?", "feed=hrss-employment");
        assertThat(get("boss", "/waiting?lang=en")).contains("Deliveries that wait", "civil-elderly-care");
    }

    @Test
    @Order(5)
    void givesReceiptsCopiesAndTemplatesToTheirBureau() throws IOException {
        long refused = line("就业月报4错.csv");
        assertThat(get("wu.xiao", "/receipt?delivery=" + refused))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Disposition: attachment", "Content-Type: application/octet-stream", "x");
        assertThat(get("wu.xiao", "/marked-copy?delivery=" + refused))
                .startsWith("HTTP/1.1 200")
                .contains("Content-Disposition: attachment");
        assertThat(get("wu.xiao", "/marked-copy?delivery=" + line("就业月报1.csv"))).startsWith("HTTP/1.1 404");
        assertThat(get("wu.xiao", "/template?feed=hrss-employment")).contains("2014年6月", "period=2014-06");
        assertThat(get("wu.xiao", "/template?feed=hrss-employment&period=2014-06&form=csv"))
                .startsWith("HTTP/1.1 200")
                .contains("地区", "临安");
        assertThat(get("wu.xiao", "/template?feed=hrss-employment&period=2014-06"))
                .contains("filename*=UTF-8''", "PK");
        assertThat(get("wu.xiao", "/template?feed=hrss-employment&period=2014-Q2"))
                .startsWith("HTTP/1.1 400");
        assertThat(get("boss", "/template?feed=commerce-supply")).as("pulled").startsWith("HTTP/1.1 404");
        assertThat(audited("download"))
                .contains(
                        "wu.xiao receipt of delivery " + refused + " done",
                        "wu.xiao marked-copy of delivery " + refused + " done");
    }

    @Test
    @Order(6)
    void withdrawsWhatWasShownAndOnlyOnce() throws IOException {
        long delivery = line("就业月报5更正.csv");
        String preview = get("boss", "/withdraw?delivery=" + delivery);
        assertThat(preview)
                .startsWith("HTTP/1.1 200")
                .contains("撤回台账" + delivery, "现在什么也没有改变", "更正1", "3.55%", "3.45%");
        assertThat(lines()).isEqualTo(8);
        String seen = seen(preview);

        assertThat(post("boss", "withdraw", delivery, seen, " "))
                .startsWith("HTTP/1.1 400")
                .contains("请写明理由", "预览没有再算一遍", seen)
                .doesNotContain("3.55%");
        assertThat(post("boss", "withdraw", delivery, seen, "长".repeat(1001))).startsWith("HTTP/1.1 400");
        assertThat(post("boss", "withdraw", delivery, "0".repeat(64), "报错了文件"))
                .startsWith("HTTP/1.1 409")
                .contains("情况有变", "报错了文件", seen);
        assertThat(site.post("/withdraw", COOKIES.get("boss"), form("withdraw", delivery, seen, "报错了文件")))
                .as("no token")
                .startsWith("HTTP/1.1 403");
        String foreign = site.sent(
                "POST /withdraw HTTP/1.1",
                List.of(
                        "Cookie: " + COOKIES.get("boss"),
                        "Sec-Fetch-Site: cross-site",
                        "Content-Type: application/x-www-form-urlencoded"),
                form("withdraw", delivery, seen, "报错了文件").replace("TOKEN", token("boss")));
        assertThat(foreign).startsWith("HTTP/1.1 403");
        assertThat(lines()).isEqualTo(8);

        String done = post("boss", "withdraw", delivery, seen, "报错了<b>文件");
        assertThat(done).startsWith("HTTP/1.1 303");
        assertThat(WAREHOUSE.texts("select concat_ws('|', concerns, obs_revised, outcome, reason, author) from delivery"
                        + " where delivery_id = " + written(done)))
                .containsExactly(delivery + "|1|withdrawn|报错了<b>文件|boss");
        assertThat(get("boss", "/delivery?number=" + written(done))).contains("报错了&lt;b&gt;文件", "3.55%");
        String withdrawn = "，已撤回（台账" + written(done) + "）";
        assertThat(get("boss", "/delivery?number=" + delivery)).contains(withdrawn);
        assertThat(get("boss", "/deliveries")).contains(withdrawn);
        assertThat(post("boss", "withdraw", delivery, seen, "再来一次"))
                .startsWith("HTTP/1.1 409")
                .contains("此前已撤回", "报错了&lt;b&gt;文件");
        assertThat(get("boss", "/withdraw?delivery=" + delivery)).startsWith("HTTP/1.1 409");
        assertThat(get("boss", "/withdraw?delivery=" + written(done))).contains("本身就是一次撤回");
        assertThat(lines()).isEqualTo(9);
        assertThat(WAREHOUSE.texts("select concat_ws(' ', actor, act, subject, outcome, detail, reason, origin)"
                        + " from audit where act = 'withdraw' and outcome = 'done'"))
                .containsExactly("boss withdraw delivery " + delivery + " done page; line " + written(done)
                        + " 报错了<b>文件 127.0.0.1");
    }

    @Test
    @Order(7)
    void whileAnEvaluationIsAtWorkNobodyWaitsForAPreview() throws IOException, SQLException {
        long refused = line("就业月报4错.csv");
        long before = lines();
        try (Connection evaluation = WAREHOUSE.dataSource().getConnection()) {
            evaluation.setAutoCommit(false);
            AdvisoryLock.DERIVATION.take(evaluation);
            for (String deed : List.of("release", "replay")) {
                assertThat(get("boss", "/" + deed + "?delivery=" + refused))
                        .startsWith("HTTP/1.1 409")
                        .contains("系统正在评估");
            }
            assertThat(get("boss", "/withdraw?delivery=" + line("就业月报2.csv") + "&lang=en"))
                    .startsWith("HTTP/1.1 409")
                    .contains("An evaluation is at work");
            assertThat(post("boss", "release", refused, "0".repeat(64), "只有两格有错"))
                    .as("what was shown is not so, and what is so cannot be shown now")
                    .startsWith("HTTP/1.1 409")
                    .contains("系统正在评估");
            assertThat(post("boss", "release", refused, "\"><script>", ""))
                    .startsWith("HTTP/1.1 400")
                    .doesNotContain("<script>", "name=\"seen\"");
            evaluation.rollback();
        }
        assertThat(lines()).isEqualTo(before);
        assertThat(audited("release"))
                .containsExactly("boss delivery " + refused + " held", "boss delivery " + refused + " no-reason");
    }

    @Test
    @Order(8)
    void releasesAndReplaysWhatWasShown() throws IOException {
        long refused = line("就业月报4错.csv");
        String preview = get("boss", "/release?delivery=" + refused + "&lang=en");
        assertThat(preview).startsWith("HTTP/1.1 200").contains("Release delivery " + refused);
        String seen = seen(preview);
        String done = post("boss", "release", refused, seen, "只有两格有错");
        assertThat(done).startsWith("HTTP/1.1 303");
        assertThat(WAREHOUSE.texts("select concat_ws('|', kind, concerns, outcome, reason, author) from delivery"
                        + " where delivery_id = " + written(done)))
                .containsExactly("release|" + refused + "|taken-in-part|只有两格有错|boss");
        assertThat(post("boss", "release", refused, seen, "只有两格有错"))
                .as("sent twice")
                .startsWith("HTTP/1.1 409")
                .contains("情况有变");

        long first = line("就业月报1.csv");
        String replay = seen(get("boss", "/replay?delivery=" + first));
        String replayed = post("boss", "replay", first, replay, "核对");
        assertThat(replayed).startsWith("HTTP/1.1 303");
        assertThat(WAREHOUSE.texts("select concat_ws('|', kind, concerns, outcome) from delivery where delivery_id = "
                        + written(replayed)))
                .containsExactly("replay|" + first + "|unchanged");
        assertThat(get("boss", "/release?delivery=" + line("就业月报6.csv")))
                .contains("待核实")
                .startsWith("HTTP/1.1 409");
        assertThat(audited("release")).contains("boss delivery " + refused + " done");
    }

    @Test
    @Order(9)
    void ofTwoFormsThatAreSentAtOnceOneActs() throws Exception {
        long delivery = line("就业月报2.csv");
        String seen = seen(get("boss", "/replay?delivery=" + delivery));
        String form = form("replay", delivery, seen, "核对").replace("TOKEN", token("boss"));
        long before = lines();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<String> send = () -> site.post("/replay", COOKIES.get("boss"), form);
            List<String> statuses = new ArrayList<>();
            for (Future<String> each : both.invokeAll(List.of(send, send))) {
                statuses.add(each.get().substring(0, "HTTP/1.1 303".length()));
            }
            assertThat(statuses).containsExactlyInAnyOrder("HTTP/1.1 303", "HTTP/1.1 409");
        } finally {
            both.shutdown();
        }
        assertThat(lines()).isEqualTo(before + 1);
    }

    @Test
    @Order(10)
    void whatIsNotKeptAnyMoreIsNotTakenAgain() throws IOException {
        long delivery = line("就业月报3.csv");
        String kept = WAREHOUSE
                .texts("select kept_path from delivery where delivery_id = " + delivery)
                .get(0);
        Files.delete(folder.resolve("data").resolve(kept));

        assertThat(get("boss", "/replay?delivery=" + delivery))
                .startsWith("HTTP/1.1 409")
                .contains("缺失或与当时收到的不同");
    }

    @Test
    @Order(11)
    void theStewardConfirmsOnce() throws IOException {
        long waiting = line("就业月报6.csv");
        String form = get("wu.xiao", "/confirm-delivery?delivery=" + waiting);
        assertThat(form)
                .startsWith("HTTP/1.1 200")
                .contains("0.0341%", "3.55%", "上城区", "上次", "以往范围")
                .doesNotContain("<script", "style=\"");
        assertThat(post("wu.xiao", "confirm-delivery", waiting, "", " ")).startsWith("HTTP/1.1 400");
        String done = post("wu.xiao", "confirm-delivery", waiting, "", "口径改为小数");
        assertThat(done).startsWith("HTTP/1.1 303");
        assertThat(WAREHOUSE.texts("select concat_ws('|', kind, concerns, reason, author) from delivery"
                        + " where delivery_id = " + written(done)))
                .containsExactly("confirmation|" + waiting + "|口径改为小数|hrss-steward");
        assertThat(post("boss", "confirm-delivery", waiting, "", "me too"))
                .startsWith("HTTP/1.1 409")
                .contains("此前已确认", "吴晓", "口径改为小数");
        assertThat(get("wu.xiao", "/confirm-delivery?delivery=" + line("就业月报1.csv")))
                .startsWith("HTTP/1.1 409");
        assertThat(audited("confirm"))
                .containsExactly(
                        "wu.xiao delivery " + waiting + " no-reason",
                        "wu.xiao delivery " + waiting + " done",
                        "boss delivery " + waiting + " confirmed-before");
        assertThat(get("boss", "/withdraw?delivery=" + waiting)).contains("请撤回确认它的那一行");
    }

    /** A preview makes deliveries wait: no other site has a browser make some, and nobody makes too many. */
    @Test
    @Order(11)
    void previewsAreMadeForThoseWhoComeFromHereAndNotTooOften() throws IOException {
        String path = "/replay?delivery=" + line("就业月报1.csv");
        String cookie = "Cookie: " + COOKIES.get("chief");
        for (String header :
                List.of("Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-site", "Referer: http://evil.example/x")) {
            assertThat(site.sent("GET " + path + " HTTP/1.1", List.of(cookie, header), ""))
                    .as(header)
                    .startsWith("HTTP/1.1 403 ")
                    .contains("请从本系统的网页打开");
        }
        for (String header : List.of("Sec-Fetch-Site: same-origin", "Sec-Fetch-Site: none")) {
            assertThat(site.sent("GET " + path + " HTTP/1.1", List.of(cookie, header), ""))
                    .as(header)
                    .startsWith("HTTP/1.1 200 ");
        }
        assertThat(site.sent("HEAD " + path + " HTTP/1.1", List.of(cookie), ""))
                .as("without a preview")
                .startsWith("HTTP/1.1 200 ")
                .contains("Content-Length: 0");
        int made = 0;
        while (!get("chief", "/replay?delivery=999999").startsWith("HTTP/1.1 429 ")) {
            assertThat(made++).isLessThan(30);
        }
        assertThat(get("chief", "/waiting")).startsWith("HTTP/1.1 200 ");
        assertThat(post("chief", "replay", 999_999, "", "核对")).as("an act").startsWith("HTTP/1.1 404 ");
    }

    private static String get(String user, String path) throws IOException {
        return site.get(path, COOKIES.get(user));
    }

    private static String post(String user, String kind, long delivery, String seen, String reason) throws IOException {
        return site.post(
                "/" + kind,
                COOKIES.get(user),
                form(kind, delivery, seen, reason).replace("TOKEN", token(user)));
    }

    /** What a form of this user must bring: each page with a form has it. */
    private static String token(String user) throws IOException {
        return LoginSite.token(get(user, "/me"));
    }

    private static long line(String name) {
        return Long.parseLong(WAREHOUSE
                .texts("select delivery_id::text from delivery where source_name = '" + name + "' order by 1 limit 1")
                .get(0));
    }

    private static long lines() {
        return Long.parseLong(
                WAREHOUSE.texts("select count(*)::text from delivery").get(0));
    }

    private static List<String> audited(String act) {
        return WAREHOUSE.texts("select concat_ws(' ', actor, subject, outcome) from audit where act = '" + act
                + "' order by audit_id");
    }
}
