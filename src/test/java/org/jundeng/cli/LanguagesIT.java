// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A night in a JVM whose locale has its own digits, calendar or letters. */
class LanguagesIT {

    /** Digits of other scripts, and the years 2014 and 2026 in the calendars of Thailand and Iran. */
    private static final Pattern FOREIGN = Pattern.compile("[\\p{Nd}&&[^0-9]]|\\b(2557|2569|1393|1405)[-/]");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault();

    @AfterEach
    void speaksAsBefore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "fa-IR-u-nu-arabext", "tr-TR"})
    void outputForProgramsIsAsInAnyOtherLocale(String language) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(language));
        ConfigCopy config = ConfigCopy.into(folder.resolve("config"));
        Files.delete(config.folder().resolve("feeds/hrss/hrss-rate.yaml"));
        Terminal terminal =
                Terminal.writingPages(warehouse, Files.createDirectory(folder.resolve("workspace")), config.folder());
        Path inbox = Files.createDirectories(terminal.workspace().resolve("inbox/hrss"));
        Files.writeString(
                inbox.resolve("就业月报-20140705.csv"), "地区,月份,指标,数值\n330183,2014-05,失业率,3.25\n富阳市,2014年5月,新增就业,1.2\n");
        Files.createFile(inbox.resolve("就业月报-20140705.csv.done"));
        Files.writeString(inbox.resolve("就业月报-20140706.csv"), "地区,月份,指标,数值\n330183,2014-06,失业率,x\n");
        Files.createFile(inbox.resolve("就业月报-20140706.csv.done"));
        String routes = ForgedNamesIT.routes(folder.resolve("routes")).toString();

        Said night = terminal.say("nightly", "--date", "2014-07-10", "--routes", routes);
        Said observations = terminal.say("observations", "--csv", "--routes", routes);
        List<Said> others = List.of(
                terminal.say("deliveries", "--csv"),
                terminal.say("status", "--json", "--date", "2014-07-10"),
                terminal.say("trace", "unemployment-rate", "330183", "2014-05"),
                terminal.say("backup", folder.resolve("backup.zip").toString()));

        assertThat(night.err()).isEmpty();
        assertThat(night.exit()).isEqualTo(ExitCode.NOT_ALL);
        assertThat(observations.out()).contains("330183,2014-05", ",3.25,", ",12000,");
        assertThat(others).allSatisfy(said -> assertThat(said.out()).doesNotContainPattern(FOREIGN));
        assertThat(night.out()).doesNotContainPattern(FOREIGN);
        assertThat(kept(terminal.workspace())).isNotEmpty().noneMatch(text -> FOREIGN.matcher(text)
                .find());
    }

    /** The names and texts of all files in the workspace. */
    private static List<String> kept(Path workspace) throws IOException {
        try (Stream<Path> all = Files.walk(workspace)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> workspace.relativize(file) + "\n" + text(file))
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return file.toString().endsWith(".xlsx")
                    ? unpacked(file)
                    : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The texts of a workbook: a zip of XML. */
    private static String unpacked(Path workbook) throws IOException {
        StringBuilder texts = new StringBuilder();
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                texts.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts.toString();
    }
}
