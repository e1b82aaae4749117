// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.notice.link.SignedLinks;
import org.jundeng.notice.outbox.OutboxWriter;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Opens links and sends forms as a browser does. In the test's configuration, 周 reads Chinese and Wu reads English. */
class AckIT {

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private final KnownEpisodes episodes = new KnownEpisodes(warehouse);
    private AckSite site;

    @BeforeEach
    void serve() throws IOException {
        site = AckSite.on(warehouse);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void showsTheEpisodeAndAcknowledgesNothingHoweverOftenItIsOpened() {
        long id = episodes.open();
        String token = site.token("zhou", id);

        HttpResponse<String> page = site.open(token);
        site.open(token);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.body())
                .contains("<html lang=\"zh\">", "第1号预警：确认", "打开本页不算确认")
                .contains("登记失业率", "富阳市", "橙色", "2014年6月 4.21%", "不超过4%", "城镇登记失业率控制在4%以内")
                .contains("情况说明", "<textarea", "maxlength=\"500\"", "<form method=\"post\" action=\"ack\"", token)
                .doesNotContain("<script", "http://", "https://");
        assertThat(page.body().split("<button")).hasSize(2);
        assertThat(episodes.said(id)).isEmpty();
        assertThat(episodes.audited())
                .containsExactly("zhou open-link episode 1 done", "zhou open-link episode 1 done");
    }

    @Test
    void saysSinceWhenItIsOpenAgainAndCallsNoLimitAPromise() {
        long id = episodes.open();
        assertThat(site.open(site.token("zhou", id)).body()).contains("2014年7月10日", "要求");

        warehouse.execute(
                "update episode set rule_id = 'limit', target_id = null",
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason,"
                        + " time_period, freq, obs_value, bound) select episode_id, run_id, '2014-08-10', recorded_at,"
                        + " 'reopened', level, reason, '2014-07-01', freq, 4.3, bound from episode_event");

        assertThat(site.open(site.token("zhou", id)).body())
                .contains("2014年7月 4.3%", "2014年8月10日")
                .doesNotContain("2014年7月10日", "要求", "不超过4%");
    }

    @Test
    void namesTheLimitOfALevelAsSuch(@TempDir Path folder) throws IOException {
        Path rules = ConfigCopy.into(folder).folder().resolve("rules/figures.yaml");
        Files.createDirectories(rules.getParent());
        Files.writeString(rules, """
                rules:
                  - id: rate
                    name: {zh: 失业率偏高, en: Rate too high}
                    indicator: unemployment-rate
                    comparator: '<='
                    levels: {yellow: 3, orange: 4.1}
                    scope: each-district
                    bureau: hrss
                    project: 1
                """);
        long id = episodes.open();
        warehouse.execute(
                "update episode set rule_id = 'rate', target_id = null", "update episode_event set bound = 4.1");

        try (AckSite limits = AckSite.on(warehouse, folder)) {
            assertThat(limits.open(limits.token("zhou", id)).body())
                    .contains("失业率偏高", "<dt>警戒线</dt>", "不超过4.1%")
                    .doesNotContain("要求");
            assertThat(limits.open(limits.token("wu", id)).body())
                    .contains("<dt>Limit</dt>", "at most 4.1%")
                    .doesNotContain("Promised");
        }
    }

    @Test
    void speaksEnglishToWhoeverReadsEnglish() {
        long id = episodes.open();

        assertThat(site.open(site.token("wu", id)).body())
                .contains("<html lang=\"en\">", "Acknowledge episode 1", "Fuyang", "orange", "June 2014 4.21%")
                .contains("at most 4%", "Explanation");
    }

