// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.intake.ContractText;
import org.jundeng.observation.FigureKey;
import org.jundeng.observation.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the figures of rejected rows are about. */
class RejectedKeysTest {

    private static final Contract CONTRACT = ContractText.dropped(
            "csv",
            "layout: long, bad-rows: {policy: quarantine-row, max-share: 1}, columns: [{name: 地区, role: ref-area},"
                    + "{name: 月份, role: time-period}, {name: 指标, role: indicator},"
                    + "{name: 性别, role: dimension, dimension: sex}, {name: 状态, role: obs-status},"
                    + "{name: 口径, role: must-equal, text: 登记}, {name: 数值, role: obs-value}],"
                    + "statuses: [{word: 预计, status: E}], indicators: [{word: 失业率, indicator: unemployment-rate},"
                    + "{word: 新增就业, indicator: new-jobs, unit: 万人}]");

    @TempDir
    private Path folder;

    private List<String> keys(String... rows) throws IOException {
        Path file = Files.writeString(
                folder.resolve("delivery"), "地区,月份,指标,性别,状态,口径,数值\n" + String.join("\n", rows) + "\n");
        List<String> keys = new ArrayList<>();
        DeliveryReader.Sink sink = new DeliveryReader.Sink() {
            @Override
            public void observation(Observation observation) {
                keys.add("taken " + observation.origin().rowNo());
            }

            @Override
            public void rejected(long rowNo, List<FigureKey> found) {
                found.forEach(key -> keys.add(rowNo + " " + key.series().indicator() + " "
                        + key.series().regionId() + " " + key.timePeriod()
                        + key.series().dimensions()));
            }

            @Override
            public void finding(Finding finding) {
                assertThat(finding.place().rowNo()).isNotNegative();
            }

            @Override
            public void progress(long bytesRead, long rowsRead) {
                assertThat(rowsRead).isNotNegative();
            }
        };
        DeliveryReader.read(file, CONTRACT, Delivered.catalogue(folder), Delivered.DAY, sink);
        return keys;
    }

    @Test
    void areKnownWhereOnlyTheValueIsAtFault() throws IOException {
        assertThat(keys("330102,2014-06,新增就业,女,预计,登记,一百", "330103,2014-06,新增就业,,,登记,#REF!"))
                .containsExactly("2 new-jobs shangcheng 2014-06{sex=女}", "3 new-jobs xiacheng 2014-06{}");
    }

    @Test
    void areNotKnownWhereACellSaysWhatNobodyCanRead() throws IOException {
        assertThat(keys(
                        "330102,2014-06,新增就业,#REF!,,登记,12",
                        "330103,2014-06,新增就业,女,大概,登记,12",
                        "330104,2014-06,新增就业,女,,统计,12",
                        "330105,2014-06,失业率,女,,登记,12",
                        "330106,2014-06,失业率,女,,登记,十二",
                        "330108,2014年十三月,新增就业,女,,登记,12",
                        "上去区,2014-06,新增就业,女,,登记,12"))
                .isEmpty();
    }
}
