// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jundeng.alert.KnownEpisodes;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands for silences, with the shipped configuration. */
class SilenceIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static final String UNTIL = TODAY.plusDays(30).toString();
    private static final String USER = System.getProperty("user.name");
    private static final String HEADER = "id,state,from,until,episode,rule,indicator,ref_area,region_id,feed,bureau,"
            + "project,author,reason,recorded_at,ended_at,ended_by";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private final KnownEpisodes episodes = new KnownEpisodes(warehouse);
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = Terminal.on(warehouse, workspace, Path.of("config"));
    }

    private Said add(String... words) {
        return terminal.say(
                Stream.of(Stream.of("silence", "add"), Stream.of(words), Stream.of("--until", UNTIL, "--reason", "核实中"))
                        .flatMap(all -> all)
                        .toArray(String[]::new));
    }

    @Test
    void isAddedListedAndTakenBack() {
        Said added = add("--bureau", "hrss");
        Said listed = terminal.say("silence");
        Said ended = terminal.say("silence", "end", "1");
        Said gone = terminal.say("silence", "list");
        Said all = terminal.say("silence", "list", "--all");

        assertThat(added.exit()).isZero();
        assertThat(added.out())
                .isEqualTo(("Silence 1 holds from %s to %s, both included: bureau hrss. Episodes go on and are listed;"
                                + " jundeng silence end 1 takes it back.%n")
                        .formatted(TODAY, UNTIL));
        assertThat(listed.exit()).isZero();
        assertThat(listed.lines().get(0)).matches("id +state +from +until +about +by +reason");
        assertThat(listed.lines().get(1))
                .matches("1 +holding +" + TODAY + " +" + UNTIL + " +bureau hrss +" + USER + " +核实中");
        assertThat(ended.exit()).isZero();
        assertThat(ended.out())
                .startsWith("Silence 1 is taken back by " + USER + ". From the next night on people are told");
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.out()).isEmpty();
        assertThat(gone.err()).contains("No silence holds on " + TODAY + " or later");
        assertThat(all.exit()).isZero();
        assertThat(all.out()).contains("taken back", "核实中");
        assertThat(episodes.audited())
                .containsExactly(USER + " silence silence 1 done", USER + " end-silence silence 1 done");
    }

    @Test
    void takesEveryWordThatNarrowsItDown() throws IOException {
        long episode = episodes.open();
        Said added = terminal.say(
                "silence",
                "add",
                "--episode",
                Long.toString(episode),
                "--rule",
                "target:*",
                "--indicator",
                "urban-unemployment-rate",
                "--ref-area",
                "330111",
                "--feed",
                "hrss-employment",
                "--bureau",
                "hrss",
                "--project",
                "1",
                "--from",
                "2026-01-01",
                "--until",
                "2026-12-31",
                "--reason",
                "年检, 全部",
                "--as",
                "hrss-official");

        assertThat(added.exit()).as(added.err()).isZero();
        assertThat(added.out())
                .contains("episode 1, rule target:*, indicator urban-unemployment-rate, Fuyang (330111),"
                        + " feed hrss-employment, bureau hrss, project 1");
        Said csv = terminal.say("silence", "--date", "2026-06-30", "--csv");
        assertThat(csv.lines()).hasSize(2).first().isEqualTo(HEADER);
        assertThat(csv.lines().get(1))
                .startsWith("1,holding,2026-01-01,2026-12-31,1,target:*,urban-unemployment-rate,330111,fuyang,"
                        + "hrss-employment,hrss,1,hrss-official,\"年检, 全部\",")
                .endsWith(",,");
        JsonNode json = new ObjectMapper()
                .readTree(terminal.say("silence", "list", "--date", "2027-01-01", "--all", "--json")
                        .out());
        assertThat(json).hasSize(1);
        assertThat(json.get(0).get("id").asLong()).isEqualTo(1);
        assertThat(json.get(0).get("episode").isNumber()).isTrue();
        assertThat(json.get(0).get("project").asInt()).isEqualTo(1);
        assertThat(json.get(0).get("state").asText()).isEqualTo("over");
        assertThat(json.get(0).get("reason").asText()).isEqualTo("年检, 全部");
        assertThat(json.get(0).get("ended_at").isNull()).isTrue();
    }

    @Test
    void knowsARegionByItsNameOnTheFirstDay() {
        Said then = terminal.say(
                "silence",
                "add",
                "--ref-area",
                "富阳市",
                "--from",
                "2014-07-10",
                "--until",
                "2014-07-31",
                "--reason",
                "x");

        assertThat(then.exit()).as(then.err()).isZero();
        assertThat(then.out())
                .contains("(330183)")
                .contains("Its last day is over: it holds only in nights that are run for those days.");
        assertThat(terminal.say("silence", "--csv").exit()).isEqualTo(1);
        assertThat(terminal.say("silence", "--csv", "--date", "2014-07-31").lines())
                .hasSize(2);
        assertThat(terminal.say("silence", "--csv", "--date", "2014-08-01").lines())
                .containsExactly(HEADER);
    }

    @Test
    void aRepeatedRequestDoesNothing() {
        Said first = add("--rule", "target:*");
        Said second = add("--rule", "target:*");
        Said end = terminal.say("silence", "end", "1", "--as", "hrss-official");
        Said endAgain = terminal.say("silence", "end", "1");

        assertThat(first.exit()).isZero();
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err()).contains("Silence 1 says just this: nothing was done.");
        assertThat(end.out()).contains("taken back by hrss-official.");
        assertThat(endAgain.exit()).isEqualTo(1);
        assertThat(endAgain.err()).contains("Silence 1 was taken back before: nothing was done.");
        assertThat(terminal.say("silence", "list", "--all", "--csv").lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("1,ended,")
                .endsWith(",hrss-official");
        assertThat(episodes.audited())
                .containsExactly(
                        USER + " silence silence 1 done",
                        USER + " silence silence 1 there-already",
                        "hrss-official end-silence silence 1 done",
                        USER + " end-silence silence 1 already-ended");
    }

    @Test
    void refusesAndRecordsTheRefusal() {
        Said episode = add("--episode", "99");
        Said reversed = add("--bureau", "hrss", "--from", TODAY.plusDays(31).toString());
        Said tooLong = add("--bureau", "hrss", "--from", TODAY.minusDays(336).toString());
        Said noReason = terminal.say("silence", "add", "--bureau", "hrss", "--until", UNTIL, "--reason", " ");
        Said longReason =
                terminal.say("silence", "add", "--bureau", "hrss", "--until", UNTIL, "--reason", "长".repeat(501));
        Said end = terminal.say("silence", "end", "99");

        assertThat(List.of(episode, reversed, tooLong, noReason, longReason, end))
                .allSatisfy(said -> assertThat(said.exit()).isEqualTo(1))
                .allSatisfy(said -> assertThat(said.out()).isEmpty());
        assertThat(episode.err()).contains("No episode has the number 99; jundeng episodes --open");
        assertThat(reversed.err()).contains("The last day is before the first: nothing was done.");
        assertThat(tooLong.err()).contains("more than 366 days: nothing was done.");
        assertThat(noReason.err()).contains("The reason is empty: nothing was done.");
        assertThat(longReason.err()).contains("The reason has more than 500 characters: nothing was done.");
        assertThat(end.err()).contains("No silence has the number 99; jundeng silence lists");
        assertThat(terminal.say("silence", "list", "--all").err()).contains("There is no silence yet.");
        assertThat(episodes.audited())
                .containsExactly(
                        USER + " silence silence unknown-episode",
                        USER + " silence silence ends-before-start",
                        USER + " silence silence too-long",
                        USER + " silence silence no-reason",
                        USER + " silence silence reason-too-long",
                        USER + " end-silence silence 99 unknown");
    }

    static Stream<Arguments> refusesUnknownSubjects() {
        return Stream.of(
                argumentSet("nothing", "say what it is about: --episode, --rule", new String[] {}),
                argumentSet(
                        "a rule",
                        "--rule: no rule has the id \"preschool-enrolment-behnd\";"
                                + " did you mean \"preschool-enrolment-behind\"?",
                        new String[] {"--rule", "preschool-enrolment-behnd"}),
                argumentSet("a beginning", "--rule: no rule's id begins with \"traget:\"", new String[] {
                    "--rule", "traget:*"
                }),
                argumentSet("a star in the middle", "--rule: no rule has the id \"*-behind\"", new String[] {
                    "--rule", "*-behind"
                }),
                argumentSet(
                        "an indicator",
                        "--indicator: the catalogue has no \"urban-unemployment-rat\";"
                                + " did you mean \"urban-unemployment-rate\"?",
                        new String[] {"--indicator", "urban-unemployment-rat"}),
                argumentSet(
                        "a region",
                        "no region has the code, name or id \"fuyan\" in " + TODAY + "; did you mean \"fuyang\"?",
                        new String[] {"--ref-area", "fuyan"}),
                argumentSet(
                        "a region's name",
                        "no region has the code, name or id \"富陽区\" in " + TODAY + "; did you mean \"富阳区\"?",
                        new String[] {"--ref-area", "富陽区"}),
                argumentSet(
                        "a code of another time",
                        "330183 was not valid in " + TODAY + "; then it was 330111 富阳区",
                        new String[] {"--ref-area", "330183"}),
                argumentSet(
                        "a feed",
                        "--feed: no contract is for \"hrss-employmnt\"; did you mean \"hrss-employment\"?",
                        new String[] {"--feed", "hrss-employmnt"}),
                argumentSet("a bureau", "--bureau: bureaus.yaml has no \"hrs\"; did you mean \"hrss\"?", new String[] {
                    "--bureau", "hrs"
                }),
                argumentSet("a project", "the plan has no project 11; it has [", new String[] {"--project", "11"}),
                argumentSet(
                        "a person",
                        "--as: nobody in people.yaml has the id \"hrss-oficial\"; did you mean \"hrss-official\"?",
                        new String[] {"--bureau", "hrss", "--as", "hrss-oficial"}));
    }

    @ParameterizedTest
    @MethodSource
    void refusesUnknownSubjects(String message, String[] words) {
        Said said = add(words);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).startsWith("jundeng: " + message);
        assertThat(said.out()).isEmpty();
        assertThat(episodes.ask("select silence_id from silence")).isEmpty();
    }

    @Test
    void takesBackOnlyForPeopleItKnows() {
        add("--bureau", "hrss");

        Said said = terminal.say("silence", "end", "1", "--as", "nobody");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(terminal.say("silence", "--csv").lines()).hasSize(2);
    }

    @Test
    void needsItsOptions() {
        assertThat(List.of(
                        terminal.say("silence", "add", "--bureau", "hrss", "--reason", "x"),
                        terminal.say("silence", "add", "--bureau", "hrss", "--until", UNTIL),
                        terminal.say("silence", "add", "--until", "tomorrow", "--reason", "x", "--bureau", "hrss"),
                        terminal.say("silence", "add", "--until", UNTIL, "--reason", "x", "--project", "one"),
                        terminal.say("silence", "add", "--until", UNTIL, "--reason", "x", "--episode", "one"),
                        terminal.say("silence", "end"),
                        terminal.say("silence", "end", "one"),
                        terminal.say("silence", "nonsense")))
                .allSatisfy(said -> assertThat(said.exit()).isEqualTo(2));
        assertThat(terminal.say("silence", "add", "--help").out()).contains("--until=DATE", "--ref-area=REGION");
        assertThat(terminal.say("silence", "--help").out()).contains("add", "end", "list", "--all");
    }

    @Test
    void treatsArgumentsAsTextOnly() throws IOException {
        String escape = "=1+1\u001b[2J\r\n\u009b31m\u2028';drop table silence;--";
        terminal.say("silence", "add", "--bureau", "hrss", "--until", UNTIL, "--reason", escape);
        warehouse.execute("update silence set author = E'\\u001b[2J\\u202e' where silence_id = 1");

        Said table = terminal.say("silence");
        Said csv = terminal.say("silence", "--csv");
        Said json = terminal.say("silence", "--json");

        assertThat(table.lines()).hasSize(2);
        assertThat(table.out())
                .contains("=1+1 [2J 31m ';drop table silence;--")
                .doesNotContain("\u001b", "\u009b", "\u2028", "\u202e", "\r");
        assertThat(csv.lines()).hasSize(2).last().asString().contains(",'=1+1 [2J 31m ';drop table silence;--,");
        assertThat(new ObjectMapper().readTree(json.out()).get(0).get("reason").asText())
                .isEqualTo("=1+1 [2J 31m ';drop table silence;--");
    }

    @Test
    void speaksChinese() {
        add("--ref-area", "富阳", "--episode", Long.toString(episodes.open()));
        Silences silences = new Silences(warehouse.dataSource(), Clock.systemUTC(), () -> TODAY);
        List<Silence> all = silences.list(true);
        SilencesView text =
                new SilencesView(Catalogue.read(Path.of("config"), new Faults()).regions(), Locale.CHINESE);
        StringWriter out = new StringWriter();

        text.table(all, TODAY).asTable(new PrintWriter(out));

        assertThat(out.toString())
                .contains("编号", "状态", "设置人", "有效", "第1号预警、富阳区 (330111)")
                .doesNotContain("holding");
        assertThat(text.refusal(Silences.Outcome.TOO_LONG, null)).isEqualTo("静默超过366天，未作处理。请把 --until 提前；到期仍需要的，届时再设。");
        assertThat(text.none(false, TODAY)).contains(TODAY + "及以后没有有效的静默");
        for (Silences.Outcome outcome : Silences.Outcome.values()) {
            if (outcome != Silences.Outcome.DONE) {
                assertThat(text.refusal(outcome, 3L)).isNotBlank().doesNotContain("{", "null");
            }
        }
    }

    @Test
    void showsARemovedRegionByItsId() {
        warehouse.execute("insert into silence (region_id, starts_on, ends_on, author, reason, recorded_at)"
                + " values ('atlantis', '2014-07-11', '2014-07-11', 'x', 'by hand', now())");
        Terminal small = Terminal.on(warehouse, workspace, ConfigCopy.whole());

        assertThat(small.say("silence", "--date", "2014-07-11").out()).contains("atlantis");
        assertThat(small.say("silence", "--date", "2014-07-11", "--csv").out()).contains(",,atlantis,");
    }
}
