// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Notices and decisions, as a command lists them. 周 and 吴 were told of the first of two episodes, 吴 not of the second.
 */
class NoticesIT {

    private static final String NOTICE = "insert into notice (notice_key, kind, person, address, business_date, run_id,"
            + " created_at, message_id, subject, text_body, html_body, state, reason, attempts, last_error, sent_at,"
            + " not_before) select '%1$s', 'digest', '%2$s', 'x@y', '%3$s', max(run_id), '2014-07-09T18:00Z',"
            + " '<%1$s@x>', '%4$s', '', '', '%5$s', 'episode-opened', %6$s from run";
    private static final String DECISION = "insert into telling (person, episode_id, event_id, level, run_id,"
            + " business_date, decided_at, verdict, reason, notice_id) select '%s', %d, 1, 'orange', max(run_id),"
            + " '%s', '2014-07-09T18:00Z', '%s', '%s', %s from run";

    private static final String ABOUT =
            " +Fuyang Registered unemployment rate · June 2014: 4.21%; promised is at most 4%";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private Terminal terminal;

    @BeforeEach
    void write() {
        terminal = Terminal.on(warehouse, workspace, ConfigCopy.whole());
    }

    private void tell() {
        KnownEpisodes episodes = new KnownEpisodes(warehouse);
        episodes.open();
        episodes.open();
        warehouse.execute(
                NOTICE.formatted("a", "zhou", "2014-07-10", "【均等】新越线1项", "sent", "1, null, '2014-07-10T00:00Z', null"),
                NOTICE.formatted(
                        "b", "wu", "2014-07-10", "1 new", "pending", "3, E'550 no\\r\\n\\u001b[2Jbox', null, null"),
                NOTICE.formatted("c", "wu", "2014-07-11", "=1+1", "withheld", "0, null, null, '2014-07-11T00:00Z'"),
                "insert into notice_event values (1, 1)",
                DECISION.formatted("zhou", 1, "2014-07-10", "told", "new", 1),
                DECISION.formatted("wu", 1, "2014-07-10", "told", "escalated-to-deputy", 2),
                DECISION.formatted("wu", 2, "2014-07-11", "held", "silenced", "null"),
                DECISION.formatted("wu", 2, "2014-07-12", "dropped", "because-of-the-moon", "null"));
    }

    @Test
    void areNoneAtFirst() {
        Said notices = terminal.say("notices");
        Said decisions = terminal.say("notices", "--why");

        assertThat(notices.exit()).isEqualTo(1);
        assertThat(notices.out()).isEmpty();
        assertThat(notices.err()).contains("jundeng: no notice fits.");
        assertThat(decisions.exit()).isEqualTo(1);
        assertThat(decisions.err()).contains("jundeng: no decision fits.");
        assertThat(terminal.say("notices", "--why", "--json").out().strip()).isEqualTo("[ ]");
    }

    @Test
    void areListedNewestFirst() {
        tell();

        Said said = terminal.say("notices");

        assertThat(said.exit()).isZero();
        assertThat(said.lines()).hasSize(4);
        assertThat(said.lines().get(0)).matches("id +date +person +kind +subject +state +attempts +last error");
        assertThat(said.lines().get(1)).matches("3 +2014-07-11 +wu +digest +=1\\+1 +withheld +0");
        assertThat(said.lines().get(2))
                .matches("2 +2014-07-10 +wu +digest +1 new +pending +3 +550 no\\\\r\\\\n\\\\u001b\\[2Jbox");
        assertThat(said.lines().get(3)).matches("1 +2014-07-10 +zhou +digest +【均等】新越线1项 +sent +1");
        assertThat(terminal.say("notices")).isEqualTo(said);
    }

    @Test
    void areListedForPrograms() throws IOException {
        tell();

        Said csv = terminal.say("notices", "--csv", "--state", "withheld");
        JsonNode json = new ObjectMapper()
                .readTree(terminal.say("notices", "--json", "--person", "zhou").out());

        assertThat(csv.lines())
                .containsExactly(
                        "id,business_date,person,kind,subject,state,reason,attempts,last_error,created_at,not_before,"
                                + "next_attempt,sent_at,message_id",
                        "3,2014-07-11,wu,digest,'=1+1,withheld,episode-opened,0,,2014-07-09T18:00:00Z,"
                                + "2014-07-11T00:00:00Z,,,<c@x>");
        assertThat(json).hasSize(1);
        assertThat(json.get(0).get("attempts").asInt()).isEqualTo(1);
        assertThat(json.get(0).get("sent_at").asText()).isEqualTo("2014-07-10T00:00:00Z");
        assertThat(json.get(0).get("last_error").isNull()).isTrue();
    }

