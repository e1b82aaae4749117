// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimNoteTest {

    private static final Instant CLAIMED = Instant.parse("2014-07-10T01:02:03Z");

    @TempDir
    private Path folder;

    @Test
    void isReadAsItWasWritten() throws IOException {
        ClaimNote note = new ClaimNote("hrss-rate", LedgerKind.REPLAY, 7L, null, Grounds.NONE, null);

        note.write(folder, CLAIMED);

        assertThat(ClaimNote.of(written())).isEqualTo(note);
        assertThat(written())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "arrived-at", "2014-07-10T01:02:03Z", "kind", "replay", "feed", "hrss-rate", "concerns", "7"));
    }

    /** Another process may take the claim; the audit trail still says who asked. */
    @Test
    void keepsWhoAskedForTheAuditTrail() throws IOException {
        Grounds.By wu = Grounds.By.command("wu", "root", "node-2");
        ClaimNote named = new ClaimNote("f", LedgerKind.RELEASE, 7L, null, Grounds.NONE.by(wu), null);
        Grounds.By link = new Grounds.By("wu", "link 12ab", null);
        ClaimNote linked = new ClaimNote("f", LedgerKind.CONFIRMATION, 7L, null, new Grounds("错\n了", "wu", link), null);

        named.write(folder, CLAIMED);
        assertThat(ClaimNote.of(written())).isEqualTo(named);
        assertThat(written()).containsEntry("way", "command by root").containsEntry("origin", "node-2");
        linked.write(folder, CLAIMED);
        assertThat(ClaimNote.of(written())).isEqualTo(linked);
    }

    @Test
    void keepsThatAFileIsDeclaredAsHistory() throws IOException {
        ClaimNote note = ClaimNote.dropped("night 3 hrss", true);

        note.write(folder, CLAIMED);

        assertThat(ClaimNote.of(written())).isEqualTo(note);
        assertThat(ClaimNote.of(written())
                        .claim("a", "hrss", folder.resolve("x"), CLAIMED)
                        .history())
                .isTrue();
        assertThat(ClaimNote.of(new Properties()).history()).isFalse();
    }

    @Test
    void isOfADeliveryWhereItDoesNotSayItsKind() {
        assertThat(ClaimNote.of(new Properties()).kind()).isEqualTo(LedgerKind.DELIVERY);
    }

    @Test
    void meansNothingWithAnotherKind() {
        Properties note = new Properties();
        note.putAll(Map.of("kind", "relaese", "feed", "hrss-rate", "concerns", "7"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimNote.of(note))
                .withMessage("a claim of kind relaese for feed hrss-rate that concerns line 7 means nothing");
    }

    @Test
    void meansNothingOfAWithdrawalOrATrial() {
        Properties note = new Properties();
        note.setProperty("kind", "withdrawal");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClaimNote.of(note))
                .withMessage("a claim of kind withdrawal for feed null that concerns line null means nothing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClaimNote("hrss-rate", LedgerKind.TRIAL, 7L, null, Grounds.NONE, null))
                .withMessage("a claim of kind trial for feed hrss-rate that concerns line 7 means nothing");
    }

    private Properties written() throws IOException {
        Properties read = new Properties();
        try (var in = Files.newInputStream(folder.resolve(ClaimNote.FILE))) {
            read.load(in);
        }
        return read;
    }
}
