// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaleTemporaryFilesTest {

    private static final Instant NOW = Instant.parse("2014-07-09T18:00:00Z");
    private static final Instant DAY_BEFORE = NOW.minus(Duration.ofHours(25));
    private static final Instant SAME_DAY = NOW.minus(Duration.ofHours(23));

    @TempDir
    Path root;

    private Workspace workspace;

    @BeforeEach
    void worksIn() {
        workspace = new Workspace(root);
    }

    private Path left(Path file, Instant touched) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.setLastModifiedTime(Files.writeString(file, "half"), FileTime.from(touched));
    }

    private void clearAway() throws IOException {
        new StaleTemporaryFiles(workspace, NOW).clearAway();
    }

    @Test
    void answersGoThatNobodyClaimedForADay() throws IOException {
        Path spool = workspace.inbox("hrss").resolve(".spool");
        Path old = left(spool.resolve("hrss-annual-1.jsonl"), DAY_BEFORE);
        Path named = left(spool.resolve("hrss-annual2/hrss-annual.jsonl"), DAY_BEFORE);
        Files.setLastModifiedTime(named.getParent(), FileTime.from(DAY_BEFORE));
        Path young = left(spool.resolve("hrss-annual-3.jsonl"), SAME_DAY);

        clearAway();

        assertThat(old).doesNotExist();
        assertThat(named.getParent()).doesNotExist();
        assertThat(young).exists();
    }

    /** For how long an upload is kept aside is a setting; the longest is thirty days. */
    @Test
    void uploadsStayForAsLongAsAnySettingKeepsThem() throws IOException {
        Path kept = left(workspace.uploads("hrss").resolve("a/bytes/jobs.csv"), NOW.minus(Duration.ofDays(30)));
        Path left = left(workspace.uploads("hrss").resolve("b/bytes/jobs.csv"), NOW.minus(Duration.ofDays(32)));
        for (Path each : List.of(left.getParent(), left.getParent().getParent())) {
            Files.setLastModifiedTime(each, FileTime.from(NOW.minus(Duration.ofDays(32))));
        }
        Files.setLastModifiedTime(kept.getParent(), FileTime.from(NOW.minus(Duration.ofDays(30))));

        clearAway();

        assertThat(kept).exists();
        assertThat(left).doesNotExist();
    }

    @Test
    void halfWrittenReceiptsGoAndWholeOnesStay() throws IOException {
        Path half = left(workspace.receipts("hrss").resolve(".receipt-123.part"), DAY_BEFORE);
        Path young = left(workspace.receipts("hrss").resolve(".receipt-124.part"), SAME_DAY);
        Path whole = left(workspace.receipts("hrss").resolve("20140701-jobs.csv.json"), DAY_BEFORE);

        clearAway();

        assertThat(half).doesNotExist();
        assertThat(young).exists();
        assertThat(whole).exists();
    }

    @Test
    void deliveriesAndClaimsStayHoweverOldTheyAre() throws IOException {
        Path delivery = left(workspace.inbox("hrss").resolve("jobs.csv"), DAY_BEFORE);
        Path claim = left(workspace.claims("hrss").resolve("1/bytes/jobs.csv"), DAY_BEFORE);

        clearAway();

        assertThat(delivery).exists();
        assertThat(claim).exists();
    }

    @Test
    void nothingIsAmissInAFreshWorkspace() throws IOException {
        clearAway();

        assertThat(root).isEmptyDirectory();
    }
}
