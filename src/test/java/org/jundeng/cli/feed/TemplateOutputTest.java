// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.pipeline.night.ConfigCopies;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a template may be written, and what else is refused before anything is read. */
class TemplateOutputTest {

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void hasAConfiguration() throws IOException {
        Path config = Files.createDirectory(folder.resolve("config"));
        ConfigCopies.whole(config);
        terminal = new Terminal(folder.resolve("workspace"), config);
    }

    private Said template(Path output) {
        return terminal.say("template", "hrss-employment", "--period", "2014-06", "-o", output.toString());
    }

    @Test
    void refusesAFolderThatIsMissingAndAnyOtherEnding() {
        Said missing = template(folder.resolve("none/六月.xlsx"));
        Said other = template(folder.resolve("六月.xls"));
        Said itself = template(Path.of(folder + "/.xlsx"));

        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).contains("there is no folder " + folder.resolve("none") + ": make it");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.err()).contains("ends neither in .xlsx nor in .csv");
        assertThat(itself.exit()).isZero();
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void refusesAFolderInPlaceOfAFile() throws IOException {
        Said said = template(Files.createDirectory(folder.resolve("a.csv")));

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("is a folder: name a file in it");
    }

    @Test
    void writesBothFormats() {
        assertThat(template(folder.resolve("六月.XLSX")).exit()).isZero();
        assertThat(template(folder.resolve("六月.csv")).exit()).isZero();
        assertThat(folder.resolve("六月.XLSX")).isNotEmptyFile();
        assertThat(folder.resolve("六月.csv")).isNotEmptyFile();
    }

    @Test
    void refusesToReadDeliveriesOfNoMonths() {
        Said said = terminal.say("contract", "diff", "hrss-employment", "hrss-employment", "--months", "0");

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err()).contains("--months 0: write of how many months to read, 1 or more");
    }
}
