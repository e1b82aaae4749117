// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.night.TestPipeline;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted in a bureau's table, in each of the contract's three ways. */
class DeletionsIT {

    private static final String NO_WATERMARK = "timeout-seconds: 60";
    private static final String DELETE = "delete from insured where region_code = '330106' and month = '2014-04-01'";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private WatchedSource source;

    @BeforeEach
    void opens() throws IOException {
        source = new WatchedSource(folder, warehouse);
        source.row("330102", "2014-04", 10, "09:00").row("330106", "2014-04", 20, "09:00");
        source.row("330102", "2014-05", 30, "10:00").row("330106", "2014-05", 40, "10:00");
    }

    @AfterEach
    void closes() {
        source.close();
    }

    @Test
    void areIgnoredWhereTheContractSaysNothing() {
        source.promising(NO_WATERMARK).pull();
        source.execute(DELETE);

        assertThat(source.pull().result().outcome()).isEqualTo(Outcome.UNCHANGED);

        assertThat(source.known()).contains("330106 2014-04 20");
    }

    @Test
    void becomeMissingWhereEachDeliveryIsAllThereIs() {
        source.promising(NO_WATERMARK, "{policy: full-snapshot, max-share: 0.25}")
                .pull();
        source.execute(DELETE);

        LedgerLine line = source.pull();

        assertThat(line.result().outcome()).isEqualTo(Outcome.TAKEN);
        assertThat(line.result().counts().obsRevised()).isEqualTo(1);
        assertThat(source.known())
                .containsExactly("330102 2014-04 10", "330102 2014-05 30", "330106 2014-04 M", "330106 2014-05 40");
        assertThat(source.pipeline().opened().ledger().findings(line.deliveryId()))
                .containsExactly(
                        Finding.of(FindingCode.DELETED_AT_SOURCE, "20", "pension-insured", "西湖区", "2014-04", "1"));
        assertThat(source.pull().result().outcome()).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void areNotSeenByAPullOfWhatIsNewButByTheNextOfEverything() {
        source.promising(WatchedSource.EARLY, "{policy: full-snapshot, max-share: 0.25}")
                .pull();
        source.execute(DELETE);

        assertThat(source.pull().result().counts().obsRevised()).isZero();
        assertThat(source.pullEverything().result().counts().obsRevised()).isEqualTo(1);

        assertThat(source.known()).contains("330106 2014-04 M");
    }

    @Test
    void becomeMissingInThePeriodsOfTheAnswerOnly() {
        source.promising(
                "watermark: {column: month, type: date, overlap: P1D}", "{policy: window-keys, max-share: 0.5}");
        source.pull();
        source.execute(DELETE, "delete from insured where region_code = '330102' and month = '2014-05-01'");

        LedgerLine line = source.pull();

        assertThat(line.result().counts().obsRevised()).isEqualTo(1);
        assertThat(source.known())
                .containsExactly("330102 2014-04 10", "330102 2014-05 M", "330106 2014-04 20", "330106 2014-05 40");
    }

    @Test
    void refuseTheDeliveryWhereTooMuchIsGoneAndCountOnceItIsReleased() throws IOException {
        source.promising(NO_WATERMARK, "{policy: full-snapshot}").pull();
        source.execute(DELETE);

        LedgerLine refused = source.pull();
        assertThat(refused.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(source.pipeline().opened().ledger().findings(refused.deliveryId()))
                .containsExactly(Finding.of(FindingCode.TOO_MANY_DELETIONS, "1", "4", "20"));
        assertThat(source.known()).contains("330106 2014-04 20");

        LedgerLine released = source.pipeline().takeAgain().take(LedgerKind.RELEASE, refused);

        assertThat(released.result().counts().obsRevised()).isEqualTo(1);
        assertThat(source.known()).contains("330106 2014-04 M");
    }

    @Test
    void areNeverConcludedFromAnEmptyAnswer() {
        source.promising(NO_WATERMARK, "{policy: full-snapshot, max-share: 1}").pull();
        source.execute("delete from insured");

        LedgerLine refused = source.pull();

        assertThat(refused.result().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(source.pipeline().opened().ledger().findings(refused.deliveryId()))
                .containsExactly(Finding.of(FindingCode.NO_ROWS, ""));
    }

    @Test
    void stayWhereALaterAnswerLacksTheSameAndTheFirstOneIsWithdrawn() {
        source.promising(NO_WATERMARK, "{policy: full-snapshot, max-share: 0.25}")
                .pull();
        LedgerLine first = source.execute(DELETE).pull();
        LedgerLine second = source.row("330102", "2014-05", 31, "11:00").pull();

        source.pipeline().withdrawals().withdraw(first, "wrong", TestPipeline.NIGHT);
        assertThat(source.known()).contains("330106 2014-04 M", "330102 2014-05 31");
        source.pipeline().withdrawals().withdraw(second, "wrong", TestPipeline.NIGHT);
        assertThat(source.known()).contains("330106 2014-04 20", "330102 2014-05 30");
    }

    @Test
    void comeBackWhereTheRowsComeBack() {
        source.promising(NO_WATERMARK, "{policy: full-snapshot, max-share: 1}").pull();
        source.execute(DELETE).pull();
        source.row("330106", "2014-04", 20, "11:00");

        source.pull();

        assertThat(source.known()).isEqualTo(source.held());
    }
}
