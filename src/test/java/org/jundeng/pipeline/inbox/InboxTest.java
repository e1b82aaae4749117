// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.ClaimNote;
import org.jundeng.pipeline.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {

    private static final Clock NIGHT = Clock.fixed(Instant.parse("2014-07-09T18:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path root;

    private Workspace workspace;
    private Inbox inbox;

    @BeforeEach
    void opensTheInbox() {
        workspace = new Workspace(root);
        inbox = new Inbox(workspace, NIGHT, new Random(7));
    }

    private Path drop(String name, String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(workspace.inbox("hrss")).resolve(name), text);
    }

    @Test
    void claimsByMovingTheFileIntoAHiddenFolderOfTheInbox() throws IOException {
        Path file = drop("jobs.csv", "a,b");

        Claim claim = inbox.claim("hrss", file).orElseThrow();

        assertThat(file).doesNotExist();
        assertThat(claim.file())
                .hasContent("a,b")
                .startsWith(workspace.inbox("hrss").resolve(".claims"));
        assertThat(claim.arrivalId()).startsWith("20140709T180000000000-");
        assertThat(claim.sourceName()).isEqualTo("jobs.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"历史", "历史/2013", "history", "HISTORY/a/b"})
    void marksWhatLiesInTheFolderForHistory(String folder) throws IOException {
        Files.createDirectories(workspace.inbox("hrss").resolve(folder));

        assertThat(inbox.claim("hrss", drop(folder + "/jobs.csv", "a"))
                        .orElseThrow()
                        .history())
                .isTrue();
        assertThat(inbox.unfinished()).extracting(Claim::history).containsExactly(true);
        assertThat(inbox.claim("hrss", drop("history.csv", "a")).orElseThrow().history())
                .isFalse();
        Files.createDirectories(workspace.inbox("hrss").resolve("a/历史"));
        assertThat(inbox.claim("hrss", drop("a/历史/jobs.csv", "a")).orElseThrow().history())
                .as("deeper down it is a name like any other")
                .isFalse();
    }

    @Test
    void takesTheDoneFileAway() throws IOException {
        Path file = drop("jobs.csv", "a");
        Path done = drop("jobs.csv.done", "");

        inbox.claim("hrss", file);

        assertThat(done).doesNotExist();
    }

    @Test
    void removesTheDoneFileThatAKillBehindTheClaimLeft() throws IOException {
        inbox.claim("hrss", drop("jobs.csv", "a"));
        Path done = drop("jobs.csv.done", "");

        inbox.unfinished();

        assertThat(done).doesNotExist();
    }

    @Test
    void leavesTheDoneFileOfTheNextFileOfThatName() throws IOException {
        inbox.claim("hrss", drop("jobs.csv", "a"));
        drop("jobs.csv", "b");
        Path done = drop("jobs.csv.done", "");

        inbox.unfinished();

        assertThat(done).exists();
    }

    @Test
    void leavesAFileThatSomebodyElseTookToThem() throws IOException {
        Path gone = workspace.inbox("hrss").resolve("gone.csv");

        assertThat(inbox.claim("hrss", gone)).isEmpty();
        assertThat(inbox.unfinished()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space.csv", "-dash.csv", "it's \"quoted\".csv", "就业失业登记 2014年6月.csv", "claim.properties"})
    void takesAnyName(String name) throws IOException {
        Claim claim = inbox.claim("hrss", drop(name, "x")).orElseThrow();

        assertThat(claim.sourceName()).isEqualTo(name);
        assertThat(inbox.unfinished()).containsExactly(claim);
    }

    @Test
    void givesArrivalsOfOneInstantIdsInTheOrderTheyCame() throws IOException {
        Claim first = inbox.claim("hrss", drop("1.csv", "1")).orElseThrow();
        Claim second = inbox.claim("hrss", drop("2.csv", "2")).orElseThrow();

        assertThat(second.arrivalId()).isGreaterThan(first.arrivalId());
        assertThat(inbox.unfinished()).containsExactly(first, second);
    }

    @Test
    void remembersWhatASpoolWasFetchedFor() throws IOException {
        Path spool = inbox.newSpool("health", "health-beds");
        Files.writeString(spool, "{}");

        Claim claim = inbox.claimSpool("health", "health-beds", new Spooled(spool, null, false));

        assertThat(claim.sourceName()).isEqualTo("health-beds.jsonl");
        assertThat(inbox.unfinished()).containsExactly(claim);
        assertThat(claim.feed()).isEqualTo("health-beds");
        assertThat(workspace.inbox("health").resolve(".spool")).isEmptyDirectory();
    }

    @Test
    void knowsADroppedFileWithoutItsNote() throws IOException {
        Claim claim = inbox.claim("hrss", drop("jobs.csv", "a,b")).orElseThrow();

        Files.writeString(claim.folder().resolve(ClaimNote.FILE), "");

        assertThat(inbox.unfinished()).containsExactly(claim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind=release\nfeed=jobs\nconcerns=1x",
                "kind=release\nfeed=jobs",
                "kind=replay\nconcerns=7",
                "kind=relea",
                "feed=jobs\npull-question=abc",
                "feed=jobs\npull-question=abc\npull-type=time",
                "feed=jobs\npull-question=abc\npull-type=date\npull-without=0",
                "feed=\\u00"
            })
    void goesOnWithTheOthersWhereANoteCannotBeRead(String note) throws IOException {
        Claim bad = inbox.claim("hrss", drop("bad.csv", "a")).orElseThrow();
        Claim good = inbox.claim("hrss", drop("good.csv", "b")).orElseThrow();
        Files.writeString(bad.folder().resolve(ClaimNote.FILE), note);
        List<Path> unreadable = new ArrayList<>();

        assertThat(inbox.unfinished((folder, fault) -> unreadable.add(folder))).containsExactly(good);

        assertThat(unreadable).containsExactly(bad.folder());
        assertThat(bad.file()).hasContent("a");
        assertThat(inbox.unfinished()).containsExactly(good);
    }

    @Test
    void goesOnWithTheOthersWhereANoteIsAFolder() throws IOException {
        Claim bad = inbox.claim("hrss", drop("bad.csv", "a")).orElseThrow();
        Claim good = inbox.claim("health", drop("good.csv", "b")).orElseThrow();
        Files.delete(bad.folder().resolve(ClaimNote.FILE));
        Files.createDirectory(bad.folder().resolve(ClaimNote.FILE));

        assertThat(inbox.unfinished()).containsExactly(good);
    }

    @Test
    void lettingGoTwiceIsTheSameAsOnce() throws IOException {
        Claim claim = inbox.claim("hrss", drop("jobs.csv", "a")).orElseThrow();

        inbox.letGo(claim, "a".repeat(64));
        inbox.letGo(claim, "a".repeat(64));

        assertThat(workspace.claims("hrss")).isEmptyDirectory();
        assertThat(inbox.unfinished()).isEmpty();
    }

    @Test
    void claimsASymbolicLinkAsALinkAndNeverWhatItPointsTo() throws IOException {
        Path outside = Files.writeString(root.resolve("outside.csv"), "secret");
        Path link = Files.createSymbolicLink(
                Files.createDirectories(workspace.inbox("hrss")).resolve("link.csv"), outside);

        Claim claim = inbox.claim("hrss", link).orElseThrow();

        assertThat(Files.isSymbolicLink(claim.file())).isTrue();
        assertThat(outside).hasContent("secret");
        assertThat(Files.exists(link, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
}
