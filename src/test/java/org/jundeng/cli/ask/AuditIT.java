// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditChain;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The audit trail after the morning of 11 July 2014, as a command lists it. */
class AuditIT {

    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private AuditTrail trail;
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = Terminal.on(warehouse, workspace, ConfigCopy.whole());
        trail = new AuditTrail(warehouse.dataSource(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void note(String actor, Act act, String subject, String outcome, String detail) {
        trail.note(new Entry(actor, act, subject, outcome, detail));
    }

    @Test
    void isEmptyAtFirst() {
        Said said = terminal.say("audit");

        assertThat(said.exit()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).contains("the audit trail has no line yet");
        assertThat(terminal.say("audit", "--csv").lines())
                .containsExactly("id,at,actor,act,subject,outcome,detail,reason,origin,number,night,hash,text");
        assertThat(terminal.say("audit", "--json").out().strip()).isEqualTo("[ ]");
    }

    @Test
    void isListedNewestFirstInLocalTime() {
        note("zhou", Act.ACKNOWLEDGE, "episode 1", "note-too-long", "command by root");
        note("", Act.OPEN_LINK, "link", "forged", null);

        Said said = terminal.say("audit");

        assertThat(said.exit()).isZero();
        assertThat(said.lines().get(0)).matches("id +at +who +act +of +outcome +detail +why +from");
        assertThat(said.lines().get(1)).matches("2 +2014-07-11 09:00:00 +open link +link +link forged");
        assertThat(said.lines().get(2))
                .matches("1 +2014-07-11 09:00:00 +zhou +acknowledge +episode 1 +note too long +command by root");
        assertThat(terminal.say("audit")).isEqualTo(said);
    }

    @Test
    void isListedForPrograms() throws IOException {
        note("zhou", Act.END_SILENCE, "silence 3", "already-ended", "command, by \"root\"");

        JsonNode json =
                new ObjectMapper().readTree(terminal.say("audit", "--json").out());

        assertThat(terminal.say("audit", "--csv").lines().get(1))
                .isEqualTo("1,2014-07-11T01:00:00Z,zhou,end-silence,silence 3,already-ended,"
                        + "\"command, by \"\"root\"\"\",,,,,,");
        assertThat(json).hasSize(1);
        assertThat(json.get(0).get("id").asLong()).isEqualTo(1);
        assertThat(json.get(0).get("act").asText()).isEqualTo("end-silence");
        assertThat(json.get(0).get("detail").asText()).isEqualTo("command, by \"root\"");
    }

    @Test
    void isCutOffWithARemarkIfItIsLong() {
        for (int i = 0; i < 101; i++) {
            note("zhou", Act.ACKNOWLEDGE, "episode " + i, "done", null);
        }

        Said all = terminal.say("audit", "--csv", "--last", "101");
        Said some = terminal.say("audit", "--csv");
        Said one = terminal.say("audit", "--csv", "--last", "1");

        assertThat(all.lines()).hasSize(102);
        assertThat(all.err()).isEmpty();
        assertThat(some.lines()).hasSize(101);
        assertThat(some.err()).contains("only the newest 100 are shown; --last N shows more");
        assertThat(one.lines()).hasSize(2).last().asString().contains("episode 100");
        assertThat(List.of("0", "-1", "2147483647", "many"))
                .allSatisfy(last ->
                        assertThat(terminal.say("audit", "--last", last).exit()).isEqualTo(2));
    }

    @Test
    void treatsArgumentsAsTextOnly() {
        note("\u001b[2Jzhou", Act.ACKNOWLEDGE, "episode 1\r\nepisode 2", "done\u202e", "=HYPERLINK(\"x\")\u0007");

        Said table = terminal.say("audit");

        assertThat(table.lines()).hasSize(2);
        assertThat(table.out()).doesNotContain("\u001b", "\u0007", "\u202e", "\r");
        assertThat(terminal.say("audit", "--csv").out()).contains(",\"'=HYPERLINK(\"\"x\"\")");
    }

    @Test
    void speaksChineseAndPrintsACodeThatItHasNoWordFor() {
        note("zhou", Act.SILENCE, "silence 3", "there-already", null);
        note("zhou", Act.SILENCE, "silence 3", "brand-new", null);
        trail.note(new AuditTrail.Entry("zhou", "act-of-tomorrow", "silence 3", "done", null, null, null));
        StringWriter out = new StringWriter();

        AuditCommand.table(trail.newest(10), Locale.CHINESE, ZoneId.of("Asia/Shanghai"))
                .asTable(new PrintWriter(out));

        assertThat(out.toString()).contains("时间", "何人", "设置静默", "已有相同", "brand-new", "act-of-tomorrow");
    }

    private String publish() {
        return new AuditChain(warehouse.dataSource())
                .publish(LocalDate.of(2014, 7, 11))
                .hash();
    }

    @Test
    void saysThatTheChainIsWholeAndHasAHashFromAMail() {
        assertThat(terminal.say("audit", "--verify").out().strip())
                .isEqualTo("No line has been published yet: the next night begins the chain.");
        note("zhou", Act.ACKNOWLEDGE, "episode 1", "done", "command");
        String first = publish();
        note("zhou", Act.WITHDRAW, "delivery 7", "done", null);
        String second = publish();
        note("", Act.OPEN_LINK, "link", "forged", null);

        Said said = terminal.say("audit", "--verify", "--head", first.toUpperCase(Locale.ROOT), "--head", second);

        assertThat(said.exit()).isZero();
        assertThat(said.err()).isEmpty();
        assertThat(said.lines())
                .containsExactly(
                        "The chain is whole. It ends with line 2, which has the hash " + second + ".",
                        "1 line waits for the next night, which puts it into the chain.",
                        "The hash " + first + " is that of line 1: up to there all lines are those of then.",
                        "The hash " + second + " is that of line 2: up to there all lines are those of then.");
        assertThat(terminal.say("audit", "--chain").lines())
                .containsExactly(
                        first + "\t1\t2014-07-11\t1\t2014-07-11T01:00:00.000000Z\tzhou\tacknowledge\tepisode 1\tdone"
                                + "\tcommand\t\\N\t\\N",
                        second + "\t2\t2014-07-11\t2\t2014-07-11T01:00:00.000000Z\tzhou\twithdraw\tdelivery 7\tdone"
                                + "\t\\N\t\\N\t\\N");
        assertThat(terminal.say("audit", "--csv").lines())
                .element(3)
                .asString()
                .contains(",1,2014-07-11," + first + ",1\t2014-07-11\t1\t");
    }

    @Test
    void namesTheFirstBrokenLineAndHashesThatAreNotThere() {
        note("zhou", Act.ACKNOWLEDGE, "episode 1", "done", "command");
        String first = publish();
        note("wu", Act.RELEASE, "delivery 7", "done", null);
        String second = publish();
        warehouse.execute("update audit set actor = 'zhou' where audit_id = 2");

        Said changed = terminal.say("audit", "--verify", "--head", second);

        assertThat(changed.exit()).isEqualTo(1);
        assertThat(changed.lines())
                .containsExactly("Up to line 1, which has the hash " + first + ", nothing was changed.");
        assertThat(changed.err().lines())
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("Line 2 is not what a night published: it, its place"),
                        head -> assertThat(head).startsWith("No line has the hash " + second + ": published lines"));

        warehouse.execute("delete from audit_link where number = 2", "delete from audit where audit_id = 2");
        assertThat(terminal.say("audit", "--verify").exit()).isZero();
        assertThat(terminal.say("audit", "--verify", "--head", second).exit()).isEqualTo(1);
    }

    @Test
    void refusesWhatItCouldNotHaveMeant() {
        assertThat(terminal.say("audit", "--head", "0".repeat(64)).err()).contains("add --verify");
        assertThat(terminal.say("audit", "--verify", "--head", "12ab").err()).contains("copy all 64 digits");
        assertThat(terminal.say("audit", "--chain", "--csv").exit()).isEqualTo(2);
        assertThat(terminal.say("audit", "--chain").exit()).isEqualTo(1);
        assertThat(terminal.say("audit", "--chain").err()).contains("no line has been published yet");
    }
}
