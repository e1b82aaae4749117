// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.Nodes;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.operation.Doctor;
import org.jundeng.pipeline.reload.ReloadAttempt.Outcome;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Another configuration is taken up while a real pipeline serves. */
class ReloadIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String AUDIT = "select concat_ws(' ', act, subject, outcome, split_part(detail, ',', 1))"
            + " from audit where act = 'reload' order by audit_id";

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private FaultyHouse house;
    private ConfigCopy config;

    @BeforeEach
    void settle() throws IOException {
        house = new FaultyHouse(folder, warehouse);
        house.config = folder.resolve("config");
        config = ConfigCopy.into(house.config);
        for (String file : List.of("people.yaml", "catalogue/02-training.yaml", "rules/figures.yaml")) {
            Path copy = house.config.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(
                    ReloadIT.class.getResourceAsStream("/org/jundeng/notice/stories/" + file),
                    copy,
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Reloading reloading(RunningPipeline running) {
        return new Reloading(running, read -> new Doctor(read, new RunOptions(house.clock, house.date, house.progress))
                .offlineFaults());
    }

    private void isTaken(String name) {
        await().atMost(SOON).until(() -> house.ledger().contains(name + " taken"));
    }

    @Test
    void anAbsenceIsTakenUpAndTheDeputyGetsTheMail() {
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            Reloading reloading = reloading(running);
            String before = running.inForce().hash();
            config.spoil(
                    "people.yaml",
                    "    superior: ma\n",
                    "    superior: ma\n    absent: [{from: 2014-07-01, until: 2014-07-31}]\n");

            ReloadAttempt attempt = reloading.attempt("li", "command");

            assertThat(attempt.faults()).isEmpty();
            assertThat(attempt.outcome()).isEqualTo(Outcome.DONE);
            assertThat(running.inForce().hash()).isEqualTo(attempt.after()).isNotEqualTo(before);
            house.drop("hrss-employment-20140705.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,9\n");
            isTaken("hrss-employment-20140705.csv");
            running.night().run("nightly");
            assertThat(house.ask("select person from notice where kind = 'digest'"))
                    .contains("wu")
                    .doesNotContain("zhou");
        }
        assertThat(house.ask("select concat_ws(' | ', actor, act, subject, outcome, detail) from audit"
                        + " where act = 'reload'"))
                .singleElement()
                .asString()
                .matches("li \\| reload \\| configuration \\| done \\| command, from [0-9a-f]{64} to [0-9a-f]{64}");
    }

    @Test
    void aFaultChangesNothingAndEverythingGoesOn() throws IOException {
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            Reloading reloading = reloading(running);
            String before = running.inForce().hash();
            config.spoil("rules/figures.yaml", "indicator: unemployment-rate", "indicator: unemployment-rat");
            config.spoil("people.yaml", "deputy: wu", "deputy: wuu");

            ReloadAttempt attempt = reloading.attempt("li", "command");

            assertThat(attempt.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(attempt.faults())
                    .anyMatch(fault -> fault.contains("figures.yaml") && fault.contains("unemployment-rat"))
                    .anyMatch(fault -> fault.contains("people.yaml") && fault.contains("wuu"));
            assertThat(running.inForce().hash()).isEqualTo(before);
            assertThat(reloading.latest()).contains(attempt);
            assertThat(running.edges().stoppedRoutes()).isEmpty();
            house.drop("hrss-employment-20140705.csv", "2014年6月", 300);
            isTaken("hrss-employment-20140705.csv");
            anAnswerThatCannotBeWrittenIsNoNewAttempt(reloading);

            isRefused(reloading, "receive-hrss.camel.yaml", "no such step");
            isRefusedForASettingOfTheStart(reloading);
            assertThat(running.inForce().hash()).isEqualTo(before);
        }
        assertThat(house.ask(AUDIT)).hasSize(4).allMatch(line -> line.equals("reload configuration refused command"));
    }

    /** As on a full disk. */
    private void anAnswerThatCannotBeWrittenIsNoNewAttempt(Reloading reloading) throws IOException {
        ReloadFolder asked = new ReloadFolder(folder.resolve("asked"));
        try (ReloadWatch watch = ReloadWatch.start(asked, reloading)) {
            Path inTheWay = Files.createDirectories(asked.path().resolve("7.answer/in-the-way"));
            Files.createFile(asked.path().resolve("7.request"));
            for (int looks = 0; looks < 3; looks++) {
                await().atMost(SOON)
                        .until(() -> Files.deleteIfExists(asked.path().resolve("7.part")));
            }
            Files.delete(inTheWay);
            Files.delete(inTheWay.getParent());

            await().atMost(SOON).until(() -> asked.answer("7").isPresent());
        }
    }

    /** After the faults of the configuration were mended, one of a route and one of a setting. */
    private void isRefused(Reloading reloading, String name, String text) throws IOException {
        config.spoil("rules/figures.yaml", "indicator: unemployment-rat\n", "indicator: unemployment-rate\n");
        config.spoil("people.yaml", "deputy: wuu", "deputy: wu");
        Path route = Files.writeString(house.routes.resolve("bureaus/spoiled.camel.yaml"), "- route: [" + text + "\n");

        ReloadAttempt attempt = reloading.attempt("li", "command");

        assertThat(attempt.outcome()).as(name).isEqualTo(Outcome.REFUSED);
        assertThat(attempt.faults()).singleElement().asString().contains("spoiled.camel.yaml");
        Files.delete(route);
    }

    private void isRefusedForASettingOfTheStart(Reloading reloading) throws IOException {
        List<String> changed = List.of(
                "jundeng.web.port=9",
                "jundeng.web.url=https://plan.example.cn",
                "jundeng.web.names=plan.example.cn",
                "jundeng.web.pages=off",
                "jundeng.web.readers-at-once=2",
                "jundeng.web.programs-at-once=3",
                "jundeng.web.proxies=10.0.0.5",
                "jundeng.web.proxy-user-header=X-Remote-User",
                "jundeng.web.session-idle=10m",
                "jundeng.web.session-longest=2h",
                "jundeng.web.unencrypted-login=on");
        Path settings = Files.write(house.workspace.resolve("application.properties"), changed);

        ReloadAttempt attempt = reloading.attempt("li", "command");

        assertThat(attempt.faults())
                .containsExactlyElementsOf(changed.stream()
                        .map(each -> settings + ": " + each.substring(0, each.indexOf('='))
                                + " was changed, which only a new start can take up: set it back, or restart serve")
                        .toList());
        Files.delete(settings);
    }

    @Test
    void whatIsRenamedGoesOnUnderTheNewIds() {
        String figures = "select concat_ws(' ', series_id, indicator, obs_value) from series"
                + " join observation using (series_id)";
        String told = "select concat_ws(' ', person, episode_id, verdict, reason) from telling order by telling_id";
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            house.drop("hrss-employment-20140705.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,4.5\n");
            isTaken("hrss-employment-20140705.csv");
            running.night().run("nightly");
            assertThat(house.ask(figures)).containsExactly("1 unemployment-rate 4.5");
            List<String> before = house.ask(told);
            rename();

            assertThat(reloading(running).attempt("li", "command").faults()).isEmpty();

            assertThat(house.ask(figures)).containsExactly("1 registered-unemployment 4.5");
            running.night().run("nightly");
            assertThat(house.ask(told)).isEqualTo(before).containsExactly("zhou 1 told new");
            house.drop("hrss-employment-20140706.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,3.5\n");
            isTaken("hrss-employment-20140706.csv");
            running.night().run("nightly");
        }
        assertThat(house.ask(figures)).containsExactly("1 registered-unemployment 3.5");
        assertThat(house.ask("select concat_ws(' ', episode_id, rule_id, state, closed_reason) from episode"))
                .containsExactly("1 target:registered-below-4 closed corrected");
        assertThat(house.ask("select concat_ws(' ', kind, former, id) from renaming"))
                .containsExactly(
                        "indicator unemployment-rate registered-unemployment",
                        "target unemployment-below-4 registered-below-4",
                        "rule target:unemployment-below-4 target:registered-below-4");
    }

    private void rename() {
        config.spoil(
                "catalogue/01-employment.yaml",
                "- id: unemployment-rate\n",
                "- id: registered-unemployment\n    formerly: [unemployment-rate]\n");
        config.spoil(
                "catalogue/01-employment.yaml",
                "- id: unemployment-below-4\n",
                "- id: registered-below-4\n    formerly: [unemployment-below-4]\n");
        for (String file : List.of(
                "catalogue/01-employment.yaml",
                "rules/figures.yaml",
                "feeds/hrss/hrss-employment.yaml",
                "feeds/hrss/hrss-rate.yaml")) {
            config.spoil(file, "indicator: unemployment-rate", "indicator: registered-unemployment");
        }
    }

    @Test
    void aNewBureauIsWatchedAlsoAfterASecondReload() throws IOException {
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            Reloading reloading = reloading(running);
            assertThat(reloading.attempt("li", "command").outcome()).isEqualTo(Outcome.DONE);
            config.spoil(
                    "bureaus.yaml", "bureaus:\n", "bureaus:\n  - {id: statistics, name: {zh: 统计局, en: Statistics}}\n");
            Path feed = house.config.resolve("feeds/statistics/statistics-jobs.yaml");
            Files.createDirectories(feed.getParent());
            Files.writeString(
                    feed,
                    Files.readString(house.config.resolve("feeds/hrss/hrss-employment.yaml"))
                            .replace("feed: hrss-employment", "feed: statistics-jobs")
                            .replace("bureau: hrss", "bureau: statistics")
                            .replace("hrss-employment-*.csv", "jobs-*.csv"));
            Files.writeString(
                    house.routes.resolve("bureaus/statistics.camel.yaml"),
                    Files.readString(house.routes.resolve("bureaus/hrss.camel.yaml"))
                            .replace("hrss", "statistics"));

            assertThat(reloading.attempt("li", "command").faults()).isEmpty();

            Path inbox = house.workspace.resolve("inbox/statistics");
            await().atMost(SOON).until(() -> Files.isDirectory(inbox));
            Files.writeString(inbox.resolve("jobs-20140705.csv"), "地区,月份,指标,数值\n富阳市,2014年6月,新增就业,300\n");
            Files.writeString(inbox.resolve("jobs-20140705.csv.done"), "");
            isTaken("jobs-20140705.csv");
            house.drop("hrss-employment-20140705.csv", "2014年5月", 300);
            isTaken("hrss-employment-20140705.csv");
            assertThat(running.edges().stoppedRoutes()).isEmpty();
            assertThat(reloading.count(Outcome.DONE)).isEqualTo(2);
        }
        assertThat(house.ledger()).hasSize(2);
    }

    @Test
    void aDeliveryInFlightIsFinishedUnderTheOldConfiguration() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        house.progress = new Progress() {
            @Override
            public void begins(String name, long bytes) {
                if (name.contains("hrss-employment")) {
                    reading.countDown();
                    awaitQuietly(goOn);
                }
            }

            @Override
            public void advances(long bytesRead, long rowsRead) {}

            @Override
            public void ends() {}
        };
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            house.drop("hrss-employment-20140705.csv", "2014年6月", 300);
            assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();
            String old = contract("hrss-employment");
            config.spoil("feeds/hrss/hrss-employment.yaml", "zh: 就业月报", "zh: 就业月报表");

            assertThat(reloading(running).attempt("li", "command").outcome()).isEqualTo(Outcome.DONE);

            assertThat(contract("hrss-employment")).isNotEqualTo(old);
            house.drop("areas.json", "[{\"month\": \"2014-06\", \"330183\": 10}]");
            await().atMost(SOON).until(() -> house.ledger().size() == 1);
            assertThat(house.ledger().get(0)).startsWith("areas.json ");
            goOn.countDown();
            isTaken("hrss-employment-20140705.csv");
            assertThat(house.ask("select contract_hash from delivery where feed = 'hrss-employment'"))
                    .containsExactly(old);
        }
        assertThat(house.ledger()).hasSize(2);
        assertThat(house.claims()).isEmpty();
    }

    @Test
    void aCorrectionInFlightFindsItsFigureBeforeIdsChange() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        house.progress = new Progress() {
            @Override
            public void begins(String name, long bytes) {
                if (name.contains("20140706")) {
                    reading.countDown();
                    awaitQuietly(goOn);
                }
            }

            @Override
            public void advances(long bytesRead, long rowsRead) {}

            @Override
            public void ends() {}
        };
        try (RunningPipeline running = house.begin(Edges.Mode.SERVE)) {
            house.drop("hrss-employment-20140705.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,4.5\n");
            isTaken("hrss-employment-20140705.csv");
            house.drop("hrss-employment-20140706.csv", "地区,月份,指标,数值\n富阳市,2014年6月,失业率,3.5\n");
            assertThat(reading.await(60, TimeUnit.SECONDS)).isTrue();
            String old = contract("hrss-employment");
            rename();
            CompletableFuture<ReloadAttempt> attempt =
                    CompletableFuture.supplyAsync(() -> reloading(running).attempt("li", "command"));
            await().atMost(SOON).until(() -> !contract("hrss-employment").equals(old));

            goOn.countDown();

            assertThat(attempt.get(60, TimeUnit.SECONDS).faults()).isEmpty();
            isTaken("hrss-employment-20140706.csv");
        }
        assertThat(house.ask("select concat_ws(' ', indicator, trim_scale(obs_value)) from series"
                        + " join observation using (series_id)"))
                .containsExactly("registered-unemployment 3.5");
        assertThat(house.ask("select trim_scale(obs_value)::text from revision"))
                .containsExactly("4.5");
    }

    /** The newest version of a feed's contract in the warehouse. */
    private String contract(String feed) {
        return house.ask("select hash from config_version where kind = 'contract' and name = '" + feed
                        + "' order by first_used desc limit 1")
                .get(0);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aProcessIsAskedBySignalAndByCommand() throws Exception {
        house.environment.remove("JUNDENG_DB_URL");
        Path settings = Files.createDirectories(house.workspace).resolve("application.properties");
        Files.writeString(settings, "jundeng.db.url=" + warehouse.url() + "\njundeng.node=one\n");
        Terminal terminal = new Terminal(house.workspace, house.config);
        try (Nodes nodes = new Nodes(house)) {
            Terminal.Said nobody = terminal.say("reload");
            assertThat(nobody.exit()).isEqualTo(2);
            assertThat(nobody.err()).contains("nobody serves in " + house.workspace + " as node \"one\"");
            Process serving = nodes.serve("one");

            new ProcessBuilder("kill", "-HUP", Long.toString(serving.pid()))
                    .start()
                    .waitFor();
            await().atMost(SOON).until(() -> house.ask(AUDIT).equals(List.of("reload configuration done SIGHUP")));

            config.spoil("people.yaml", "deputy: wu", "deputy: wuu");
            Terminal.Said refused = terminal.say("reload");
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.out()).contains("fault: ", "wuu", "Nothing was taken up: configuration ");
            config.spoil("people.yaml", "deputy: wuu", "deputy: ma");
            Terminal.Said done = terminal.say("reload");
            assertThat(done.exit()).isZero();
            assertThat(done.out()).matches("Configuration [0-9a-f]{64} is in force\\.\\s*");
            assertThat(serving.isAlive()).isTrue();
        }
        assertThat(house.ask(AUDIT))
                .containsExactly(
                        "reload configuration done SIGHUP",
                        "reload configuration refused command",
                        "reload configuration done command");
    }
}
