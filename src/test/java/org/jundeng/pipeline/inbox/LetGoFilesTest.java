// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jundeng.pipeline.night.MovingClock;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.Arrival;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetGoFilesTest {

    @TempDir
    Path root;

    private final MovingClock clock = new MovingClock(Clock.systemUTC().instant());
    private final Map<String, LedgerLine> ledger = new HashMap<>();
    private Workspace workspace;
    private Inbox inbox;
    private OpenWriters writers = OpenWriters.UNKNOWN;

    @Test
    void keepsAFileThatWasLetGoForADay() throws IOException {
        Claim claim = letGo("a.csv", "figures");
        LetGoFiles beside = beside();

        passing(beside, Duration.ofHours(23));

        assertThat(kept(claim)).hasContent("figures");
        assertThat(inbox.unfinished()).isEmpty();
        passing(beside, Duration.ofHours(2));
        assertThat(workspace.letGo("hrss")).isEmptyDirectory();
    }

    @Test
    void claimsWhatWasWrittenOnOnceItHasSettled() throws IOException {
        Claim claim = letGo("a.csv", "one,");
        LetGoFiles beside = beside();
        assertThat(beside.writtenOn()).isEmpty();
        Files.writeString(kept(claim), "two", StandardOpenOption.APPEND);

        assertThat(beside.writtenOn()).as("it may go on").isEmpty();
        clock.forward(Duration.ofSeconds(7));
        List<Claim> claims = beside.writtenOn();

        assertThat(claims).singleElement().satisfies(again -> {
            assertThat(again.arrivalId()).isGreaterThan(claim.arrivalId());
            assertThat(again.sourceName()).isEqualTo("a.csv");
            assertThat(again.feed()).isNull();
            assertThat(again.kind()).isEqualTo(LedgerKind.DELIVERY);
            assertThat(again.concerns()).isEqualTo(17);
            assertThat(again.file()).hasContent("one,two");
        });
        assertThat(inbox.unfinished()).isEqualTo(claims);
        assertThat(workspace.letGo("hrss")).isEmptyDirectory();
        assertThat(beside.writtenOn()).isEmpty();
    }

    @Test
    void claimsWhatWasWrittenOnAndCutBackToTheSameSizeWithAnOldTime() throws IOException {
        Claim claim = letGo("a.csv", "one");
        LetGoFiles beside = beside();
        passing(beside, Duration.ofMinutes(1));
        FileTime time = Files.getLastModifiedTime(kept(claim));
        Files.writeString(kept(claim), "two");
        Files.setLastModifiedTime(kept(claim), time);

        passing(beside, Duration.ofMinutes(2));

        assertThat(inbox.unfinished()).singleElement().satisfies(again -> assertThat(again.file())
                .hasContent("two"));
    }

    @Test
    void leavesAFileThatWasOnlyTouchedOrWrittenAsItWas() throws IOException {
        Claim claim = letGo("a.csv", "figures");
        LetGoFiles beside = beside();
        passing(beside, Duration.ofMinutes(1));
        Files.writeString(kept(claim), "figures");
        Files.createLink(root.resolve("backup"), kept(claim));

        passing(beside, Duration.ofHours(1));

        assertThat(inbox.unfinished()).isEmpty();
        assertThat(kept(claim)).hasContent("figures");
    }

    @Test
    void findsWhatWasWrittenOnWhileNobodyWasThere() throws IOException {
        Claim claim = letGo("a.csv", "one,");
        passing(beside(), Duration.ofMinutes(1));
        Files.writeString(kept(claim), "two", StandardOpenOption.APPEND);
        clock.forward(Duration.ofHours(30));

        List<Claim> claims = beside().writtenOn();

        assertThat(claims).extracting(Claim::concerns).containsExactly(17L);
        assertThat(claims.get(0).file()).hasContent("one,two");
    }

    @Test
    void removesNothingUncomparedHoweverOldItIs() throws IOException {
        Claim claim = letGo("a.csv", "one");
        passing(beside(), Duration.ofMinutes(1));
        LetGoNote note = LetGoNote.in(kept(claim).getParent().getParent());
        assertThat(note.sure()).isTrue();
        Files.writeString(kept(claim), "two");
        FileStamp unseen = FileStamp.of(kept(claim));
        note.compared(unseen, note.comparedAt(), true)
                .write(kept(claim).getParent().getParent());
        clock.forward(Duration.ofHours(30));

        assertThat(beside().writtenOn())
                .extracting(again -> Files.readString(again.file()))
                .containsExactly("two");
    }

    @Test
    void asksTheLedgerWhereANoteIsLost() throws IOException {
        Claim unchanged = letGo("a.csv", "one");
        Claim changed = letGo("b.csv", "two");
        for (Claim claim : List.of(unchanged, changed)) {
            Files.writeString(kept(claim).getParent().resolveSibling(LetGoNote.FILE), "let-go-at=\\u00");
        }
        Files.writeString(kept(changed), "more", StandardOpenOption.APPEND);

        passing(beside(), Duration.ofMinutes(2));

        assertThat(inbox.unfinished()).extracting(Claim::sourceName).containsExactly("b.csv");
        passing(beside(), Duration.ofHours(25));
        assertThat(workspace.letGo("hrss")).isEmptyDirectory();
    }

    @Test
    void keepsAFileAsLongAsSomebodyHasItOpenForWriting() throws IOException {
        Claim claim = letGo("a.csv", "figures");
        writers = (file, since, now) -> Optional.of("process 1 (smbd)");
        LetGoFiles beside = beside();

        passing(beside, Duration.ofHours(30));

        assertThat(kept(claim)).hasContent("figures");
    }

    @Test
    void keepsWhatIsWrittenOnWhileItsBytesAreCompared() throws IOException {
        Claim claim = letGo("a.csv", "one,");
        passing(beside(), Duration.ofMinutes(1));
        writers = (file, since, now) -> {
            append(kept(claim), "two");
            return Optional.empty();
        };

        passing(beside(), Duration.ofHours(25));

        writers = OpenWriters.UNKNOWN;
        passing(beside(), Duration.ofMinutes(2));
        assertThat(inbox.unfinished())
                .singleElement()
                .satisfies(again -> assertThat(again.file()).content().startsWith("one,two"));
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void ofTwoNodesOneClaims() throws IOException {
        Claim claim = letGo("a.csv", "one,");
        Files.writeString(kept(claim), "two", StandardOpenOption.APPEND);
        LetGoFiles one = beside();
        LetGoFiles two = beside();
        one.writtenOn();
        two.writtenOn();
        clock.forward(Duration.ofSeconds(7));

        List<Claim> claims = new ArrayList<>(one.writtenOn());
        claims.addAll(two.writtenOn());

        assertThat(claims).hasSize(1);
        assertThat(inbox.unfinished()).hasSize(1);
    }

    @Test
    void removesTheFolderThatAKillBehindTheClaimLeft() throws IOException {
        Claim claim = letGo("a.csv", "one");
        Files.delete(kept(claim));
        clock.forward(Duration.ofMinutes(11));

        assertThat(beside().writtenOn()).isEmpty();

        assertThat(workspace.letGo("hrss")).isEmptyDirectory();
    }

    @Test
    void neverFollowsALink() throws IOException {
        Path outside = Files.createDirectories(root.resolve("outside/bytes"));
        Files.writeString(outside.resolve("secret.csv"), "secret");
        Path folder = letGo("a.csv", "one").folder().getParent().resolveSibling(".let-go");
        Files.createSymbolicLink(folder.resolve("20140709T180000000000-1"), outside.getParent());
        Path bytes = Files.createDirectories(folder.resolve("20140709T180000000000-2/bytes"));
        Files.createSymbolicLink(bytes.resolve("b.csv"), outside.resolve("secret.csv"));

        passing(beside(), Duration.ofHours(30));

        assertThat(inbox.unfinished()).isEmpty();
        assertThat(outside.resolve("secret.csv")).hasContent("secret");
    }

    private LetGoFiles beside() {
        SettledFiles settled = new SettledFiles(file -> Duration.ofSeconds(6), writers, clock);
        return new LetGoFiles(inbox, settled, id -> Optional.ofNullable(ledger.get(id)), Duration.ofHours(24));
    }

    /** Time moves in steps, one for each look. */
    private void passing(LetGoFiles beside, Duration time) {
        for (Duration step : List.of(Duration.ZERO, Duration.ofSeconds(4), Duration.ofSeconds(7))) {
            clock.forward(step);
            beside.writtenOn();
        }
        clock.forward(time.minusSeconds(11));
        beside.writtenOn();
    }

    private Claim letGo(String name, String text) throws IOException {
        workspace = new Workspace(root);
        if (inbox == null) {
            inbox = new Inbox(workspace, clock, new Random(7));
        }
        Path file = Files.writeString(
                Files.createDirectories(workspace.inbox("hrss")).resolve(name), text);
        Claim claim = inbox.claim("hrss", file).orElseThrow();
        String sha256 = Archive.sha256(claim.file());
        ledger.put(claim.arrivalId(), line(17 + ledger.size(), claim, sha256));
        inbox.letGo(claim, sha256);
        return claim;
    }

    private Path kept(Claim claim) {
        return workspace
                .letGo("hrss")
                .resolve(claim.arrivalId())
                .resolve("bytes")
                .resolve(claim.sourceName());
    }

    private static LedgerLine line(long number, Claim claim, String sha256) {
        Instant now = claim.arrivedAt();
        java.time.LocalDate date = java.time.LocalDate.parse("2014-07-10");
        return new LedgerLine(
                number,
                new Arrival(
                        claim.arrivalId(),
                        LedgerKind.DELIVERY,
                        null,
                        new Arrival.Origin("hrss", null, claim.sourceName()),
                        new Arrival.DeliveredBytes(sha256, 0, null),
                        new Arrival.Times(now, date, new Arrival.AsOf(claim.arrivalId())),
                        Arrival.Promise.NONE,
                        new Arrival.Taker(null, "n", null),
                        Grounds.NONE),
                now,
                LedgerLine.Result.unread(Outcome.TAKEN, 0));
    }
}
