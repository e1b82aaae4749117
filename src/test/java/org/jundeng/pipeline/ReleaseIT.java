// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.warehouse.LedgerLine;
import org.jundeng.warehouse.Outcome;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ReleaseIT {

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    @Test
    void aReleasedDeliveryIsTakenAsFarAsItCanBe() throws IOException {
        try (Watch watch = new TestStation(workspace, warehouse).begin()) {
            Path file = watch.station().workspace().inbox("hrss").resolve("就业月报1.csv");
            Files.writeString(
                    file,
                    "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n"
                            + "上城区,2014年5月,3.1,96,1,2\n西湖区,2014年5月,x,y,z,2\n火星区,2014年5月,3.1,96,1,2\n");
            LedgerLine refused = watch.night().run("nightly").lines().get(0);

            LedgerLine released = watch.station().takeAgain("release", refused);

            assertThat(refused.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(released.outcome()).isEqualTo(Outcome.TAKEN_IN_PART);
            assertThat(released.kind()).isEqualTo("release");
            assertThat(released.concerns()).isEqualTo(refused.deliveryId());
            assertThat(released.obsNew()).isEqualTo(5);
        }
    }
}
