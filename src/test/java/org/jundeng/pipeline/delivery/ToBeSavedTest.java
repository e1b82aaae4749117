// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToBeSavedTest {

    private static final Contracts CONTRACTS = contracts();

    private static Contracts contracts() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(Path.of("config"), faults);
        Contracts contracts = Contracts.read(Path.of("config"), catalogue, faults);
        faults.throwIfAny();
        return contracts;
    }

    private static Finding of(String name) {
        return UnknownFeed.finding(CONTRACTS, "hrss", name, CONTRACTS.claim("hrss", name));
    }

    @ParameterizedTest
    @CsvSource({
        "就业月报-2014.06.xlsx, 就业月报-2014.06.csv",
        "就业月报.XLS, 就业月报.csv",
        "就业月报.csv.zip, 就业月报.csv",
        "就业月报.et, 就业月报.csv"
    })
    void saysUnderWhichNameASpreadsheetIsToBeSaved(String name, String saved) {
        assertThat(of(name)).isEqualTo(Finding.of(FindingCode.NOT_SAVED_AS_CSV, name, "hrss-employment", saved));
        assertThat(of(name).remedy(Locale.CHINESE)).contains("CSV UTF-8", saved);
    }

    @ParameterizedTest
    @CsvSource({"养老服务月报-2014.06.xlsx, 养老服务月报-2014.06.csv", "养老服务月报.csv.zip, 养老服务月报.csv", "养老服务月报.et, 养老服务月报.csv"})
    void knowsASpreadsheetOfAnotherBureau(String name, String saved) {
        assertThat(of(name))
                .isEqualTo(Finding.of(
                        FindingCode.ANOTHER_BUREAUS_FILE,
                        name,
                        "civil-elderly-care",
                        "civil-affairs",
                        "civil-affairs",
                        saved));
    }

    @Test
    void tellsThePatternsWhereNobodyKnowsWhatASpreadsheetIs() {
        assertThat(of("报表.xlsx").code()).isEqualTo(FindingCode.NOT_SAVED_AS_CSV);
        assertThat(of("报表.xlsx").promised(Locale.CHINESE)).contains("就业月报*.csv");
        assertThat(of("报表.xlsx").remedy(Locale.CHINESE)).contains("CSV UTF-8").doesNotContain("改名");
    }

    @Test
    void renamesWhatMayBeText() {
        assertThat(of("报表.csv").code()).isEqualTo(FindingCode.UNKNOWN_FEED);
        assertThat(of("报表").code()).isEqualTo(FindingCode.UNKNOWN_FEED);
        assertThat(of(".xlsx").code()).isEqualTo(FindingCode.UNKNOWN_FEED);
    }
}