    @Test
    void acknowledgesAllThatAMailToldTogetherAsFarAsItWaits() {
        long first = episodes.open();
        long second = episodes.open();
        long over = episodes.open();
        long graver = episodes.open();
        String key = "digest/zhou/2014-07-10/1";
        told(key, List.of(first, second, over, graver));
        long notTold = episodes.open();
        warehouse.execute("insert into telling (person, episode_id, event_id, level, run_id, business_date, decided_at,"
                + " verdict, reason, notice_id) select person, episode_id, event_id, level, run_id, business_date,"
                + " decided_at, verdict, reason, notice_id from telling where episode_id = " + first);
        episodes.close(over);
        warehouse.execute("update episode set level = 'red' where episode_id = " + graver);
        SignedLinks links = site.links().as(SignedLinks.Use.ACKNOWLEDGE_ALL);
        String token = site.token(links.link("zhou", first, key, AckSite.NOW.minusSeconds(3600)));

        HttpResponse<String> page = site.openAll(token);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("一并确认2项预警", "打开本页不算确认", "action=\"ack-all\"", token)
                .contains("<dt>富阳市</dt><dd>橙色，2014年6月 4.21%，不超过4%，2014年7月10日起</dd>")
                .contains("<dt>未包括</dt><dd>1项级别已比邮件所说加重，没有在此确认，请用最近一封邮件里的链接确认：富阳市</dd>")
                .contains("<dt>未包括</dt><dd>1项已经解除，不必确认：富阳市</dd>");
        assertThat(episodes.said(first)).isEmpty();

        assertThat(site.sendAll(token, "长".repeat(501)).statusCode()).isEqualTo(400);
        HttpResponse<String> done = site.sendAll(token, "正在整改");
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("2项预警已确认", "1项级别已比邮件所说加重，没有在此确认").doesNotContain("<form");
        assertThat(episodes.said(first)).containsExactly("zhou by-link 正在整改");
        assertThat(episodes.said(second)).containsExactly("zhou by-link 正在整改");
        assertThat(List.of(over, graver, notTold))
                .allSatisfy(id -> assertThat(episodes.said(id)).isEmpty());

        assertThat(site.sendAll(token, "再来一次").statusCode()).isEqualTo(409);
        assertThat(site.openAll(token).body()).contains("没有待确认的预警");
        assertThat(episodes.said(first)).hasSize(1);
        assertThat(site.openAll(site.token("zhou", first)).statusCode())
                .as("a link for one")
                .isEqualTo(403);
        assertThat(site.open(token).statusCode()).as("at the page for one").isEqualTo(403);
        String english = site.token(links.link("wu", first, key, AckSite.NOW.minusSeconds(60)));
        assertThat(site.openAll(english).body())
                .contains("Acknowledge 2 alerts", "orange, June 2014 4.21%, at most 4%")
                .contains("<dt>Left out</dt><dd>One has become graver than the mail said");
        String old = site.token(links.link("zhou", first, key, AckSite.NOW.minusSeconds(3600L * 24 * 15)));
        assertThat(site.openAll(old).statusCode()).isEqualTo(410);
    }

    /** One that became graver was acknowledged by the link of the later mail; one of a feed is only watched again. */
    @Test
    void asksNobodyForWhatIsAnsweredOrOnlyWatched() {
        long first = episodes.open();
        long answered = episodes.open();
        long watched = episodes.open();
        String key = "digest/zhou/2014-07-10/1";
        told(key, List.of(first, answered, watched));
        warehouse.execute(
                "update episode set state = 'pending', region_id = '', feed = 'hrss-employment', indicator = null,"
                        + " target_id = null where episode_id = " + watched,
                "update episode set level = 'red' where episode_id = " + answered,
                "insert into episode_event (episode_id, run_id, business_date, recorded_at, event, level, reason,"
                        + " author) values (" + answered + ", 1, '2014-07-10', now(), 'acknowledged', 'red', 'by-link',"
                        + " 'zhou')");
        SignedLinks links = site.links().as(SignedLinks.Use.ACKNOWLEDGE_ALL);

        String page = site.openAll(site.token(links.link("zhou", first, key, AckSite.NOW.minusSeconds(3600))))
                .body();

        assertThat(page)
                .contains("一并确认1项预警")
                .contains("<dt>未包括</dt><dd>1项级别已比邮件所说加重，加重后已有人确认：富阳市</dd>")
                .contains("<dt>未包括</dt><dd>1项尚在观察，现在不必确认：就业月报</dd>");
    }

    /** A mail that told of the episodes. */
    private void told(String key, List<Long> told) {
        warehouse.execute(
                "insert into notice (notice_key, kind, person, address, business_date, run_id, created_at, message_id,"
                        + " subject, text_body, html_body, state, reason) values ('" + key + "', 'digest', 'zhou',"
                        + " 'zhou@x.example', '2014-07-10', 1, now(), '" + OutboxWriter.messageId(key)
                        + "', '', '', '', 'sent', 'episode-new')");
        for (long id : told) {
            warehouse.execute(
                    "insert into notice_event select max(n.notice_id), max(v.event_id) from notice n, episode_event v"
                            + " where v.episode_id = " + id,
                    "insert into telling (person, episode_id, event_id, level, run_id, business_date, decided_at,"
                            + " verdict, reason, notice_id) select 'zhou', " + id + ", max(v.event_id), 'orange', 1,"
                            + " '2014-07-10', now(), 'told', 'new', (select max(notice_id) from notice)"
                            + " from episode_event v where v.episode_id = " + id);
        }
    }

