// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.binding.InvalidConfiguration;
import org.jundeng.notice.outbox.NoticeRows;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.sample.SampleFile;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.sql.LockName;
import org.jundeng.warehouse.sql.NamedLocks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole nights: as planned, after a crash, with a file in place of a folder, with a wrong word in the configuration.
 */
class NightIT {

    private static final String COMPLAINTS = "area_code;month;complaints;settled_percent\n330102;2014-05;200;95.0\n";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @RegisterExtension
    final TestWarehouse other = new TestWarehouse();

    @TempDir
    Path home;

    private static String outcome(NightResult night, SampleFile sample) {
        return night.lines().stream()
                .filter(line -> line.arrival().origin().bureau().equals(sample.bureau())
                        && line.arrival().origin().sourceName().equals(sample.fileName()))
                .map(line -> line.result().outcome().word())
                .reduce((one, two) -> one + " and " + two)
                .orElse("not taken");
    }

    private static void isAsPlanned(NightResult night, List<SampleFile> samples) {
        assertThat(night.troubles()).isEmpty();
        assertThat(samples)
                .allSatisfy(sample ->
                        assertThat(outcome(night, sample)).as(sample.fileName()).isEqualTo(sample.expectedOutcome()));
    }

    @Test
    void claimsThatACrashLeftAreTakenWithTheSameResult() throws IOException {
        TestPipeline whole = new TestPipeline(home.resolve("whole"), warehouse);
        TestPipeline crashed = new TestPipeline(home.resolve("crashed"), other);
        List<String> expected;
        try (RunningPipeline running = whole.begin()) {
            List<SampleFile> samples = whole.dropSamples(running.pipeline());
            isAsPlanned(running.night().run("nightly"), samples);
            expected = TestPipeline.observations(running.pipeline());
            assertThat(running.night().run("nightly").lines()).isEmpty();
            assertThat(TestPipeline.observations(running.pipeline())).isEqualTo(expected);
        }
        List<SampleFile> samples;
        try (RunningPipeline running = crashed.begin()) {
            Pipeline pipeline = running.pipeline();
            samples = crashed.dropSamples(pipeline);
            for (SampleFile sample : samples) {
                Path folder = pipeline.opened().workspace().inbox(sample.bureau());
                pipeline.inbox().claim(sample.bureau(), folder.resolve(sample.fileName()));
            }
        }

        try (RunningPipeline running = crashed.begin()) {
            isAsPlanned(running.night().run("nightly"), samples);

            assertThat(TestPipeline.observations(running.pipeline()))
                    .isEqualTo(expected)
                    .isNotEmpty();
            assertThat(running.pipeline().inbox().unfinished()).isEmpty();
        }
    }

    @Test
    void leavesTheSendingToAProcessThatServes() {
        NoticeRows rows = new NoticeRows(warehouse);
        rows.add(1, "chen@x.example");
        rows.set(1, "not_before = now() + interval '1 hour'");
        try (RunningPipeline running = new TestPipeline(home.resolve("data"), warehouse).begin();
                NamedLocks serving = new NamedLocks(warehouse.dataSource())) {
            assertThat(running.night().run("serve").sent()).isEqualTo(SendResult.NOTHING);

            serving.tryTake(LockName.serves()).orElseThrow();
            NightResult beside = running.night().run("nightly");
            assertThat(beside.leftToServe()).isTrue();
            assertThat(rows.row(1)).isEqualTo("pending 0 0 -");

            serving.close();
            NightResult alone = running.night().run("nightly");
            assertThat(alone.leftToServe()).isFalse();
            assertThat(rows.row(1)).as("whatever it waits for").isEqualTo("sent 1 0 -");
            assertThat(rows.text("select left_on from notice where notice_id = 1"))
                    .isEqualTo(TestPipeline.NIGHT.toString());
        }
    }

