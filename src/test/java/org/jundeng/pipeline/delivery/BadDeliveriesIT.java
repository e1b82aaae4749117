// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.night.Pipeline;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** One night with every kind of bad delivery, link and source: none is lost, none stops another. */
class BadDeliveriesIT {

    private static final String GOOD = "consumer-complaints-good.csv";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path home;

    private Pipeline pipeline;
    private NightResult night;

    @TestFactory
    Stream<DynamicTest> nothingIsLostAndNothingStopsTheOthers() throws IOException {
        ConfigCopies.whole(home.resolve("config"));
        ConfigCopies.bad(home.resolve("config"));
        TestPipeline test =
                new TestPipeline(home.resolve("data"), warehouse).with(home.resolve("config"), Path.of("routes"));
        test.source("CIVIL_AFFAIRS", warehouse.url());
        test.source("COMMERCE", warehouse.url());
        test.source("EDUCATION", warehouse.url());
        test.source("HOUSING", "jdbc:postgresql://localhost:1/housing");
        RunningPipeline running = test.begin();
        pipeline = running.pipeline();
        List<BadDelivery> all = BadDelivery.all();
        for (BadDelivery each : all) {
            Files.write(pipeline.opened().workspace().inbox(each.bureau()).resolve(each.name()), each.bytes());
        }
        Path outside = Files.writeString(home.resolve("outside.csv"), "secret");
        Files.createSymbolicLink(pipeline.opened().workspace().inbox("health").resolve("体质监测.csv"), outside);
        Path goodFile = pipeline.opened().workspace().inbox("commerce").resolve(GOOD);
        Files.writeString(goodFile, "area_code;month;complaints;settled_percent\n330102;2014-05;200;95.0\n");
        night = running.night().run("nightly");
        List<DynamicTest> tests = new ArrayList<>();
        all.forEach(each -> tests.add(DynamicTest.dynamicTest(each.toString(), () -> check(each))));
        tests.add(DynamicTest.dynamicTest("link out of the inbox", () -> checkLink(outside)));
        tests.add(DynamicTest.dynamicTest("slow source", () -> checkSource("civil-assistance", "source-too-slow 0")));
        tests.add(DynamicTest.dynamicTest(
                "source down", () -> checkSource("housing-construction", "source-out-of-reach 0")));
        tests.add(DynamicTest.dynamicTest(
                "source without the table", () -> checkSource("education-compulsory", "source-refused 0")));
        tests.add(DynamicTest.dynamicTest("source with another column", this::checkOtherColumn));
        tests.add(DynamicTest.dynamicTest("good delivery of another bureau", this::checkGood));
        tests.add(DynamicTest.dynamicTest("the night again", () -> checkAgain(running)));
        return tests.stream().onClose(running::close);
    }

    private LedgerLine only(String name) {
        assertThat(night.troubles()).isEmpty();
        List<LedgerLine> lines = night.lines().stream()
                .filter(line -> line.arrival().origin().sourceName().equals(name))
                .toList();
        assertThat(lines).hasSize(1);
        return lines.get(0);
    }

    /** The files lie there together and have nothing to do with each other. */
    private List<String> findings(LedgerLine line) {
        return pipeline.opened().ledger().findings(line.deliveryId()).stream()
                .filter(finding -> finding.code() != FindingCode.MISSING_REGION)
                .filter(finding -> finding.code() != FindingCode.SAME_ROUND_DIFFERS)
                .map(BadDeliveriesIT::words)
                .toList();
    }

    private static String words(Finding finding) {
        String column =
                finding.place().column() == null ? "" : " " + finding.place().column();
        return finding.code().code() + " " + finding.place().rowNo() + column;
    }

    private void check(BadDelivery each) throws IOException {
        LedgerLine line = only(each.name());

        assertThat(line.result().outcome() + " " + findings(line)).isEqualTo(each.outcome() + " " + each.findings());
        Path inbox = pipeline.opened().workspace().inbox(each.bureau());
        assertThat(Files.exists(inbox.resolve(each.name()))).isFalse();
        assertThat(kept(line)).hasSize(1);
        Path kept = kept(line).get(0);
        assertThat(pipeline.opened().workspace().relative(kept))
                .isEqualTo(line.arrival().bytes().keptPath());
        assertThat(kept).hasBinaryContent(each.bytes());
        assertThat(line.arrival().bytes().keptPath())
                .startsWith(line.result().outcome() == Outcome.REFUSED ? "quarantine/" : "archive/");
        checkReceipts(line);
    }

    private List<Path> kept(LedgerLine line) throws IOException {
        List<Path> files = new ArrayList<>(below("archive"));
        files.addAll(below("quarantine"));
        files.removeIf(
                file -> !file.getFileName().toString().startsWith(line.arrival().arrivalId()));
        return files;
    }

    private List<Path> below(String folder) throws IOException {
        Path root = pipeline.opened().workspace().root().resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }

    private void checkReceipts(LedgerLine line) throws IOException {
        try (Stream<Path> files = Files.list(
                pipeline.opened().workspace().receipts(line.arrival().origin().bureau()))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(line.arrival().arrivalId()))
                    .toList();
            assertThat(names.stream().filter(name -> !name.contains("-标注-")))
                    .hasSize(line.result().counts().findings() == 0 ? 2 : 3);
            assertThat(names.stream().filter(name -> name.endsWith(".findings.csv")))
                    .hasSize(line.result().counts().findings() == 0 ? 0 : 1);
            assertThat(names).anyMatch(name -> name.endsWith(".json")).anyMatch(name -> name.endsWith(".html"));
        }
    }

    private void checkLink(Path outside) throws IOException {
        LedgerLine line = only("体质监测.csv");

        assertThat(line.result().outcome() + " " + findings(line)).isEqualTo("REFUSED [not-a-plain-file 0]");
        Path kept = kept(line).get(0);
        assertThat(Files.readSymbolicLink(kept)).isEqualTo(outside);
        assertThat(outside).hasContent("secret");
        checkReceipts(line);
    }

    private void checkSource(String feed, String finding) throws IOException {
        LedgerLine line = only(feed + ".jsonl");

        assertThat(line.result().outcome() + " " + findings(line)).isEqualTo("FAILED [" + finding + "]");
        checkReceipts(line);
    }

    private void checkOtherColumn() throws IOException {
        LedgerLine line = only("commerce-supply.jsonl");

        assertThat(line.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(findings(line))
                .containsExactlyInAnyOrder("unknown-column 0 coverage", "missing-column 0 chain_store_coverage");
        assertThat(kept(line)).hasSize(1);
        checkReceipts(line);
    }

    private void checkGood() {
        assertThat(only(GOOD).result().outcome()).isEqualTo(Outcome.TAKEN);
    }

    private void checkAgain(RunningPipeline running) throws IOException {
        List<String> observations = TestPipeline.observations(pipeline);
        List<Path> quarantine = below("quarantine");

        NightResult again = running.night().run("nightly");

        assertThat(again.lines())
                .extracting(each -> each.arrival().origin().feed())
                .doesNotContain("hrss-employment", "health-fitness");
        assertThat(again.lines()).allSatisfy(line -> assertThat(
                        line.result().counts().obsNew() + line.result().counts().obsRevised())
                .isZero());
        assertThat(again.evaluated().changes()).isEmpty();
        assertThat(TestPipeline.observations(pipeline)).isEqualTo(observations).isNotEmpty();
        assertThat(below("quarantine")).containsAll(quarantine);
        assertThat(below("inbox"))
                .allSatisfy(kept -> assertThat(kept.toString()).contains("/.let-go/"));
    }
}
