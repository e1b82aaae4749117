// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a finding proposes is applied here, and read back as what was meant; where nobody can tell, it is nothing. */
class ProposalsTest {

    private static final String COLUMNS = "layout: long, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: 地区, role: ref-area}, {name: 期, role: time-period}, {name: 指标, role: indicator},"
            + "{name: 数值, role: obs-value}],"
            + "indicators: [{word: 失业率, indicator: unemployment-rate}, {word: 就业人数, indicator: new-jobs},"
            + "{word: 就业万人, indicator: new-jobs, unit: 万人}]";
    private static final List<String> OFFERS = List.of(
            "footnote-mark",
            "inexact-number",
            "other-unit",
            "not-a-number",
            "not-a-period",
            "unknown-region",
            "unknown-indicator");

    @TempDir
    private Path folder;

    private Delivered deliver(String freq, String area, String period, String word, String value) throws IOException {
        Contract contract = ContractText.of(freq, "csv", COLUMNS);
        String row = String.join("\",\"", area, period, word, value);
        return Delivered.of(folder, "地区,期,指标,数值\n\"" + row + "\"\n", contract);
    }

    /** The last argument is what a finding offers. */
    private static String proposal(Finding finding) {
        assertThat(OFFERS).contains(finding.code().code());
        return finding.arguments().get(finding.arguments().size() - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "就业人数;500②;footnote-mark;500",
                "就业人数;10⁵;footnote-mark;10",
                "就业人数;500*;footnote-mark;500",
                "就业人数;500[1];footnote-mark;500",
                "就业人数;５００（注1）;footnote-mark;500",
                "就业人数;5²3;footnote-mark;''",
                "就业人数;①500;footnote-mark;500",
                "就业人数;1.500①;footnote-mark;''",
                "就业万人;878.48²;footnote-mark;8784800",
                "失业率;95.2¹;footnote-mark;95.2",
                "失业率;95.2%¹;footnote-mark;95.2",
                "失业率;952¹;footnote-mark;''",
                "就业人数;约500;inexact-number;500",
                "就业人数;≈500;inexact-number;500",
                "就业人数;～500;inexact-number;500",
                "就业人数;500左右;inexact-number;500",
                "就业人数;500以上;inexact-number;500",
                "就业人数;约500人;inexact-number;500",
                "就业人数;500人以上;inexact-number;500",
                "就业人数;≥500;inexact-number;500",
                "就业人数;500多;inexact-number;''",
                "就业人数;500多人;inexact-number;''",
                "就业人数;不足500;inexact-number;''",
                "就业人数;超过500人;inexact-number;''",
                "就业人数;>500;inexact-number;''",
                "就业人数;3-5;inexact-number;''",
                "就业人数;3—5;inexact-number;''",
                "就业人数;3～5;inexact-number;''",
                "就业人数;3至5人;inexact-number;''",
                "就业人数;1200-1,300;inexact-number;''",
                "失业率;3%-5%;inexact-number;''",
                "失业率;约3.2%;inexact-number;3.2",
                "就业人数;815%;other-unit;''",
                "失业率;3.2人;other-unit;''",
                "就业万人;815人;other-unit;815",
                "就业万人;1,500 persons;other-unit;1500",
                "失业率;3，2;not-a-number;3.2",
                "失业率;3。2;not-a-number;3.2",
                "失业率;.5;not-a-number;0.5",
                "失业率;0,870;not-a-number;0.870",
                "就业人数;3，2;not-a-number;''",
                "就业人数;12,3456;not-a-number;''",
                "失业率;12,3456;not-a-number;''",
                "就业人数;1、500;not-a-number;''",
                "失业率;1、500;not-a-number;''",
                "就业人数;1。500;not-a-number;''",
                "就业人数;1.234.567;not-a-number;1234567",
                "就业人数;15,00;not-a-number;''",
                "就业人数;５。０;not-a-number;''",
                "就业万人;1,5;not-a-number;15000",
                "就业人数;1 87;not-a-number;''",
                "就业人数;五百;not-a-number;''",
                "就业人数;1½;not-a-number;''",
                "就业人数;𝟏2;not-a-number;''",
                "就业人数;²;not-a-number;''"
            })
    void proposeANumberOnlyWhereItIsReadBackAsWhatWasMeant(String word, String cell, String code, String meant)
            throws IOException {
        Delivered delivered = deliver("M", "330102", "2014-06", word, cell);

        assertThat(delivered.observations()).isEmpty();
        assertThat(delivered.found()).hasSize(1);
        Finding finding = delivered.found().get(0);
        assertThat(finding.code().code()).isEqualTo(code);
        String proposal = proposal(finding);
        assertThat(proposal.isEmpty()).as(proposal).isEqualTo(meant.isEmpty());
        assertThat(finding.remedy(Locale.CHINESE)).contains(proposal).doesNotContain("{");
        if (!proposal.isEmpty()) {
            Delivered again = deliver("M", "330102", "2014-06", word, proposal);
            String value = new BigDecimal(meant).stripTrailingZeros().toPlainString();
            assertThat(again.findings()).isEmpty();
            assertThat(again.observations()).singleElement().asString().contains(" 2014-06 " + value + "A ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "M,2010-1²,footnote-mark,2010-01",
        "A,2003①,footnote-mark,2003",
        "M,2014-07-31*,footnote-mark,2014-07",
        "M,2014-08①,footnote-mark,''",
        "M,20²14-06,footnote-mark,''",
        "Q,20142,not-a-period,2014-Q2",
        "Q,20144,not-a-period,''",
        "A,20142,not-a-period,''",
        "M,20141,not-a-period,''",
        "M,41791,not-a-period,2014-06",
        "M,51791,not-a-period,''",
        "M,2014.1,not-a-period,''",
        "M,六月,not-a-period,''"
    })
    void proposeAPeriodOnlyWhereItIsReadBackAsWhatWasMeant(String freq, String cell, String code, String meant)
            throws IOException {
        Delivered delivered = deliver(freq, "330102", cell, "失业率", "3");

        assertThat(delivered.found()).hasSize(1);
        Finding finding = delivered.found().get(0);
        assertThat(finding.code().code()).isEqualTo(code);
        assertThat(proposal(finding).isEmpty()).isEqualTo(meant.isEmpty());
        if (!meant.isEmpty()) {
            Delivered again = deliver(freq, "330102", proposal(finding), "失业率", "3");
            assertThat(again.findings()).isEmpty();
            assertThat(again.observations()).singleElement().asString().contains(" " + meant + " 3A ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "330102²,footnote-mark,shangcheng",
        "33010²,footnote-mark,''",
        "上城区①,footnote-mark,shangcheng",
        "上成区,unknown-region,shangcheng",
        "富阳县,unknown-region,fuyang",
        "城区,unknown-region,''",
        "33010,unknown-region,''",
        "330183000,unknown-region,''",
        "合计,unknown-region,hangzhou"
    })
    void proposeARegionOnlyWhereItIsReadBackAsWhatWasMeant(String cell, String code, String meant) throws IOException {
        Delivered delivered = deliver("M", cell, "2014-06", "失业率", "3");

        assertThat(delivered.found()).hasSize(1);
        Finding finding = delivered.found().get(0);
        assertThat(finding.code().code()).isEqualTo(code);
        assertThat(proposal(finding).isEmpty()).isEqualTo(meant.isEmpty());
        if (!meant.isEmpty()) {
            Delivered again = deliver("M", proposal(finding), "2014-06", "失业率", "3");
            assertThat(again.observations()).singleElement().asString().contains(" " + meant + " 2014-06 ");
        }
    }
}
