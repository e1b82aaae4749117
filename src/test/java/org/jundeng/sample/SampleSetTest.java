// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.Gathered;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleSetTest {

    private static final LocalDate NIGHT = LocalDate.of(2014, 7, 10);
    private static final Path CONFIG = Path.of("config");

    private final Catalogue catalogue = Catalogue.read(CONFIG, new Faults());
    private final Contracts contracts = Contracts.read(CONFIG, catalogue, new Faults());

    @TempDir
    private Path inbox;

    @Test
    void givesTheSameBytesEachTime(@TempDir Path again) throws IOException {
        List<SampleFile> files = SampleSet.write(inbox, contracts, catalogue);
        assertThat(SampleSet.write(again, contracts, catalogue)).isEqualTo(files);
        for (SampleFile file : files) {
            assertThat(again.resolve(file.bureau()).resolve(file.fileName())).hasSameBinaryContentAs(path(file));
        }
    }

    @Test
    void hasTheTimesOfTheOrderInWhichItListsThem() throws IOException {
        List<FileTime> times = new ArrayList<>();
        for (SampleFile file : SampleSet.write(inbox, contracts, catalogue)) {
            times.add(Files.getLastModifiedTime(path(file)));
        }
        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void leavesNothingButTheFilesItLists() throws IOException {
        List<SampleFile> files = SampleSet.write(inbox, contracts, catalogue);
        try (Stream<Path> found = Files.walk(inbox).filter(Files::isRegularFile)) {
            assertThat(found)
                    .containsExactlyInAnyOrderElementsOf(
                            files.stream().map(this::path).toList());
        }
    }

    @Test
    void hasFilesOfEachBureauAndMarksThemAsSamples() throws IOException {
        List<SampleFile> files = SampleSet.write(inbox, contracts, catalogue);
        assertThat(files).allMatch(file -> file.fileName().matches(".*(样例|sample).*"));
        assertThat(files.stream().map(SampleFile::bureau).collect(Collectors.toSet()))
                .isEqualTo(contracts.all().stream()
                        .map(version -> version.contract())
                        .filter(contract -> contract.source() == null)
                        .map(contract -> contract.bureau())
                        .collect(Collectors.toSet()));
    }

    @Test
    void writesWhatTheReaderTakesAsExpected() throws IOException {
        for (SampleFile file : SampleSet.write(inbox, contracts, catalogue)) {
            Reading reading = read(file);
            String outcome = reading.verdict.refused()
                    ? "refused"
                    : reading.verdict.rowsRejected() > 0 ? "taken-in-part" : "taken";
            String expected = file.expectedOutcome().equals("duplicate") ? "taken" : file.expectedOutcome();
            assertThat(outcome).as("%s: %s", file.fileName(), reading.findings).isEqualTo(expected);
            if (expected.equals("taken")) {
                assertThat(reading.findings).as(file.fileName()).isEmpty();
            }
        }
    }

    @Test
    void hasOneDeliveryWithThreeBadCells() throws IOException {
        List<SampleFile> flawed = expecting("taken-in-part");
        assertThat(flawed).hasSize(1);
        assertThat(read(flawed.get(0)).findings)
                .extracting(Finding::found)
                .containsExactlyInAnyOrder("3，2", "95.1.3", "待核");
    }

    @Test
    void hasOneDeliveryThatLacksAPromisedColumn() throws IOException {
        List<SampleFile> flawed = expecting("refused");
        assertThat(flawed).hasSize(1);
        assertThat(read(flawed.get(0)).findings).extracting(Finding::code).containsExactly(FindingCode.MISSING_COLUMN);
    }

    @Test
    void hasOneExactDuplicateBehindTheFileThatItRepeats() throws IOException {
        List<SampleFile> repeated = expecting("duplicate");
        assertThat(repeated).hasSize(1);
        Path original = inbox.resolve("environment/生活垃圾月报-样例-201406.csv");
        assertThat(path(repeated.get(0))).hasSameBinaryContentAs(original);
        assertThat(repeated.get(0).fileName())
                .isGreaterThan(original.getFileName().toString());
    }

    @Test
    void readsLikeAPageOfTheBureau() throws IOException {
        SampleSet.write(inbox, contracts, catalogue);
        assertThat(inbox.resolve("hrss/就业月报-样例-201406.csv"))
                .content()
                .startsWith("地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人),备注\r\n杭州市,2014年6月,4.12,");
    }

    private List<SampleFile> expecting(String outcome) throws IOException {
        return SampleSet.write(inbox, contracts, catalogue).stream()
                .filter(file -> file.expectedOutcome().equals(outcome))
                .toList();
    }

    private Path path(SampleFile file) {
        return inbox.resolve(file.bureau()).resolve(file.fileName());
    }

    private Reading read(SampleFile file) throws IOException {
        FeedMatch claim = contracts.claim(file.bureau(), file.fileName());
        assertThat(claim).as(file.fileName()).isInstanceOf(FeedMatch.Claimed.class);
        Contract contract = ((FeedMatch.Claimed) claim).version().contract();
        return Reading.of(path(file), contract, catalogue, NIGHT);
    }

    /** What came of reading a delivery. */
    private record Reading(DeliveryReader.Verdict verdict, List<Finding> findings) {

        static Reading of(Path file, Contract contract, Catalogue catalogue, LocalDate night) throws IOException {
            Gathered gathered = new Gathered();
            return new Reading(DeliveryReader.read(file, contract, catalogue, night, gathered), gathered.findings());
        }
    }
}
