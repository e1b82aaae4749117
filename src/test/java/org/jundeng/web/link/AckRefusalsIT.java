// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each case in which a link or its form is refused, with its words and its line in the audit trail. */
class AckRefusalsIT {

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
    void refusesAnExpiredLink() {
        long id = episodes.open();
        String token = site.token(site.links().link("zhou", id, "digest/1", AckSite.NOW.minus(Duration.ofDays(14))));

        for (HttpResponse<String> page : List.of(site.open(token), site.send(token, "x"))) {
            assertThat(page.statusCode()).isEqualTo(410);
            assertThat(page.body())
                    .contains("链接已过期", "第1号预警的确认链接", "链接自邮件写成起一段时间内有效。", "直接回复那封邮件", "发出邮件的单位")
                    .doesNotContain("jundeng ack")
                    .doesNotContain("<form", token);
        }
        assertThat(episodes.said(id)).isEmpty();
        assertThat(episodes.audited())
                .containsExactly("zhou open-link episode 1 expired", "zhou acknowledge episode 1 expired");
        String english = site.token(site.links().link("wu", id, "digest/1", AckSite.NOW.minus(Duration.ofDays(14))));
        assertThat(site.open(english).body())
                .contains(
                        "<html lang=\"en\">",
                        "This link has expired",
                        "nothing was acknowledged",
                        "or simply answer that mail")
                .doesNotContain("<form", english, "链接");
    }

    @Test
    void refusesAForgedLinkAndGarbageAlike() {
        long id = episodes.open();
        String foreign = site.token(
                AckSite.links("another secret of at least thirty-two").link("zhou", id, "digest/1", AckSite.NOW));
        String cutOff = site.token("zhou", id).substring(1);

        for (String token : List.of(foreign, cutOff, "", "x", "%00", "%E4%BD", "a".repeat(4000))) {
            assertThat(site.ask("GET", "?t=" + token, null).statusCode())
                    .as(token)
                    .isEqualTo(403);
            assertThat(site.ask("POST", "", "t=" + token + "&note=x").statusCode())
                    .as(token)
                    .isEqualTo(403);
        }
        assertThat(site.ask("POST", "", "t=%&note=x").statusCode()).isEqualTo(403);
        assertThat(site.ask("GET", "", null).body())
                .contains("链接无效", "怎么办", "复制整个地址")
                .doesNotContain("请联系");
        assertThat(site.ask("POST", "?t=" + site.token("zhou", id), "note=x").statusCode())
                .as("a token in the address is no form")
                .isEqualTo(403);
        assertThat(episodes.said(id)).isEmpty();
        assertThat(episodes.ask("select distinct concat_ws('|', actor, act, subject, outcome, coalesce(detail, '-'))"
                        + " from audit order by 1"))
                .containsExactly("|acknowledge|link|forged|-", "|open-link|link|forged|-");
        assertThat(episodes.audited()).hasSize(17);
    }

    @Test
    void listsForgedLinksUpToANumberAndCountsTheOthers() {
        for (int i = 0; i < 45; i++) {
            assertThat(site.ask("GET", "?t=forged" + i, null).statusCode()).isEqualTo(403);
        }
        assertThat(episodes.audited()).hasSize(22);

        site.close();

        assertThat(episodes.ask("select coalesce(detail, '-') from audit where audit_id > 19 order by audit_id"))
                .containsExactly(
                        "-",
                        "1 more in the hour from 2014-07-11T01:00:00Z",
                        "10 more in the hour from 2014-07-11T01:00:00Z",
                        "25 more in the hour from 2014-07-11T01:00:00Z");
    }

