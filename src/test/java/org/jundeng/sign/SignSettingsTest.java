// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.binding.Fault;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.junit.jupiter.api.Test;

class SignSettingsTest {

    record File(SignSettings signs) {}

    private static SignSettings read(String yaml, Faults faults) {
        return YamlFile.of(Path.of("feed.yaml"), yaml, faults)
                .bind(File.class)
                .map(File::signs)
                .orElse(null);
    }

    private static List<String> faultsOf(String yaml) {
        Faults faults = new Faults();
        read(yaml, faults);
        return faults.all().stream().map(Fault::toString).toList();
    }

    @Test
    void takesTheNumberOfAContractBeforeThatOfAnIndicatorBeforeTheUsualOne() {
        Faults faults = new Faults();
        SignSettings feed = read("signs: {jump: {times: 5}, scale: {off: 换了单位}}", faults);
        SignSettings indicator = read("signs: {jump: {times: 4, periods: 8}}", faults);

        SignSettings both = feed.over(indicator);

        assertThat(faults.all()).isEmpty();
        assertThat(both.number(Sign.JUMP, SignBound.TIMES)).isEqualByComparingTo("5");
        assertThat(both.number(Sign.JUMP, SignBound.PERIODS)).isEqualByComparingTo("8");
        assertThat(both.number(Sign.JUMP, SignBound.SCORE)).isEqualByComparingTo("3.5");
        assertThat(both.offReason(Sign.SCALE)).isEqualTo("换了单位");
        assertThat(both.offReason(Sign.JUMP)).isNull();
    }

    @Test
    void refusesASwitchWithoutAReasonAndNumbersThatASignDoesNotTake() {
        assertThat(faultsOf("signs:\n  jump: {off: ' '}\n"))
                .singleElement()
                .asString()
                .contains("feed.yaml:2", "off takes the reason");
        assertThat(faultsOf("signs:\n  jump: {}\n")).singleElement().asString().contains("sign jump sets nothing");
        assertThat(faultsOf("signs:\n  fraction: {times: 3}\n"))
                .singleElement()
                .asString()
                .contains("sign fraction takes no times; it takes share and off");
        assertThat(faultsOf("signs:\n  jmp: {share: 0.4}\n"))
                .singleElement()
                .asString()
                .contains("jump");
        assertThat(faultsOf("signs:\n  jump: {share: 1.5}\n"))
                .singleElement()
                .asString()
                .contains("share is at most 1");
    }

    @Test
    void knowsEachSignByItsWord() {
        for (Sign sign : Sign.values()) {
            assertThat(Sign.of(sign.word())).isEqualTo(sign);
            assertThat(sign.code().weight()).isEqualTo(org.jundeng.finding.FindingCode.Weight.SIGN);
        }
        assertThatThrownBy(() -> Sign.of("no-such-sign")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SignBounds(BigDecimal.ONE, null, null, null, null).numbers())
                .containsOnlyKeys(SignBound.SHARE);
    }
}
