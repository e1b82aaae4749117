// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jundeng.web.api.SdmxMessages.rows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiScope;
import org.jundeng.sdmx.MessageOutput;
import org.jundeng.sdmx.SdmxRequest;
import org.jundeng.sdmx.data.SdmxData;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.load.Deliveries;
import org.junit.jupiter.api.Test;

/** All structures of a message are read as of the same ledger lines. */
abstract class SdmxOnePoint {

    private final ApiGround ground;
    private final Deliveries deliveries;

    SdmxOnePoint(ApiSite site, TestWarehouse warehouse, Deliveries deliveries) {
        this.ground = new ApiGround(
                site.running().opened().configuration(),
                warehouse.dataSource(),
                Clock.systemUTC(),
                LocalDate.of(2014, 7, 10));
        this.deliveries = deliveries;
    }

    @Test
    void whatComesWhileAMessageIsWrittenIsInNoPartOfIt() throws IOException {
        LedgerLine before = split("before", "2002-01");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            private boolean isFirst = true;

            @Override
            public synchronized void write(byte[] some, int from, int length) {
                if (isFirst) {
                    isFirst = false;
                    split("meanwhile", "2002-02");
                }
                super.write(some, from, length);
            }
        };
        SdmxData.Written written = write("", bytes);

        assertThat(written.asOf()).isEqualTo(before.deliveryId());
        assertThat(periods(bytes)).contains("2002-01").doesNotContain("2002-02");
        ByteArrayOutputStream next = new ByteArrayOutputStream();
        write("updatedAfter=" + written.asOf(), next);
        assertThat(periods(next)).contains("2002-02").doesNotContain("2002-01");
    }

    private LedgerLine split(String bytes, String period) {
        return deliveries
                .of("hrss-employment")
                .bytes("sdmx one point " + bytes)
                .row("split-indicator", "xihu", period, "4")
                .by("sex", "F")
                .store();
    }

    private SdmxData.Written write(String query, ByteArrayOutputStream bytes) throws IOException {
        SdmxRequest all = SdmxRequest.read("*/*/*/*/*", query, List.of("text/csv"), Locale.ENGLISH);
        return SdmxData.write(ground, ApiScope.ALL, all, new MessageOutput(bytes, ground.clock(), () -> {}));
    }

    private static List<String> periods(ByteArrayOutputStream bytes) {
        return rows(bytes.toString(StandardCharsets.UTF_8)).stream()
                .filter(row -> row.get("INDICATOR").equals("split-indicator"))
                .map(row -> row.get("TIME_PERIOD"))
                .toList();
    }
}
