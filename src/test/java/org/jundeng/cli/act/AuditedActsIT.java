// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A day of an operator, as the audit trail has it afterwards, and the night that publishes it. */
class AuditedActsIT {

    private static final String HEADER = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final String ME = System.getProperty("user.name");

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path workspace;

    private static long take(Pipeline pipeline, String month, String second) throws IOException {
        Path inbox = Files.createDirectories(pipeline.opened().workspace().inbox("hrss"));
        String row = "上城区,%s,3.4,95.1,500,200\n%s,%s,3.5,95.2,600,300\n".formatted(month, second, month);
        Path file = Files.writeString(inbox.resolve("就业月报-" + month + ".csv"), HEADER + row);
        return pipeline.taking()
                .take(pipeline.inbox().claim("hrss", file).orElseThrow())
                .deliveryId();
    }

    private List<String> lines() {
        return warehouse.texts("select concat_ws('|', actor, act, subject, outcome, coalesce(detail, '-'),"
                + " coalesce(reason, '-')) from audit order by audit_id");
    }

    @Test
    void eachActAndEachRefusalIsALine() throws IOException {
        long april;
        long may;
        RunOptions options = new RunOptions(Clock.systemUTC(), LocalDate.parse("2014-07-10"), Progress.SILENT);
        try (Pipeline pipeline = Pipeline.open(new TestPipeline(workspace, warehouse).folders(), options)) {
            april = take(pipeline, "2014-04", "下城区");
            may = take(pipeline, "2014-05", "下成区去");
        }
        Terminal terminal = Terminal.on(warehouse, workspace, Path.of("config"));

        assertThat(terminal.say("release", "" + may).exit()).isZero();
        assertThat(terminal.say("withdraw", "" + april, "--reason", "发错了").exit())
                .isZero();
        assertThat(terminal.say("withdraw", "" + april, "--reason", "再来").exit())
                .isEqualTo(2);
        assertThat(terminal.say("withdraw", "999", "--reason", "没有").exit()).isEqualTo(1);
        assertThat(terminal.say("replay", "" + april).exit()).isZero();
        assertThat(terminal.say("replay", "999").exit()).isEqualTo(1);
        try (var kept = Files.walk(workspace.resolve("archive"))) {
            for (Path file : kept.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        assertThat(terminal.say("replay", "" + april).exit()).isEqualTo(1);

        assertThat(lines())
                .containsExactly(
                        ME + "|release|delivery " + may + "|done|command; line " + (may + 1) + " taken-in-part|-",
                        ME + "|withdraw|delivery " + april + "|done|command; line " + (may + 2) + "|发错了",
                        ME + "|withdraw|delivery " + april + "|nothing-to-withdraw|command|再来",
                        ME + "|withdraw|delivery 999|unknown|command|没有",
                        ME + "|replay|delivery " + april + "|done|command; line " + (may + 3) + " taken|-",
                        ME + "|replay|delivery 999|unknown|command|-",
                        ME + "|replay|delivery " + april + "|not-taken|command|-");
        assertThat(warehouse.texts("select distinct origin from audit"))
                .hasSize(1)
                .doesNotContainNull();
        assertPublished(terminal);
    }

    private void assertPublished(Terminal terminal) throws IOException {
        Said night = terminal.say("nightly", "--date", "2014-07-10");
        String hash =
                warehouse.texts("select hash from audit_link where number = 8").get(0);

        assertThat(lines())
                .last()
                .asString()
                .matches("\\Q" + ME + "\\E\\|take-up\\|configuration\\|done\\|nightly, to [0-9a-f]+\\|-");
        assertThat(night.out()).contains("Audit trail: published up to line 8, " + hash);
        assertThat(Files.readString(workspace.resolve("report/2014-07-10.html")))
                .contains(
                        "已公布到第 8 条：<code>" + hash + "</code>",
                        "<span lang=\"en\">Audit trail up to line 8: <code>" + hash);
        assertThat(terminal.say("audit", "--verify", "--head", hash).exit()).isZero();

        terminal.say("nightly", "--date", "2014-07-11");
        assertThat(lines()).hasSize(8);
        assertThat(warehouse.texts("select max(number)::text from audit_link")).containsExactly("8");
    }
}