    private List<String> ids(String... words) {
        try {
            return new ObjectMapper().readTree(terminal.say(words).out()).findValuesAsText("id");
        } catch (IOException e) {
            throw new UncheckedIOException("the answer is no JSON", e);
        }
    }

    @Test
    void areFoundByPersonEpisodeNightAndState() {
        tell();

        assertThat(ids("notices", "--json", "--person", "wu")).containsExactly("3", "2");
        assertThat(ids("notices", "--json", "--date", "2014-07-10")).containsExactly("2", "1");
        assertThat(ids("notices", "--json", "--state", "sent")).containsExactly("1");
        assertThat(ids("notices", "--json", "--episode", "1")).containsExactly("2", "1");
        assertThat(ids("notices", "--json", "--episode", "2")).isEmpty();
        assertThat(ids("notices", "--json", "--person", "wu", "--date", "2014-07-10", "--episode", "1"))
                .containsExactly("2");
        assertThat(ids("notices", "--json", "--last", "1")).containsExactly("3");
        assertThat(terminal.say("notices", "--last", "1").err()).contains("only the newest 1 are shown");
    }

    @Test
    void sayWhyWithWordsAndACodeWhereThereIsNone() {
        tell();

        Said said = terminal.say("notices", "--why");

        assertThat(said.exit()).isZero();
        assertThat(said.lines().get(0)).matches("date +person +episode +rule +level +decision +because +notice +about");
        assertThat(said.lines().get(1)).matches("2014-07-12 +wu +2 .* orange +not told +because-of-the-moon" + ABOUT);
        assertThat(said.lines().get(2)).matches("2014-07-11 +wu +2 .* orange +held +a silence holds" + ABOUT);
        assertThat(said.lines().get(3))
                .matches("2014-07-10 +wu +1 .* orange +told +nobody acknowledged it: goes to the deputy +2" + ABOUT);
        assertThat(said.lines().get(4))
                .matches("2014-07-10 +zhou +1 +target:unemployment-below-4 +orange +told +it is new +1" + ABOUT);
        assertThat(said.lines()).hasSize(5);
    }

    @Test
    void sayWhyForPrograms() throws IOException {
        tell();

        JsonNode json = new ObjectMapper()
                .readTree(terminal.say("notices", "--why", "--json", "--state", "held")
                        .out());

        assertThat(terminal.say("notices", "--why", "--csv", "--person", "zhou").lines())
                .containsExactly(
                        "id,business_date,decided_at,person,episode,rule,level,verdict,reason,notice",
                        "1,2014-07-10,2014-07-09T18:00:00Z,zhou,1,target:unemployment-below-4,orange,told,new,1");
        assertThat(json).hasSize(1);
        assertThat(json.get(0).get("reason").asText()).isEqualTo("silenced");
        assertThat(json.get(0).get("notice").isNull()).isTrue();
        assertThat(ids("notices", "--why", "--json", "--episode", "2")).containsExactly("4", "3");
        assertThat(ids("notices", "--why", "--json", "--date", "2014-07-10")).containsExactly("2", "1");
        assertThat(ids("notices", "--why", "--json", "--last", "2")).containsExactly("4", "3");
    }