    @Test
    void refusesABodyThatIsNoForm() {
        long id = episodes.open();
        String form = "t=" + site.token("zhou", id);
        for (String type : List.of("text/plain", "application/json", "multipart/form-data; boundary=x")) {
            HttpRequest request = HttpRequest.newBuilder(site.address(""))
                    .header("Content-Type", type)
                    .header("Accept-Language", "en-GB,en;q=0.9,zh;q=0.1")
                    .POST(BodyPublishers.ofString(form))
                    .build();
            HttpResponse<String> page = site.answer(request);
            assertThat(page.statusCode()).as(type).isEqualTo(403);
            assertThat(page.body()).as("the browser's language").contains("This link is not valid");
        }
        assertThat(episodes.said(id)).isEmpty();
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        long id = episodes.open();
        String token = site.token("zhou", id);

        HttpResponse<String> page = site.send(token, "x".repeat(8 * 1024));

        assertThat(page.statusCode()).isEqualTo(413);
        assertThat(page.body()).contains("提交的内容太大", "超过8 KB");
        assertThat(episodes.said(id)).isEmpty();
        assertThat(episodes.audited()).containsExactly(" acknowledge link too-large");
        assertThat(site.send(token, "x").statusCode()).isEqualTo(200);
    }

    @Test
    void asksForAShorterNoteAndKeepsWhatWasWritten() {
        long id = episodes.open();
        String token = site.token("zhou", id);

        HttpResponse<String> page = site.send(token, "说".repeat(501));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("情况说明最多500字。", "说".repeat(501), "<form", token);
        assertThat(episodes.said(id)).isEmpty();
        assertThat(site.send(token, "说".repeat(500)).statusCode()).isEqualTo(200);
        assertThat(episodes.audited())
                .containsExactly("zhou acknowledge episode 1 note-too-long", "zhou acknowledge episode 1 done");
    }

    @Test
    void refusesWhatIsClosedPendingOrUnknownWithWords() {
        long open = episodes.open();
        String before = site.token("zhou", open);
        episodes.close(open);
        long pending = episodes.in("pending");

        assertThat(site.send(before, "x")).satisfies(page -> {
            assertThat(page.statusCode()).isEqualTo(409);
            assertThat(page.body()).contains("第1号预警已解除", "只有尚未解除的预警需要确认。");
        });
        assertThat(site.open(before).statusCode()).isEqualTo(409);
        assertThat(site.send(site.token("wu", pending), "x")).satisfies(page -> {
            assertThat(page.statusCode()).isEqualTo(409);
            assertThat(page.body()).contains("Episode 2 has not begun");
        });
        assertThat(site.send(site.token("zhou", 99), "x").statusCode()).isEqualTo(404);
        assertThat(site.open(site.token("zhou", 99)).body()).contains("没有第99号预警");
        assertThat(episodes.ask("select event_id from episode_event where event = 'acknowledged'"))
                .isEmpty();
        assertThat(episodes.audited())
                .containsExactly(
                        "zhou acknowledge episode 1 closed",
                        "zhou open-link episode 1 closed",
                        "wu acknowledge episode 2 pending",
                        "zhou acknowledge episode 99 unknown",
                        "zhou open-link episode 99 unknown");
    }

    @Test
    void refusesWhoeverIsNoLongerOnTheList() {
        long id = episodes.open();
        String token = site.token("retired", id);

        assertThat(site.open(token).statusCode()).isEqualTo(403);
        assertThat(site.send(token, "x").body()).contains("已不在联系人名单中");
        assertThat(episodes.said(id)).isEmpty();
        assertThat(episodes.audited())
                .containsExactly(
                        "retired open-link episode 1 unknown-person", "retired acknowledge episode 1 unknown-person");
    }

    @Test
    void refusesOtherMethodsAndOtherPlaces() {
        long id = episodes.open();
        for (String method : List.of("PUT", "DELETE", "OPTIONS", "TRACE")) {
            HttpResponse<String> answer = site.ask(method, "?t=" + site.token("zhou", id), null);
            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).hasValue("GET, HEAD, POST");
        }
        assertThat(site.ask("GET", "/?t=" + site.token("zhou", id), null).statusCode())
                .isEqualTo(404);
        assertThat(episodes.audited()).isEmpty();
    }
}
