// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.ContractText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A line of units above a header of several columns, and units in the brackets of headers. */
class UnitLineTest {

    private static final Contract CONTRACT = ContractText.dropped(
            "table",
            "layout: wide, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                    + "{name: 新增, role: obs-value, indicator: new-jobs},"
                    + "{name: 再就业, role: obs-value, indicator: new-jobs, optional: true},"
                    + "{name: 失业率, role: obs-value, indicator: unemployment-rate, optional: true}]");

    @TempDir
    private Path folder;

    private Delivered below(String units, String headers) throws IOException {
        String cells = headers.replaceAll("[^/]+", "2").replace('/', ',');
        return Delivered.of(
                folder,
                "\"单位：" + units + "\",,,,\n地区,月份," + headers.replace('/', ',') + "\n上城区,2014-06," + cells + "\n",
                CONTRACT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "万人、%|新增/失业率|20000 2",
                "人、万元|新增/失业率（%）|2 2",
                "人、万元|新增/再就业|2 2",
                "万人|新增/失业率（%）|20000 2",
                "人、万人|新增（人）/再就业（万人）|2 20000",
                "人、万人|新增(万人)/再就业【万人】|20000 20000",
                "万人|新增（万人）|20000",
            })
    void readsEachColumnInItsOneUnit(String units, String headers, String figures) throws IOException {
        assertThat(below(units, headers).observations())
                .extracting(line -> line.replaceFirst("^\\S+ \\S+ \\S+ (\\S+)A @.*", "$1"))
                .containsExactlyInAnyOrder(figures.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "人、万元|新增/失业率|失业率, %",
                "人、万人|新增/再就业/失业率|新增, 再就业, 失业率, 人, %",
                "万元|新增/失业率|新增, 失业率, 人, %",
                "万人|新增（人）/失业率（%）|新增（人）, 人, in-header",
                "万元|新增（人）/失业率（%）|新增（人）, 失业率（%）, 人, %, in-header",
            })
    void namesAllColumnsWhoseUnitIsNotCertain(String units, String headers, String told) throws IOException {
        assertThat(below(units, headers).findings())
                .containsExactly("1 null unit-line-differs 单位：" + units + "[" + told + "]");
    }

    @Test
    void refusesAnotherUnitInBracketsThatNoLineLists() throws IOException {
        assertThat(below("人、%", "新增（万人）/失业率").findings()).containsExactly("2 新增（万人） unit-in-header 新增（万人）[新增]");
    }

    @Test
    void saysWhatToDo() {
        Finding several = Finding.of(FindingCode.UNIT_LINE_DIFFERS, "单位：万元", "新增, 失业率", "人, %");
        Finding header = Finding.of(FindingCode.UNIT_LINE_DIFFERS, "单位：万人", "新增（人）", "人", "in-header");

        assertThat(several.remedy(Locale.CHINESE)).startsWith("请核对“新增, 失业率”用的是什么单位：表上写的是“单位：万元”，约定的是人, %。");
        assertThat(header.remedy(Locale.CHINESE))
                .isEqualTo("请核对“新增（人）”用的是什么单位：列名中写的是人，表头之上写的却是“单位：万人”。请把写错的一处改对，再重新放入。");
    }
}