    @Test
    void anInboxThatIsAFileStopsNoOtherBureau() throws IOException {
        TestPipeline test = new TestPipeline(home.resolve("data"), warehouse);
        Path inboxes = Files.createDirectories(home.resolve("data/inbox"));
        Files.writeString(inboxes.resolve("hrss"), "not a folder");

        try (RunningPipeline running = test.begin()) {
            Files.writeString(inboxes.resolve("commerce/consumer-complaints.csv"), COMPLAINTS);

            NightResult night = running.night().run("nightly");

            assertThat(night.lines())
                    .extracting(line -> line.result().outcome())
                    .containsExactly(Outcome.TAKEN);
            assertThat(night.troubles())
                    .containsExactly(
                            "the inbox " + inboxes.resolve("hrss") + " is not a folder; nothing is taken from it");
        }
        assertThat(inboxes.resolve("hrss")).hasContent("not a folder");
    }

    @Test
    void whatLiesInTheFolderOfNoBureauIsRefusedWithAReceipt() throws IOException {
        TestPipeline test = new TestPipeline(home.resolve("data"), warehouse);
        try (RunningPipeline running = test.begin()) {
            Path folder = Files.createDirectories(
                    running.pipeline().opened().workspace().inbox("comerce"));
            Files.writeString(folder.resolve("consumer-complaints.csv"), COMPLAINTS);

            NightResult night = running.night().run("nightly");

            assertThat(night.lines())
                    .extracting(line -> line.result().outcome())
                    .containsExactly(Outcome.REFUSED);
            assertThat(night.untaken()).isEmpty();
            assertThat(running.pipeline().opened().workspace().receipts("comerce"))
                    .isNotEmptyDirectory();
        }
    }

    @Test
    void anInboxThatIsGoneStopsNoOtherBureau() throws IOException {
        TestPipeline test = new TestPipeline(home.resolve("data"), warehouse);
        try (RunningPipeline running = test.begin()) {
            Files.delete(running.pipeline().opened().workspace().inbox("hrss"));
            Files.writeString(
                    running.pipeline().opened().workspace().inbox("commerce").resolve("consumer-complaints.csv"),
                    COMPLAINTS);

            NightResult night = running.night().run("nightly");

            assertThat(night.troubles()).isEmpty();
            assertThat(night.lines())
                    .extracting(line -> line.result().outcome())
                    .containsExactly(Outcome.TAKEN);
        }
    }

    @Test
    void whatCannotBeKeptIsTakenTheNextTime() throws IOException {
        TestPipeline test = new TestPipeline(home.resolve("data"), warehouse);
        try (RunningPipeline running = test.begin()) {
            Workspace workspace = running.pipeline().opened().workspace();
            Path archive = workspace.archive("housing");
            Files.createDirectories(archive.getParent());
            Files.writeString(archive, "not a folder");
            Files.writeString(workspace.inbox("housing").resolve("农村危房改造.csv"), "x");
            Files.writeString(workspace.inbox("commerce").resolve("consumer-complaints.csv"), COMPLAINTS);

            NightResult night = running.night().run("nightly");

            assertThat(night.exitCode()).isEqualTo(3);
            assertThat(night.troubles()).singleElement().asString().contains("农村危房改造.csv");
            assertThat(night.lines())
                    .extracting(line -> line.result().outcome())
                    .containsExactly(Outcome.TAKEN);
            assertThat(running.pipeline().inbox().unfinished()).hasSize(1);

            Files.delete(archive);
            NightResult again = running.night().run("nightly");

            assertThat(again.troubles()).isEmpty();
            assertThat(again.lines())
                    .extracting(line -> line.result().outcome())
                    .containsExactly(Outcome.REFUSED);
        }
    }

    @Test
    void aWrongKeyIsNamedWithItsLineAndTheNearestKey() throws IOException {
        Path config = home.resolve("config");
        ConfigCopies.whole(config);
        Path feed = config.resolve("feeds/commerce/commerce-consumers.yaml");
        ConfigCopies.replace(feed, "(?m)^layout:", "layuot:");
        int line;
        try (Stream<String> lines = Files.lines(feed)) {
            line = lines.toList().indexOf("layuot: wide") + 1;
        }
        TestPipeline test = new TestPipeline(home.resolve("data"), warehouse).with(config, Path.of("routes"));

        assertThatThrownBy(test::begin)
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("commerce-consumers.yaml:" + line)
                .hasMessageContaining("layuot")
                .hasMessageContaining("layout");
    }
}
