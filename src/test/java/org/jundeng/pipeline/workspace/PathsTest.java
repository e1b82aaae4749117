// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.binding.Settings;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contracts;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text that somebody writes leads out of the workspace. */
class PathsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../archive/x",
                "archive/../../x",
                "archive/../postgres/credentials.properties",
                "archives/x",
                "archive",
                "archive/./x",
                "archive//x",
                "archive/hrss/../health/x",
                "quarantine/..",
                ".link-secret",
                ""
            })
    void keptBytesAreInArchiveOrQuarantineWhateverTheLedgerSays(String path) {
        assertThatThrownBy(() -> new Workspace(folder).kept(path))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("\"" + path + "\" is not a path of archive or quarantine");
    }

    @Test
    void keptBytesAreFoundWhereTheLedgerSays() {
        assertThat(new Workspace(folder).kept("archive/hrss/2014/07/a-x.csv"))
                .isEqualTo(folder.resolve("archive/hrss/2014/07/a-x.csv"));
    }

    @DisabledOnOs(OS.WINDOWS)
    @ParameterizedTest
    @ValueSource(
            strings = {"a-就业月报\\..\\..\\..\\x.csv", "a-D:\\报表\\六月.csv", "a-\\\\server\\x", "a-C:x.csv", "a-..", "a-\\"})
    void whateverIsNoSlashIsALetterOfAName(String name) {
        Workspace workspace = new Workspace(folder);
        Path file = workspace.archive("hrss").resolve("2014").resolve(name);

        assertThat(workspace.relative(file)).isEqualTo("archive/hrss/2014/" + name);
        assertThat(workspace.kept(workspace.relative(file))).isEqualTo(file);
    }

    @Test
    void aFeedOrBureauThatIsAPathIsAFault() throws IOException {
        for (String[] change :
                new String[][] {{"feed: hrss-rate", "feed: ../../hrss-rate"}, {"bureau: hrss", "bureau: ../../hrss"}}) {
            Path config = Files.createTempDirectory(folder, "config");
            ConfigCopy.into(config).spoil("feeds/hrss/hrss-rate.yaml", change[0], change[1]);
            Faults faults = new Faults();
            Contracts.read(config, Catalogue.read(config, faults), faults);

            assertThat(faults.all().toString())
                    .contains(change[1].substring(change[1].indexOf('.')))
                    .contains("is not the ");
        }
    }

    @Test
    void aBureauInTheCatalogueThatIsAPathIsAFault() throws IOException {
        ConfigCopy.into(folder).spoil("bureaus.yaml", "{id: hrss,", "{id: ../../hrss,");
        Faults faults = new Faults();
        Catalogue.read(folder, faults);

        assertThat(faults.none()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jundeng.source.../../x.url", "jundeng.source.a/b.url", "jundeng.source..url"})
    void aSourceThatIsAPathIsAFault(String key) throws IOException {
        Files.writeString(folder.resolve("application.properties"), key + "=jdbc:postgresql://x/y\n");
        Faults faults = new Faults();
        Settings.load(folder, folder.resolve("data"), java.util.Map.of(), faults);

        assertThat(faults.all()).singleElement().asString().contains("unknown key \"" + key + "\"");
    }

    @Test
    void linksInTheInboxAreNeverFollowed() throws IOException {
        Workspace workspace = new Workspace(folder.resolve("data"));
        Path outside = Files.createDirectories(folder.resolve("outside/.claims/20140709T180000000000-1/bytes"));
        Files.writeString(outside.resolve("secret.csv"), "secret");
        Files.createDirectories(workspace.inboxes());
        Files.createSymbolicLink(workspace.inbox("hrss"), folder.resolve("outside"));
        Files.createDirectories(workspace.inbox("health"));
        Files.createSymbolicLink(workspace.claims("health"), folder.resolve("outside/.claims"));

        assertThat(new Inbox(workspace, Clock.systemUTC(), new Random(1)).unfinished())
                .noneMatch(claim -> claim.bureau().equals("health"));
        assertThat(outside.resolve("secret.csv")).hasContent("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hrss", "hrss/.claims", "hrss/.spool"})
    void nothingIsWrittenThroughALinkInTheInbox(String planted) throws IOException {
        Workspace workspace = new Workspace(folder.resolve("data"));
        Inbox inbox = new Inbox(workspace, Clock.systemUTC(), new Random(1));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Path kept = Files.writeString(folder.resolve("kept.csv"), "a");
        Path link = workspace.inboxes().resolve(planted);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, outside);
        Path dropped = Files.writeString(workspace.inbox("hrss").resolve("dropped.csv"), "b");
        List<Path> before = below(outside);

        if (!planted.endsWith(".spool")) {
            assertThatThrownBy(() -> inbox.claim("hrss", dropped))
                    .isInstanceOf(IOException.class)
                    .hasMessage(link + ": a link or a file, where only a folder can be");
        }
        if (!planted.endsWith(".claims")) {
            assertThatThrownBy(() -> inbox.newSpool("hrss", "hrss-rate"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("a link or a file");
        }
        assertThatThrownBy(() -> inbox.claimAgain(
                        "hrss",
                        "hrss-rate",
                        new Inbox.Again(LedgerKind.REPLAY, 1, Grounds.NONE),
                        new Inbox.Kept(kept, "kept.csv", null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("a link or a file");
        assertThat(below(outside)).isEqualTo(before);
        assertThat(dropped).hasContent("b");
    }

    @Test
    void whatALinkAmongTheClaimsLeadsToStays() throws IOException {
        Workspace workspace = new Workspace(folder.resolve("data"));
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("bytes"), "theirs");
        Files.setLastModifiedTime(outside, FileTime.from(Instant.EPOCH));
        Files.createDirectories(workspace.claims("hrss"));
        Path link = Files.createSymbolicLink(workspace.claims("hrss").resolve("20140709T180000000000-1"), outside);
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));

        assertThat(new Inbox(workspace, later, new Random(1)).unfinished()).isEmpty();

        assertThat(outside.resolve("bytes")).hasContent("theirs");
        assertThat(link).isSymbolicLink();
    }

    private static List<Path> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }
}
