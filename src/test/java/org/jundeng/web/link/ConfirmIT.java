// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Opens links to confirm and sends their forms as a browser does, to a pipeline that serves. */
class ConfirmIT {

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private ConfirmSite site;

    @BeforeEach
    void serve() throws IOException {
        site = ConfirmSite.on(warehouse, folder);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void showsTheFiguresAndConfirmsThemOnceForAReason() throws IOException {
        String token = site.token("hrss-steward");
        long waiting = site.waiting();

        showsTheFigures(token, waiting);
        assertThat(known()).isEmpty();
        confirmsOnce(token, waiting);

        assertThat(known()).containsExactly("0.0341", "0.0342", "0.0343");
        String about = " delivery " + waiting + " ";
        assertThat(site.audited())
                .containsExactly(
                        "hrss-steward open-link" + about + "done",
                        "wu open-link" + about + "done",
                        "hrss-steward confirm" + about + "no-reason",
                        "hrss-steward confirm" + about + "reason-too-long",
                        "hrss-steward confirm" + about + "done",
                        "wu confirm" + about + "confirmed-before",
                        "hrss-steward open-link" + about + "confirmed-before");
        assertThat(warehouse.texts("select concat_ws('|', reason, author) from delivery where kind = 'confirmation'"))
                .containsExactly("口径改为小数，<b>已与统计局核对</b>|hrss-steward");
    }

    private void showsTheFigures(String token, long waiting) throws IOException {
        HttpResponse<String> page = site.open(token);
        write("confirm-zh.html", page);
        HttpResponse<String> english = site.open(site.token("wu"));
        write("confirm-en.html", english);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html lang=\"zh\">", "确认第" + waiting + "号报送？", "打开本页不算确认")
                .contains("就业失业月报", "就业月报6.csv", "2014年6月", "小数与百分数混用")
                .contains("本次", "上次", "通常范围", "上城区", "0.0341%", "3.45%")
                .contains("<form method=\"post\" action=\"confirm\"", "required maxlength=\"1000\"", token)
                .doesNotContain("<script", "http://", "https://", "style=\"");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'sha256-")
                .endsWith("; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(english.body()).contains("<html lang=\"en\">", "Confirm delivery " + waiting + "?", "Shangcheng");
        HttpResponse<String> head = site.ask("HEAD", "?t=" + token, null);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isEqualTo(page.body().getBytes(StandardCharsets.UTF_8).length);
    }

    private void confirmsOnce(String token, long waiting) throws IOException {
        HttpResponse<String> blank = site.send(token, " \r\n ");
        write("confirm-no-reason.html", blank);
        HttpResponse<String> tooLong = site.send(token, "<b>" + "说".repeat(998));
        HttpResponse<String> done = site.send(token, "口径改为小数，<b>已与统计局核对</b>");
        write("confirm-done.html", done);
        HttpResponse<String> again = site.send(site.token("wu"), "me too");
        HttpResponse<String> later = site.open(token);
        write("confirm-before.html", later);

        assertThat(blank.statusCode()).isEqualTo(400);
        assertThat(blank.body()).contains("缺少理由，第" + waiting + "号报送尚未确认", "<form", token);
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(tooLong.body())
                .contains("理由最多1000字。", "&lt;b&gt;" + "说".repeat(998))
                .doesNotContain("<b>");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body())
                .contains("第" + waiting + "号报送已确认", "吴晓", "&lt;b&gt;已与统计局核对&lt;/b&gt;")
                .doesNotContain("<form", token);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("was confirmed before", "Wu Xiao", "口径改为小数");
        assertThat(later.statusCode()).isEqualTo(409);
        assertThat(later.body()).contains("此前已确认", "2014年7月11日", "吴晓", "口径改为小数").doesNotContain("<form");
    }

    @Test
    void refusesWhatNobodyMayConfirmWithWords() {
        long waiting = site.waiting();
        String token = site.token("hrss-steward");
        String acknowledging = site.running()
                .opened()
                .ackLinks()
                .orElseThrow()
                .link("hrss-steward", waiting, "steward/1", ConfirmSite.NOW)
                .substring((ConfirmSite.ADDRESS + "/ack?t=").length());

        for (String forged : List.of(acknowledging, token.substring(1), "", "x", "%00")) {
            refused(forged, 403, "链接无效");
        }
        refused(site.token("hrss-steward", waiting, ConfirmSite.NOW.minus(Duration.ofDays(14))), 410, "链接已过期");
        refused(site.token("retired", waiting, ConfirmSite.NOW), 403, "已不在联系人名单中");
        refused(site.token("hrss-official", waiting, ConfirmSite.NOW), 403, "您无权确认第" + waiting + "号报送");
        refused(site.token("wu", 1, ConfirmSite.NOW), 404, "No delivery 1 waits");
        assertThat(site.send(token, "x".repeat(17_000)).statusCode()).isEqualTo(413);
        assertThat(site.ask("PUT", "?t=" + token, null).statusCode()).isEqualTo(405);
        assertThat(site.ask("POST", "?t=" + token, "reason=x").statusCode())
                .as("a token in the address is no form")
                .isEqualTo(403);
        settle("superseded");
        refused(token, 409, "已被取代");
        settle("withdrawn");
        refused(token, 409, "已撤回");
        warehouse.execute("alter table unconfirmed rename to unconfirmed_away");
        refused(token, 503, "暂时无法确认");
        warehouse.execute("alter table unconfirmed_away rename to unconfirmed");

        assertThat(known()).isEmpty();
        assertThat(site.audited())
                .contains(
                        "hrss-steward open-link delivery " + waiting + " expired",
                        "retired confirm delivery " + waiting + " unknown-person",
                        "hrss-official confirm delivery " + waiting + " not-allowed",
                        "wu open-link delivery 1 unknown",
                        "hrss-steward confirm delivery " + waiting + " superseded",
                        " confirm link forged",
                        " open-link link forged",
                        " confirm link too-large");
        assertThat(warehouse.texts("select concat_ws(' ', actor, subject, outcome, detail) from audit"))
                .noneMatch(line -> line.contains(token.substring(2, 40)));
    }

    private void refused(String token, int status, String words) {
        for (HttpResponse<String> page : List.of(site.open(token), site.send(token, "x"))) {
            assertThat(page.statusCode()).as(words).isEqualTo(status);
            assertThat(page.body()).contains(words).doesNotContain("<form");
        }
    }

    private void settle(String how) {
        warehouse.execute("update unconfirmed set settled_by = 1, settled_how = '" + how + "'");
    }

    /** The rates of June that are known. */
    private List<String> known() {
        return warehouse.texts("select obs_value::text from named_figure where indicator ="
                + " 'urban-unemployment-rate' and first_day = '2014-06-01' order by 1");
    }

    /** Keeps a page for the eye, where a folder is named. */
    private static void write(String name, HttpResponse<String> page) throws IOException {
        String looking = System.getProperty("jundeng.write-pages");
        if (looking != null) {
            Files.writeString(Path.of(looking).resolve(name), page.body());
        }
    }
}
