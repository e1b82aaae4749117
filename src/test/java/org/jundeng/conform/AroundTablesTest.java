// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;

/** What stands around a table, and among its rows without being data, changes none of its figures. */
class AroundTablesTest {

    private static final Contract CONTRACT = ContractText.dropped(
            "table",
            "layout: wide, columns: [{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
                    + "{name: 登记失业率(%), role: obs-value, indicator: unemployment-rate},"
                    + "{name: 新增就业(人), role: obs-value, indicator: new-jobs}, {name: 备注, role: note}]");

    private static final List<String> ROWS = List.of(
            "地区,月份,登记失业率(%),新增就业(人),备注",
            "上城区,2014年6月,3.21,1200,", "西湖区,2014年6月,2.98,暂缺,正在复核", "富阳市,2014年6月,—,860,", "淳安县,2014年6月,暂缺,暂缺,");

    @Provide
    Arbitrary<List<String>> above() {
        return Arbitraries.of(
                        "",
                        ",,,,",
                        "附件3,,,,",
                        "2014年6月杭州市就业失业情况表,,,,",
                        "（2014年6月）,,,,",
                        "填报单位：杭州市就业管理服务局,,,单位：人、%,",
                        "\"单位：%、人\",,,,",
                        "填报日期：2014年7月5日,,,,",
                        "制表：张三,,,,",
                        "浙杭就业〔2014〕12号,,,,",
                        "jobs,,,,")
                .list()
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<String>> among() {
        return Arbitraries.of(
                        "",
                        ",,,,",
                        "注：失业率为城镇登记失业率,,,,",
                        "一、主城区,,,,",
                        "续表,,,,",
                        "制表人：张三,,审核人：李四,,",
                        "单位负责人,王五,制表人,赵六,",
                        "本表数据为快报数，年终以年报为准。,,,,",
                        "填报日期：2014年7月5日,,,,",
                        "2014年7月5日,,,,",
                        "地区,月份,登记失业率(%),新增就业(人),备注")
                .list()
                .ofMaxSize(4);
    }

    @Property(tries = 300)
    void changesNoFigure(
            @ForAll("above") List<String> above,
            @ForAll("among") List<String> first,
            @ForAll("among") List<String> second,
            @ForAll("among") List<String> below)
            throws IOException {
        List<String> lines = new ArrayList<>(above);
        lines.add(ROWS.get(0));
        lines.addAll(first);
        lines.addAll(ROWS.subList(1, 3));
        lines.addAll(second);
        lines.addAll(ROWS.subList(3, 5));
        lines.addAll(below);

        Delivered delivered = read(lines);

        assertThat(withoutRows(delivered)).isEqualTo(withoutRows(read(ROWS)));
        assertThat(delivered.verdict().rowsRejected()).isZero();
        assertThat(delivered.verdict().rowsRead()).isEqualTo(4);
    }

    private static List<String> withoutRows(Delivered delivered) {
        return delivered.observations().stream()
                .map(each -> each.replaceFirst("@\\d+", "@"))
                .toList();
    }

    private static Delivered read(List<String> lines) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/around-tables"));
        return Delivered.of(folder, String.join("\n", lines) + "\n", CONTRACT);
    }
}
