// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ContractsTest {

    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    private Contracts read(Path config) {
        return Contracts.read(config, Catalogue.read(config, faults), faults);
    }

    @Test
    void readsEachContractWithItsVersion() throws IOException {
        Contracts contracts = read(ConfigCopy.whole());
        assertThat(faults.all()).isEmpty();
        assertThat(contracts.all())
                .extracting(version -> version.contract().feed())
                .containsExactly("hrss-areas", "hrss-employment", "hrss-periods", "hrss-rate");
        ContractVersion rate = contracts.feed("hrss-rate").orElseThrow();
        assertThat(rate.text()).isEqualTo(Files.readString(rate.file()));
        assertThat(rate.hash()).matches("[0-9a-f]{64}");
        assertThat(contracts.feed("hrss-unknown")).isEmpty();
    }

    @Test
    void aFormerIdOfAnIndicatorIsToldTheOneItHasNow() throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder)
                .spoil("catalogue/01-employment.yaml", "id: new-jobs", "id: jobs\n    formerly: [new-jobs]");

        read(folder);

        assertThat(copy.messages(faults))
                .containsExactly(
                        "feeds/hrss/hrss-areas.yaml:11: indicator \"new-jobs\" is called \"jobs\" now; write that",
                        "feeds/hrss/hrss-employment.yaml:17: indicator \"new-jobs\" is called \"jobs\" now; write that",
                        "feeds/hrss/hrss-employment.yaml:22: indicator \"new-jobs\" is called \"jobs\" now; write that",
                        "feeds/hrss/hrss-periods.yaml:12: indicator \"new-jobs\" is called \"jobs\" now; write that");
    }

    /** Lines of the ledger name their contract by this hash: it is the file's, and no reader's form changes it. */
    @Test
    void aContractIsKnownByTheHashOfItsFile() {
        ContractVersion shipped =
                read(Path.of("config")).feed("hrss-employment").orElseThrow();

        assertThat(faults.all()).isEmpty();
        assertThat(shipped.hash()).isEqualTo("4569c5490f5f0cf4128872c1a64bfc3d3fb4f51dc8e7b8e524d1d8cab428ce47");
    }

    /** Watermarks hold this text's hash: another one means that the feed is asked for everything once. */
    @ParameterizedTest
    @CsvSource({
        "civil-assistance, 33c0a8710cc3f2cb9170a27873a75a1ebc1d2cf932b4f5de941e49093c5b2558",
        "hrss-employment, d433f48054771011685bfc359a8813112ab2a3eb4929c087cb25ff4de5906cc2"
    })
    void theTextOfAContractsPromisesIsThatOfEarlierVersions(String feed, String hash) throws Exception {
        String promises = read(Path.of("config"))
                .feed(feed)
                .orElseThrow()
                .contract()
                .promises()
                .replace("就业月报*, hrss-employment*", "就业月报*.csv, hrss-employment*.csv")
                .replace("format=TABLE", "format=CSV")
                .replaceFirst("(role=TIME_PERIOD[^]]*, optional=)true", "$1false")
                .replace(", timePeriod=[TITLE, SHEET, FILE_NAME]", "")
                .replace(", subRows=[SubRow[word=高校毕业生, dimension=null, value=null]]", "");

        byte[] found = MessageDigest.getInstance("SHA-256").digest(promises.getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(found)).as(promises).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "broken-contracts.psv", delimiter = '|', quoteCharacter = '`')
    void namesEachMistakeWithItsLine(String feed, String text, String other, String message) throws IOException {
        String file = "feeds/hrss/hrss-" + feed + ".yaml";
        ConfigCopy copy = ConfigCopy.into(folder).spoil(file, text, other == null ? "" : other);
        read(folder);
        assertThat(copy.messages(faults).stream()
                        .map(fault -> fault.replaceFirst(".*?yaml:", ""))
                        .toList())
                .containsExactly(message);
    }

    /** What is missing or faulty holds back nothing of the rest, and nothing is said that only follows from it. */
    @Test
    void tellsAllMistakesOfAFileAtOnce() throws IOException {
        Path file = Files.writeString(ConfigCopy.into(folder).folder().resolve("feeds/hrss/hrss-employment.yaml"), """
                feed: hrss-employment
                bureau: hrss
                steward: wo
                name: {zh: 就业月报}
                files: ['就业*.csv']
                format: csv
                layout: broad
                columns:
                  - {name: 地区, role: region}
                  - {name: 月份, role: note, unit: 人, dimension: sex}
                  - {name: 指标, role: indicator}
                  - {name: 数值, role: obs-value}
                  - {name: 数值, role: ignore}
                indicators:
                  - {word: 新增就业, indicator: new-job, unit: 万人们}
                charset: GB18031
                expected-regions: county
                due: {working-day: 0}
                """);

        read(folder);

        assertThat(faults.all())
                .allMatch(fault -> fault.file().equals(file))
                .extracting(fault -> fault.line() + ": " + fault.message())
                .containsExactlyInAnyOrder(
                        "3: unknown person \"wo\"; did you mean \"wu\"?",
                        "4: en is missing",
                        "7: layout \"broad\" is not known; it is one of long, wide, wide-areas, wide-periods",
                        "1: freq is missing",
                        "9: role \"region\" is not known; it is one of ref-area, outer-area, time-period, year,"
                                + " part-of-year, indicator, obs-value, obs-status, unit, unit-mult, dimension, note,"
                                + " ignore, must-equal",
                        "10: role dimension, and only that, takes a dimension",
                        "10: only the roles obs-value and unit take a unit",
                        "13: column \"数值\" is promised a second time",
                        "15: unknown indicator \"new-job\"; did you mean \"new-jobs\"?",
                        "15: unknown unit \"万人们\"; did you mean \"万人\"?",
                        "16: unknown charset \"GB18031\"",
                        "17: unknown group \"county\"; known are county-level, main-urban",
                        "18: working-day 0 is not positive");
    }

    @Test
    void claimsAFileByItsNameInAnyCaseAndForm() {
        Contracts contracts = read(ConfigCopy.whole());
        assertThat(feedOf(contracts.claim("hrss", "就业2014-06.CSV"))).isEqualTo("hrss-employment");
        assertThat(feedOf(contracts.claim("hrss", "Areas.json"))).isEqualTo("hrss-areas");
        assertThat(feedOf(contracts.claim("hrss", Normalizer.normalize("é-areas.json", Normalizer.Form.NFD))))
                .isEqualTo("hrss-areas");
        assertThat(contracts.claim("hrss", "x.csv"))
                .isEqualTo(new FeedMatch.Unclaimed(
                        List.of("areas.json", "*-areas.json", "就业*.csv", "hrss-employment-*.csv", "periods-*.csv")));
        assertThat(contracts.claim("health", "areas.json")).isEqualTo(new FeedMatch.Unclaimed(List.of()));
    }

    @Test
    void tellsWhichIndicatorsAFeedBringsAndWhichFeedsBringAnIndicator() {
        Contracts contracts = read(ConfigCopy.whole());
        assertThat(contracts.feed("hrss-employment").orElseThrow().contract().broughtIndicators())
                .containsExactly("unemployment-rate", "new-jobs");
        assertThat(contracts.feedsByIndicator())
                .isEqualTo(Map.of(
                        "new-jobs", List.of("hrss-areas", "hrss-employment", "hrss-periods"),
                        "unemployment-rate", List.of("hrss-employment", "hrss-rate")));
    }

    private static String feedOf(FeedMatch claim) {
        return ((FeedMatch.Claimed) claim).version().contract().feed();
    }

    @Test
    void aNameThatSeveralFeedsClaimIsAMistakeOfTheContracts() throws IOException {
        ConfigCopy copy = ConfigCopy.into(folder).spoil("feeds/hrss/hrss-periods.yaml", "periods-*.csv", "*2014*.csv");

        assertThat(read(folder).claim("hrss", "就业2014.csv"))
                .isEqualTo(new FeedMatch.Contested(
                        List.of("hrss-employment", "hrss-periods"), List.of("就业*.csv", "*2014*.csv")));
        assertThat(copy.messages(faults))
                .containsExactly("feeds/hrss/hrss-periods.yaml:5: files: \"*2014*.csv\" can match the same name as"
                        + " \"就业*.csv\" of feed hrss-employment; a name must fit one feed only");
    }

    @Test
    void aTableIsClaimedInWhateverProgramItWasSaved() throws IOException {
        ConfigCopy.into(folder).spoil("feeds/hrss/hrss-employment.yaml", "format: csv", "format: table");
        Contracts contracts = read(folder);

        assertThat(faults.all()).isEmpty();
        assertThat(feedOf(contracts.claim("hrss", "就业2014-06.XLSX"))).isEqualTo("hrss-employment");
        assertThat(feedOf(contracts.claim("hrss", "就业2014-06.csv"))).isEqualTo("hrss-employment");
        assertThat(contracts.claim("hrss", "就业2014-06.pdf")).isInstanceOf(FeedMatch.Unclaimed.class);
        assertThat(contracts.claim("hrss", "periods-1.xlsx")).isInstanceOf(FeedMatch.Unclaimed.class);
        assertThat(contracts.claimedElsewhere("health", "就业2014-06.et")).isPresent();
    }
}
