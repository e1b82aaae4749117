// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jundeng.pipeline.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever ends a trial, its page comes to an end. */
class PreviewsTest {

    private static final Upload UPLOAD = new Upload(
            "0123456789abcdef0123456789abcdef",
            "wu.xiao",
            "hrss",
            "a.csv",
            3,
            "ab",
            Instant.parse("2014-07-10T01:02:03Z"),
            null);

    @TempDir
    Path folder;

    private final AtomicInteger tries = new AtomicInteger();
    private UploadStore store;

    @BeforeEach
    void keepAFile() throws IOException {
        store = new UploadStore(new Workspace(folder));
        Path came = store.arriving("node-1", "x").resolve("file");
        Files.writeString(came, "abc");
        store.keep(UPLOAD, came);
    }

    private Previews failing(Throwable with) {
        return new Previews(
                (upload, file, receipt, progress) -> {
                    tries.incrementAndGet();
                    progress.advances(1, 1);
                    if (with instanceof Error error) {
                        throw error;
                    }
                    throw (RuntimeException) with;
                },
                store);
    }

    private static Preview ended(Previews previews) {
        return await().until(() -> previews.of(UPLOAD, null), preview -> !(preview instanceof Preview.UnderWay));
    }

    @Test
    void aFileThatExhaustsTheStackIsTriedOnce() {
        try (Previews previews = failing(new StackOverflowError())) {
            assertThat(ended(previews)).isEqualTo(new Preview.Broken(false));
            assertThat(previews.of(UPLOAD, null)).isEqualTo(new Preview.Broken(false));
            assertThat(tries).hasValue(1);
        }
    }

    @Test
    void whatFailsForNowIsTriedAgain() {
        try (Previews previews = failing(new IllegalStateException("the warehouse is away"))) {
            assertThat(ended(previews)).isEqualTo(new Preview.Broken(true));
            assertThat(ended(previews)).isEqualTo(new Preview.Broken(true));
            assertThat(tries.get()).isGreaterThanOrEqualTo(2);
        }
    }
}
