// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;
import org.jundeng.intake.row.HeaderName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WideLayoutsTest {

    private static final Contract WIDE = ContractText.dropped(
            "csv",
            "layout: wide, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
                    + "{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                    + "{name: 登记失业率(%), role: obs-value, indicator: unemployment-rate, unit: '%'},"
                    + "{name: 新增就业, role: obs-value, indicator: new-jobs, unit: 万人}]");
    private static final Contract AREAS = ContractText.dropped(
            "json", "layout: wide-areas, columns: [{name: month, role: time-period}], indicator: new-jobs");
    private static final Contract PERIODS = ContractText.dropped(
            "csv",
            "layout: wide-periods, bad-rows: {policy: quarantine-row, max-share: 1},"
                    + " columns: [{name: 地区, role: ref-area}], indicator: new-jobs, unit: 万人");

    private static final Contract RATED = ContractText.dropped(
            "csv",
            "layout: wide, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                    + "{name: 失业率(%), role: obs-value, indicator: unemployment-rate}]");

    @TempDir
    private Path folder;

    @Test
    void leavesOutOnlyTheFaultyCellWhereIndicatorsAreColumns() throws IOException {
        Delivered delivered = Delivered.of(
                folder, "月份, 登记失业率（％） ,新增就业,地区\n2014-06,\"3，2\",1.1,上城区\n2014-06,3,…,下城区\n201406,3,1,东城区\n", WIDE);

        assertThat(delivered.observations())
                .containsExactly(
                        "new-jobs shangcheng 2014-06 11000A @2:3",
                        "unemployment-rate xiacheng 2014-06 3A @3:2",
                        "new-jobs xiacheng 2014-06 M @3:3");
        assertThat(delivered.findings())
                .hasSize(2)
                .startsWith("2  登记失业率（％）  not-a-number 3，2[%, 3.2]")
                .last()
                .asString()
                .startsWith("4 地区 unknown-region 东城区[");
        assertThat(delivered.verdict()).isEqualTo(new DeliveryReader.Verdict(3, 2, false));
    }

    @Test
    void readsRegionsAsColumns() throws IOException {
        Delivered delivered =
                Delivered.of(folder, "[{\"month\":\"2014年6月\",\"上城区\":12,\"富阳市\":null,\"330185\":\"1,234\"}]", AREAS);

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations())
                .containsExactly("new-jobs shangcheng 2014-06 12A @1:2", "new-jobs linan 2014-06 1234A @1:4");
        assertThat(Delivered.of(folder, "[{\"month\":\"2014-06\",\"海淀区\":12}]", AREAS)
                        .findings())
                .first()
                .asString()
                .startsWith("0 海淀区 unknown-column");
        assertThat(Delivered.of(folder, "[{\"month\":\"2014-06\"}]", AREAS).findings())
                .first()
                .asString()
                .contains("missing-column");
    }

    @Test
    void promisesRegionsBesideTheNamedColumnsAndProposesOnlyWhatThereIs() throws IOException {
        assertThat(Delivered.of(folder, "[{\"month\":\"2014-06\",\"上城区\":1,\"富阳局\":12}]", AREAS)
                        .findings())
                .first()
                .asString()
                .isEqualTo("0 富阳局 unknown-column 富阳局[month, <ref-area>, 富阳市]");
    }

    @Test
    void readsPeriodsAsColumns() throws IOException {
        Delivered delivered =
                Delivered.of(folder, "地区,2014年5月,201406,2014-08\n上城区,1,2.5,\n下城区,1,,3\n,1,1,1\n", PERIODS);

        assertThat(delivered.observations())
                .containsExactly(
                        "new-jobs shangcheng 2014-05 10000A @2:2",
                        "new-jobs shangcheng 2014-06 25000A @2:3",
                        "new-jobs xiacheng 2014-05 10000A @3:2");
        assertThat(delivered.findings())
                .containsExactly("3 2014-08 future-period 3[2014-07-10]", "4 地区 missing-cell [地区]");
        assertThat(Delivered.of(folder, "地区,2014\n上城区,1\n", PERIODS).findings())
                .first()
                .asString()
                .startsWith("1 2014 unknown-column");
    }

    @Test
    void namesOneCauseWhereAHeaderLacksItsUnitOrHasAnother() throws IOException {
        Contract units = ContractText.dropped(
                "csv",
                "layout: wide, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                        + "{name: 新增就业(万人), role: obs-value, indicator: new-jobs, unit: 万人},"
                        + "{name: 失业率(%), role: obs-value, indicator: unemployment-rate, optional: true}]");

        assertThat(Delivered.of(folder, "地区,月份,新增就业,失业率\n上城区,2014-06,1,2\n", units)
                        .findings())
                .containsExactly("1 新增就业 unit-in-header 新增就业[新增就业(万人)]", "1 失业率 unit-in-header 失业率[失业率(%)]");
        assertThat(Delivered.of(folder, "地区,月份,新增就业（人）\n上城区,2014-06,1\n", units).findings())
                .containsExactly("1 新增就业（人） unit-in-header 新增就业（人）[新增就业(万人)]");
        assertThat(Delivered.of(folder, "地区,月分,新增就业(万人)\n上城区,2014-06,1\n", units)
                        .findings())
                .containsExactly("1 月份 missing-column [月份, 月分]");
    }

    @Test
    void saysWhereTheHeaderIsBelowATitle() throws IOException {
        String header = "地区,月份,登记失业率(%),新增就业\n";

        assertThat(Delivered.of(folder, "2014年6月就业、失业月报\n" + header + "上城区,2014-06,1,2\n", WIDE)
                        .findings())
                .containsExactly("1 null header-further-down 2014年6月就业、失业月报[2, 1]");
        assertThat(Delivered.of(folder, "就业月报,,,\n单位：万人,,,\n\n" + header + "上城区,2014-06,1,2\n", WIDE)
                        .findings())
                .containsExactly("1 null header-further-down 就业月报[4, 1–3]");
        assertThat(Delivered.of(folder, "区,月,率,数\n上城区,2014-06,1,2\n", WIDE).findings())
                .extracting(finding -> finding.split(" ")[2])
                .doesNotContain("header-further-down");
    }

    @Test
    void storesNoFigureOfARowWhoseNoteIsANumber() throws IOException {
        Contract noted = ContractText.dropped(
                "csv",
                "layout: wide, bad-rows: {policy: quarantine-row, max-share: 1}, columns: [{name: 地区, role: ref-area},"
                        + "{name: 月份, role: time-period},"
                        + "{name: 失业率, role: obs-value, indicator: unemployment-rate},"
                        + "{name: 新增就业, role: obs-value, indicator: new-jobs}, {name: 备注, role: note}]");

        Delivered delivered = Delivered.of(
                folder,
                "地区,月份,失业率,新增就业,备注\n上城区,2014-03,3.41,1,500\n下城区,2014-03,3,2,２０\n江干区,2014-03,3,2,2013年补报\n",
                noted);

        assertThat(delivered.observations()).extracting(o -> o.split(" ")[1]).containsOnly("jianggan");
        assertThat(delivered.findings()).containsExactly("2 备注 number-in-note 500[1,500]", "3 备注 number-in-note ２０[]");
    }

    @ParameterizedTest
    @CsvSource({"失业率％,1 失业率(%) missing-column [失业率(%)|失业率％]", "失业率,1 失业率 unit-in-header 失业率[失业率(%)]"})
    void namesTheColumnThatMayBeMeant(String header, String finding) throws IOException {
        Delivered delivered = Delivered.of(folder, "地区,月份," + header + "\n上城区,2014-03,3\n", RATED);

        assertThat(delivered.findings()).containsExactly(finding.replace("|", ", "));
    }

    @Test
    void tellsSeveralMissingColumnsAtOnceWithAllThatStandsThere() throws IOException {
        assertThat(Delivered.of(folder, "企业名称,户数\n甲,3\n", RATED).findings())
                .containsExactly("1 null missing-column [地区, 月份, 失业率(%), 企业名称, 户数, several]");
        assertThat(Delivered.of(folder, "企业名称,月分,户数\n甲,2014-03,3\n", RATED).findings())
                .containsExactly(
                        "1 月份 missing-column [月份, 月分]", "1 null missing-column [地区, 失业率(%), 企业名称, 月分, 户数, several]");
    }

    @Test
    void proposesNoneOfSeveralColumnsThatAreEquallyNear() throws IOException {
        Delivered delivered = Delivered.of(folder, "地区,月份,农失业率(%),镇失业率(%)\n上城区,2014-03,3,4\n", RATED);

        assertThat(delivered.findings()).first().isEqualTo("1 失业率(%) missing-column [失业率(%), ]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,500,200人;number-in-note 200人[1,500]",
                "1,500,200²;number-in-note 200²[1,500]",
                "1,500,1.2万;number-in-note 1.2万[1,500]",
                "1,500,20%;number-in-note 20%[1,500]",
                "10,20,200人;''",
                "1,500,2014-07-05;''",
                "1,500,0571-88888888;''",
                "1,500,①;''",
                "1,500,无;''",
                "1,500,其中 200 人;''"
            })
    void findsAFigureInANoteBesideASplitNumber(String cells, String finding) throws IOException {
        Contract noted = ContractText.dropped(
                "csv",
                "layout: wide, bad-rows: {policy: quarantine-row, max-share: 1}, columns: [{name: 地区, role: ref-area},"
                        + "{name: 月份, role: time-period}, {name: 新增就业, role: obs-value, indicator: new-jobs},"
                        + "{name: 失业, role: obs-value, indicator: new-jobs}, {name: 备注, role: note}]");

        Delivered delivered = Delivered.of(folder, "地区,月份,新增就业,失业,备注\n上城区,2014-03," + cells + "\n", noted);

        assertThat(delivered.findings()).isEqualTo(finding.isEmpty() ? List.of() : List.of("2 备注 " + finding));
        assertThat(delivered.observations()).hasSize(finding.isEmpty() ? 2 : 0);
    }

    @Test
    void leavesOutWhatIsOptionalAtTheEndOfARow() throws IOException {
        Contract optional = ContractText.dropped(
                "csv",
                "layout: wide, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                        + "{name: 新增就业, role: obs-value, indicator: new-jobs},"
                        + "{name: 失业率, role: obs-value, indicator: unemployment-rate, optional: true},"
                        + "{name: 口径, role: must-equal, text: 常住, optional: true}]");

        Delivered delivered = Delivered.of(folder, "地区,月份,新增就业,失业率,口径\n上城区,2014-06,1\n下城区,2014-06,1,3\n", optional);

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations()).hasSize(3);
    }

    @Test
    void readsRegionsThatOnlyALaterRecordHas() throws IOException {
        Delivered delivered =
                Delivered.of(folder, "[{\"month\":\"2014-05\",\"上城区\":12},{\"month\":\"2014-06\",\"富阳市\":3}]", AREAS);

        assertThat(delivered.findings()).isEmpty();
        assertThat(delivered.observations())
                .containsExactly("new-jobs shangcheng 2014-05 12A @1:2", "new-jobs fuyang 2014-06 3A @2:3");
    }

    @Test
    void missesAColumnOnlyWhereNoRecordHasIt() throws IOException {
        Contract wide = ContractText.dropped(
                "json",
                "layout: wide, columns: [{name: area, role: ref-area}, {name: month, role: time-period},"
                        + "{name: jobs, role: obs-value, indicator: new-jobs},"
                        + "{name: rate, role: obs-value, indicator: unemployment-rate}]");
        String sparse =
                "[{\"area\":\"上城区\",\"month\":\"2014-06\",\"rate\":3},{\"area\":\"下城区\",\"month\":\"2014-06\"%s}]";

        assertThat(Delivered.of(folder, sparse.formatted(",\"jobs\":1"), wide).observations())
                .hasSize(2);
        assertThat(Delivered.of(folder, sparse.formatted(""), wide).findings())
                .containsExactly("0 jobs missing-column [jobs, ]");
    }

    @Test
    void makesNoPeriodOfAHeaderWithAMark() throws IOException {
        assertThat(Delivered.of(folder, "地区,2014-1²\n上城区,1\n", PERIODS).findings())
                .first()
                .asString()
                .startsWith("1 2014-1² unknown-column 2014-1²[")
                .endsWith(", 2014-1]");
    }

    @Test
    void takesNoHeaderWithAMarkForAPromisedOne() throws IOException {
        assertThat(Delivered.of(folder, "地区,月份,登记失业率(%),新增就业²\n上城区,2014-06,3,1\n", WIDE)
                        .findings())
                .containsExactly("1 新增就业 missing-column [新增就业, 新增就业²]");
        assertThat(HeaderName.plain("⼈数（％）")).isEqualTo(HeaderName.plain("人数(%)"));
        assertThat(HeaderName.plain("人数²")).isNotEqualTo(HeaderName.plain("人数2"));
    }
}
