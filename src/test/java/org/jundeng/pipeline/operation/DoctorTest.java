// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.ConfigCopies;
import org.jundeng.pipeline.night.RunOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {

    private static final String PEOPLE = """
            people:
              - id: steward
                name: {zh: 甲, en: A}
                email: a@example.org
                feeds: [hrss-employment]
            """;

    @TempDir
    Path folder;

    private Path config;

    @BeforeEach
    void copy() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        ConfigCopies.whole(config);
    }

    private Doctor.Report examine(Map<String, String> environment, boolean asks) {
        Folders folders = new Folders(folder.resolve("workspace"), config, Path.of("routes"), environment);
        return new Doctor(folders, new RunOptions(Clock.systemUTC(), null, Progress.SILENT), asks).examine();
    }

    /** Offline. */
    private Doctor.Report examine() {
        return examine(Map.of("JUNDENG_SCHEDULE_NIGHTLY", "0 2 * * *"), false);
    }

    @Test
    void leavesNothingBehindInAFreshPlace() throws IOException {
        Doctor.Report report = examine(Map.of(), true);

        assertThat(report.faults()).isEmpty();
        assertThat(report.away()).isEmpty();
        assertThat(report.notes())
                .contains("there is no warehouse yet: the first start makes one in "
                        + folder.resolve("workspace/postgres"));
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(config);
        }
    }

    @Test
    void namesTheDistrictsOfNobodyOnlyWhereSomeAnswerForDistricts() throws IOException {
        Files.writeString(config.resolve("people.yaml"), PEOPLE);
        assertThat(examine().notes()).noneMatch(note -> note.contains("districts"));

        Files.writeString(config.resolve("people.yaml"), PEOPLE + """
              - id: head
                name: {zh: 乙, en: B}
                email: b@example.org
                districts: [shangcheng, xiacheng, jianggan, gongshu, xihu, binjiang, xiaoshan, yuhang, fuyang, linan]
              - id: other
                name: {zh: 丙, en: C}
                email: c@example.org
                districts: [jiande]
            """);
        assertThat(examine().notes())
                .contains("in people.yaml some answer for districts, but nobody for tonglu, chunan");
    }

    @Test
    void listsAllFaultsAtOnceAndOfMistypedVariablesTheNearest() throws IOException {
        Path own = Files.createDirectories(folder.resolve("routes/bureaus"));
        Files.createDirectories(folder.resolve("routes/channels"));
        try (var shipped = Files.walk(Path.of("routes"))) {
            for (Path file : shipped.filter(Files::isRegularFile).toList()) {
                Files.copy(file, own.getParent().resolve(Path.of("routes").relativize(file)));
            }
        }
        Files.delete(own.resolve("education.camel.yaml"));
        Folders folders = new Folders(folder.resolve("workspace"), config, own.getParent(), Map.of());

        Doctor.Report report =
                new Doctor(folders, new RunOptions(Clock.systemUTC(), null, Progress.SILENT), false).examine();

        Path gone = own.resolve("education.camel.yaml");
        assertThat(report.faults())
                .contains(gone + ": bureau education has feeds with files, but no route watches its folder, so serve"
                        + " would take none; add a templatedRoute of receive-delivery")
                .anyMatch(fault -> fault.startsWith(gone + ": feed education-") && fault.contains("no route pulls it"));
        assertThat(examine(Map.of("JUNDENG_SMPT_HOST", "mail.example"), false).faults())
                .containsExactly(
                        "environment: unknown variable JUNDENG_SMPT_HOST; did you mean" + " \"JUNDENG_SMTP_HOST\"?");
    }

    @Test
    void asksWarehouseAndMailServerAndTellsWhatIsAway() throws IOException {
        int free;
        try (ServerSocket gone = new ServerSocket(0)) {
            free = gone.getLocalPort();
        }
        Map<String, String> environment = Map.of(
                "JUNDENG_DB_URL",
                "jdbc:postgresql://127.0.0.1:" + free + "/jundeng",
                "JUNDENG_SMTP_HOST",
                "127.0.0.1",
                "JUNDENG_SMTP_PORT",
                String.valueOf(free),
                "JUNDENG_SOURCE_HRSS_URL",
                "jdbc:postgresql://127.0.0.1:" + free + "/hrss");

        Doctor.Report report = examine(environment, true);

        assertThat(report.faults()).isEmpty();
        assertThat(report.away())
                .hasSize(2)
                .anyMatch(each -> each.startsWith("jdbc:postgresql://127.0.0.1:" + free + "/jundeng is out of reach: "))
                .anyMatch(each -> each.startsWith("the mail server 127.0.0.1:" + free + " is out of reach: "));
        assertThat(report.now())
                .isNotEmpty()
                .allMatch(each -> each.matches("source hrss of feed \\S+ is out of reach: .*"));
        assertThat(examine(environment, false).away()).isEmpty();
    }

    @Test
    void aSampleSourceBesideAServerOfOnesOwnIsAFault() {
        Map<String, String> environment =
                Map.of("JUNDENG_DB_URL", "jdbc:postgresql://h/d", "JUNDENG_SOURCE_HRSS_URL", "embedded:sample_hrss");

        assertThat(examine(environment, false).faults())
                .containsExactly("jundeng.source.hrss.url is embedded:sample_hrss, on the embedded server, but"
                        + " jundeng.db.url names another one; unset one of the two");
    }

    @Test
    void saysWhichScheduleIsNone() {
        assertThat(examine().faults())
                .containsExactly("environment: JUNDENG_SCHEDULE_NIGHTLY \"0 2 * * *\" is not a Quartz cron expression"
                        + " such as 0 0 2 * * ? (second, minute, hour, day, month, weekday); it has the five fields"
                        + " of a crontab, and Quartz wants the seconds first: 0 0 2 * * ?");
    }

    @Test
    void saysOfWhichBureausNobodyHears() throws IOException {
        assertThat(examine().notes()).noneMatch(note -> note.startsWith("nobody is mailed"));
        Files.writeString(config.resolve("people.yaml"), PEOPLE);

        assertThat(examine().notes())
                .contains(
                        "nobody is mailed where a file of education is refused or waits to be confirmed: in people.yaml"
                                + " nobody has any of its feeds, and nobody is the operator (operator: true)")
                .noneMatch(note -> note.startsWith("nobody is mailed where a file of hrss"));
    }

    @Test
    void anOperatorHearsOfAllOthers() throws IOException {
        Files.writeString(config.resolve("people.yaml"), PEOPLE + "    operator: true\n");

        assertThat(examine().notes()).noneMatch(note -> note.startsWith("nobody is mailed"));
    }

    @Test
    void whoWantsNoReceiptsHearsOfNone() throws IOException {
        Files.writeString(config.resolve("people.yaml"), PEOPLE + "    notices: {receipts: none}\n");

        assertThat(examine().notes())
                .contains(
                        "nobody is mailed where a file of hrss is refused or waits to be confirmed: in people.yaml its"
                                + " stewards want no receipts");
    }

    @Test
    void namesChannelsThatAreNotSet() throws IOException {
        Files.writeString(config.resolve("people.yaml"), PEOPLE + "    notices: {channels: [messenger]}\n");
        Doctor.Report report = examine(Map.of("JUNDENG_CHANNEL_MESSENGER_SECRET", "x"), false);

        assertThat(report.notes())
                .contains("nothing leaves by channel messenger: jundeng.channel.messenger.url is not set");
        assertThat(report.faults())
                .anyMatch(fault -> fault.contains("JUNDENG_CHANNEL_MESSENGER_SECRET is not at least 32 characters"));
    }

    @Test
    void saysOfWhichFiguresThatWaitNoOfficialHears() throws IOException {
        assertThat(examine().notes()).noneMatch(note -> note.contains("wait to be confirmed"));
        assertThat(examine(Map.of("JUNDENG_UNCONFIRMED_OFFICIAL_AFTER", "0"), false)
                        .notes())
                .contains("no official is told of figures that wait to be confirmed:"
                        + " jundeng.unconfirmed.official-after is 0");
        Files.writeString(config.resolve("people.yaml"), PEOPLE);

        assertThat(examine(Map.of("JUNDENG_UNCONFIRMED_OFFICIAL_AFTER", "11"), false)
                        .notes())
                .contains(
                        "superiors are told of figures that wait to be confirmed before the officials are:"
                                + " jundeng.unconfirmed.superior-after is less than jundeng.unconfirmed.official-after",
                        "no official is told where figures of hrss wait to be confirmed for long: in people.yaml nobody"
                                + " answers for it (bureaus: [hrss])");
    }
}