    @Test
    void acknowledgesByTheFormOnceAndShowsTheNote() {
        long id = episodes.open();
        String token = site.token("zhou", id);

        HttpResponse<String> first = site.send(token, "企业搬迁所致，\r\n7月可恢复");
        HttpResponse<String> second = site.send(token, "再说一次");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).contains("第1号预警已确认", "企业搬迁所致，\n7月可恢复").doesNotContain(token, "<form");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body())
                .contains("第1号预警此前已确认", "一个链接只确认一次。", "用下一封邮件里的链接")
                .doesNotContain("jundeng ack")
                .doesNotContain(token);
        assertThat(episodes.said(id)).containsExactly("zhou by-link 企业搬迁所致，\n7月可恢复");
        assertThat(site.open(token).statusCode()).isEqualTo(409);
        assertThat(episodes.audited())
                .containsExactly(
                        "zhou acknowledge episode 1 done",
                        "zhou acknowledge episode 1 used",
                        "zhou open-link episode 1 used");
    }

    @Test
    void acknowledgesWithoutANoteToo() {
        long id = episodes.open();

        assertThat(site.send(site.token("zhou", id), "").statusCode()).isEqualTo(200);
        assertThat(episodes.said(id)).containsExactly("zhou by-link -");
    }

    @Test
    void acknowledgesOnceWhereTheFormIsSentSeveralTimesAtOnce() {
        long id = episodes.open();
        String token = site.token("zhou", id);

        List<CompletableFuture<Integer>> sent = IntStream.range(0, 6)
                .mapToObj(i -> site.sendAtOnce(token, "第" + i).thenApply(HttpResponse::statusCode))
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join).sorted()).containsExactly(200, 409, 409, 409, 409, 409);
        assertThat(episodes.said(id)).hasSize(1);
    }

    @Test
    void showsWhatPeopleWriteAsText() {
        long id = episodes.open();
        String note = "</textarea></dd><script>alert(1)</script>&amp;${1+1}\"'<img src=x onerror=alert(1)>";

        HttpResponse<String> page = site.send(site.token("zhou", id), note);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;amp;${1+1}")
                .doesNotContain("<script", "<img", "</textarea>");
        assertThat(site.open(site.token("wu", id)).body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script", "<img");
        assertThat(site.send(site.token("wu", id), "</textarea><script>" + "x".repeat(500))
                        .body())
                .contains("&lt;/textarea&gt;&lt;script&gt;")
                .doesNotContain("<script");
        assertThat(episodes.said(id)).containsExactly("zhou by-link " + note);
    }

    @Test
    void answersHeadLikeGetAndRecordsNothing() {
        long id = episodes.open();
        String token = site.token("zhou", id);

        HttpResponse<String> head = site.ask("HEAD", "?t=" + token, null);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValueAsLong("Content-Length").orElseThrow())
                .isEqualTo(site.open(token).body().getBytes(StandardCharsets.UTF_8).length);
        assertThat(site.ask("HEAD", "?t=x", null).statusCode()).isEqualTo(403);
        assertThat(episodes.audited()).containsExactly("zhou open-link episode 1 done");
    }

    @Test
    void letsABrowserRunNothingAndTellNobody() throws NoSuchAlgorithmException {
        HttpResponse<String> page = site.open(site.token("zhou", episodes.open()));

        Matcher style = Pattern.compile("(?s)<style>(.*)</style>").matcher(page.body());
        assertThat(style.find()).isTrue();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(page.headers().map())
                .containsEntry(
                        "content-security-policy",
                        List.of("default-src 'none'; style-src 'sha256-"
                                + Base64.getEncoder().encodeToString(hash)
                                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"))
                .containsEntry("x-frame-options", List.of("DENY"))
                .containsEntry("referrer-policy", List.of("no-referrer"))
                .containsEntry("cache-control", List.of("no-store"))
                .doesNotContainKey("set-cookie");
        assertThat(page.body()).doesNotContain("style=");
    }

    @Test
    void keepsNoTokenAnywhere() {
        long id = episodes.open();
        String token = site.token("zhou", id);

        site.open(token);
        site.send(token, "x");
        site.send(token.substring(2), "x");
        warehouse.execute("alter table audit rename to audit_away");
        HttpResponse<String> away = site.send(token, "x");
        warehouse.execute("alter table audit_away rename to audit");

        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("暂时无法确认", "系统恢复后链接照常有效").doesNotContain("audit", token);
        assertThat(site.log()).isNotEmpty().noneMatch(line -> line.contains(token.substring(2, 40)));
        assertThat(episodes.ask("select concat_ws(' ', actor, subject, outcome, detail) from audit"))
                .hasSize(3)
                .noneMatch(line -> line.contains(token.substring(2, 40)));
        assertThat(episodes.ask("select distinct detail from audit where detail is not null"))
                .singleElement()
                .asString()
                .matches("link [0-9a-f]{64}");
    }
}
