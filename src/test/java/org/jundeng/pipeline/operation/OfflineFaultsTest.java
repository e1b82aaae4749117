// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.jundeng.access.Tokens;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.RunOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keeps another configuration from being taken up. */
class OfflineFaultsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2014-07-11T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    /** As at the start: the first client of an address that others reach would send its token for all to read. */
    @Test
    void noClientIsTakenUpWhoseTokenOthersCouldRead() throws IOException {
        Path config = folder.resolve("config");
        ConfigCopies.whole(config);
        Files.writeString(
                config.resolve("clients.yaml"),
                "clients:\n  - id: statistics\n    token-sha256: " + Tokens.sha256("token") + "\n");
        Folders folders =
                new Folders(folder.resolve("data"), config, Path.of("routes"), Map.of("JUNDENG_WEB_HOST", "0.0.0.0"));
        RunOptions options = new RunOptions(CLOCK, LocalDate.of(2014, 7, 10), Progress.SILENT);

        assertThat(new Doctor(folders, options).offlineFaults())
                .singleElement()
                .asString()
                .contains("jundeng.web.host lets others reach this service unencrypted");
    }
}