    @Test
    void listWhatLeavesByChannelsAndWhatCameAsReply() throws IOException {
        tell();
        warehouse.execute(
                "insert into notice_channel values (1, 'messenger', 'sent', '2014-07-10T00:00Z', 1, null, null,"
                        + " '2014-07-10T00:01Z'), (2, 'messenger', 'pending', '2014-07-10T00:00Z', 3,"
                        + " '2014-07-10T01:00Z', 'channel-away: gone', null)",
                "insert into reply (message, received_at, person, notice_id, outcome, detail, episodes) values"
                        + " ('a', '2014-07-10T01:00Z', 'zhou', 1, 'acknowledged', null, 2),"
                        + " ('b', '2014-07-10T02:00Z', null, null, 'automatic', 'Precedence: bulk', 0)");

        assertThat(terminal.say("notices", "--channels").lines())
                .satisfiesExactly(
                        head -> assertThat(head).matches("notice +date +person +channel +state +attempts +last error"),
                        line -> assertThat(line)
                                .matches("2 +2014-07-10 +wu +messenger +pending +3 +channel-away: gone"),
                        line -> assertThat(line).matches("1 +2014-07-10 +zhou +messenger +sent +1 *"));
        assertThat(terminal.say("notices", "--replies").lines())
                .satisfiesExactly(
                        head -> assertThat(head).matches("id +received +person +notice +outcome +acknowledged +detail"),
                        line -> assertThat(line)
                                .matches("2 +2014-07-10T10:00 +written by a program +0 +Precedence: bulk"),
                        line -> assertThat(line).matches("1 +2014-07-10T09:00 +zhou +1 +acknowledged +2 *"));
        assertThat(terminal.say("notices", "--channels", "--csv", "--state", "pending")
                        .lines())
                .containsExactly(
                        "notice,business_date,person,channel,state,attempts,last_error,created_at,next_attempt,sent_at",
                        "2,2014-07-10,wu,messenger,pending,3,channel-away: gone,2014-07-10T00:00:00Z,"
                                + "2014-07-10T01:00:00Z,");
        assertThat(terminal.say("notices", "--replies", "--csv", "--person", "zhou", "--episode", "1")
                        .lines())
                .containsExactly(
                        "id,received_at,person,notice,outcome,episodes,detail",
                        "1,2014-07-10T01:00:00Z,zhou,1,acknowledged,2,");
        assertThat(ids("notices", "--replies", "--json", "--state", "automatic"))
                .containsExactly("2");
        assertThat(terminal.say("notices", "--replies", "--date", "2014-07-11").err())
                .contains("jundeng: no reply fits.");
        assertThat(terminal.say("notices", "--channels", "--state", "withheld").err())
                .contains("there is no \"withheld\"; known are given-up, pending, sent");
        assertThat(terminal.say("notices", "--channels", "--why").exit()).isEqualTo(2);
    }

    @Test
    void knowNoSuchPersonOrState() {
        tell();

        Said nobody = terminal.say("notices", "--person", "zou");
        Said word = terminal.say("notices", "--state", "told");
        Said verdict = terminal.say("notices", "--why", "--state", "hld");

        assertThat(List.of(nobody, word, verdict))
                .allSatisfy(said -> assertThat(said.exit()).isEqualTo(2));
        assertThat(nobody.err()).contains("nobody in people.yaml has the id \"zou\"; did you mean \"zhou\"?");
        assertThat(word.err()).contains("there is no \"told\"; known are given-up, pending, sent, withheld");
        assertThat(verdict.err()).contains("there is no \"hld\"; did you mean \"held\"?");
        assertThat(terminal.say("notices", "--episode", "99").exit()).isEqualTo(1);
        assertThat(terminal.say("notices", "--episode", "x").exit()).isEqualTo(2);
        assertThat(terminal.say("notices", "--date", "10 July").exit()).isEqualTo(2);
    }

    @Test
    void ofARemovedPersonAreStillFound() {
        tell();
        warehouse.execute("update notice set person = 'gone' where notice_id = 1");

        assertThat(ids("notices", "--json", "--person", "gone")).containsExactly("1");
        assertThat(terminal.say("notices", "--csv", "--person", "x' or true --").exit())
                .isEqualTo(2);
    }

    @Test
    void speakChinese() {
        tell();
        NoticeBook book = new NoticeBook(warehouse.dataSource());
        NoticeBook.Selection all = new NoticeBook.Selection(null, null, null, null, 10);
        StringWriter out = new StringWriter();

        new NoticesView(Locale.CHINESE)
                .decisions(book.decisions(all), decided -> null)
                .asTable(new PrintWriter(out));
        new NoticesView(Locale.CHINESE).notices(book.notices(all)).asTable(new PrintWriter(out));

        assertThat(out.toString())
                .contains("静默期内", "逾期未确认，转代理人", "橙色", "暂缓", "不通知", "because-of-the-moon")
                .contains("收件人", "汇总", "待发", "不发", "已发");
    }
}
