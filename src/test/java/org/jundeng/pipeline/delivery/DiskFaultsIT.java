// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.night.FaultyHouse;
import org.jundeng.pipeline.night.NightResult;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.ClaimNote;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Folders that cannot be written to: a file stands where each of them should be, which stops root, too. */
class DiskFaultsIT {

    private static final String FILE = "hrss-employment-20140705.csv";

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path folder;

    private FaultyHouse house;

    @BeforeEach
    void opens() {
        house = new FaultyHouse(folder, warehouse);
    }

    private Path obstruct(String where) throws IOException {
        Path path = house.workspace.resolve(where);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "not a folder");
    }

    private void isTroubled(NightResult night, String about) {
        assertThat(night.exitCode()).isEqualTo(3);
        assertThat(night.troubles()).anySatisfy(trouble -> assertThat(trouble).contains(about));
    }

    @Test
    void withoutAnArchiveNothingIsStoredUntilThereIsOne() throws IOException {
        Path obstacle = obstruct("archive/hrss");
        house.drop(FILE, "2014年6月", 300);

        isTroubled(house.night(), "taking " + FILE + " of hrss");
        assertThat(house.ledger()).isEmpty();
        assertThat(house.claims()).hasSize(1);

        Files.delete(obstacle);
        assertThat(house.night().exitCode()).isZero();
        assertThat(house.ledger()).containsExactly(FILE + " taken");
    }

    @Test
    void withoutAQuarantineNothingIsRefusedUntilThereIsOne() throws IOException {
        Path obstacle = obstruct("quarantine/hrss");
        house.drop("whose-is-this.csv", "x\n");

        isTroubled(house.night(), "taking whose-is-this.csv of hrss");
        assertThat(house.ledger()).isEmpty();

        Files.delete(obstacle);
        assertThat(house.night().exitCode()).isEqualTo(1);
        assertThat(house.ledger()).containsExactly("whose-is-this.csv refused");
        assertThat(house.files("quarantine")).hasSize(1);
        assertThat(house.files("archive")).isEmpty();
    }

    @Test
    void withoutReceiptsADeliveryIsStoredOnceAndToldLater() throws IOException {
        Path obstacle = obstruct("receipts/hrss");
        house.drop(FILE, "2014年6月", 300);

        isTroubled(house.night(), "taking " + FILE + " of hrss");
        assertThat(house.ledger()).containsExactly(FILE + " taken");
        assertThat(house.claims()).hasSize(1);

        Files.delete(obstacle);
        assertThat(house.night().exitCode()).isZero();
        assertThat(house.ledger()).containsExactly(FILE + " taken");
        assertThat(house.receipts()).hasSize(2);
        assertThat(house.claims()).isEmpty();
    }

    @Test
    void anInboxThatCannotHoldClaimsKeepsItsFiles() throws IOException {
        Path file = house.drop(FILE, "2014年6月", 300);
        Path obstacle = obstruct("inbox/hrss/.claims");

        isTroubled(house.night(), "claiming " + file);
        assertThat(file).exists();

        Files.delete(obstacle);
        assertThat(house.night().exitCode()).isZero();
        assertThat(house.ledger()).containsExactly(FILE + " taken");
    }

    @Test
    void aClaimWhoseNoteCannotBeReadStopsNoOtherAndIsToldOfEachNight() throws IOException {
        Inbox before = new Inbox(new Workspace(house.workspace), house.clock, new Random(2));
        Claim good = before.claim("hrss", house.drop(FILE, "2014年6月", 300)).orElseThrow();
        Claim bad = before.claim("hrss", house.drop("hrss-employment-20140706.csv", "2014年5月", 200))
                .orElseThrow();
        Path note = bad.folder().resolve(ClaimNote.FILE);
        Files.writeString(note, "kind=release\nconcerns=1x");

        isTroubled(house.night(), "reading " + bad.folder());
        assertThat(house.ledger()).containsExactly(good.sourceName() + " taken");
        assertThat(bad.file()).exists();

        Files.delete(note);
        assertThat(house.night().exitCode()).isZero();
        assertThat(house.ledger()).contains(bad.sourceName() + " taken");
    }

    @Test
    void withoutAPlaceForItsPageANightIsDoneAndSaysSo() throws IOException {
        Path obstacle = obstruct("report");
        house.drop(FILE, "2014年6月", 300);

        isTroubled(house.night(), "writing the page of the night");
        assertThat(house.ledger()).containsExactly(FILE + " taken");

        Files.delete(obstacle);
        assertThat(house.night().exitCode()).isZero();
    }
}
