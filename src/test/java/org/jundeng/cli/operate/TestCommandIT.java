// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract's author tries the contract without a build, and without a workspace. */
class TestCommandIT {

    private static final String RATES = "地区,月份,指标,数值\n330102,2014-06,失业率,3.1\n";

    @TempDir
    private Path folder;

    @Test
    void triesWhatLiesBesideContractsAndWritesReceipts() throws IOException {
        Path config = ConfigCopy.into(folder.resolve("config")).folder();
        Files.writeString(config.resolve("application.properties"), "jundeng.db.url=jdbc:postgresql://nowhere/x\n");
        Path feed = config.resolve("feeds/hrss/hrss-employment");
        write(feed.resolve("good/delivery.csv"), RATES);
        write(feed.resolve("last-month-again/before.csv"), RATES);
        write(feed.resolve("last-month-again/delivery.csv"), RATES);
        write(feed.resolve("empty/notes.txt"), "");
        Terminal terminal = new Terminal(folder.resolve("workspace"), config);

        Said written = terminal.say("test", "hrss-employment", "--update", "--date", "2014-07-10");

        assertThat(written.exit()).isEqualTo(1);
        assertThat(written.lines())
                .containsExactly(
                        "hrss-employment/empty: cannot be tried: put a delivery into " + feed.resolve("empty")
                                + ", as delivery.csv, say",
                        "hrss-employment/good: the receipt was written; read it before you keep it",
                        "hrss-employment/last-month-again: the receipt was written; read it before you keep it",
                        "3 tried, 1 not as expected. Is the new receipt right? Then --update writes it.");
        assertThat(feed.resolve("good/receipt.json")).content().contains("\"businessDate\" : \"2014-07-10\"");
        assertThat(feed.resolve("last-month-again/receipt.json")).content().contains("\"outcome\" : \"unchanged\"");

        Files.delete(feed.resolve("empty/notes.txt"));
        Files.delete(feed.resolve("empty"));
        write(feed.resolve("good/delivery.csv"), RATES + "330103,2014-06,失业率,3.2\n");
        Said differs = terminal.say("test");

        assertThat(differs.exit()).isEqualTo(1);
        assertThat(differs.lines())
                .contains(
                        "hrss-employment/good: differs from the expected receipt",
                        "    -    \"rowsRead\" : 1,",
                        "    +    \"rowsRead\" : 2,",
                        "hrss-employment/last-month-again: as expected");
        assertThat(folder.resolve("workspace")).doesNotExist();
    }

    @Test
    void namesTheNearestFeedThatHasSamples() throws IOException {
        Path config = ConfigCopy.into(folder.resolve("config")).folder();
        Terminal terminal = new Terminal(folder.resolve("workspace"), config);

        assertThat(terminal.say("test").err()).contains("there is no sample delivery below " + config);

        write(config.resolve("feeds/hrss/hrss-employment/good/delivery.csv"), RATES);
        Said unknown = terminal.say("test", "hrss-employmnt");

        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err())
                .contains("no sample delivery is of a feed \"hrss-employmnt\"; did you mean \"hrss-employment\"?");
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
