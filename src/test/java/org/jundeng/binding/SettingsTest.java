// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @TempDir
    Path folder;

    private final Faults faults = new Faults();

    @BeforeEach
    void makeFolders() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve("data"));
    }

    private Settings load(String config, String workspace, Map<String, String> environment) throws IOException {
        Files.writeString(folder.resolve("config/application.properties"), config);
        Files.writeString(folder.resolve("data/application.properties"), workspace);
        return Settings.load(folder.resolve("config"), folder.resolve("data"), environment, faults);
    }

    @Test
    void prefersEnvironmentThenWorkspaceThenConfiguration() throws IOException {
        Settings settings = load(
                "jundeng.node=a\njundeng.web.port=1\njundeng.smtp.host=one\n",
                "jundeng.node=b\njundeng.web.port=2\n",
                Map.of("JUNDENG_NODE", "c"));
        assertThat(settings.text("jundeng.node")).contains("c");
        assertThat(settings.number("jundeng.web.port", 0)).isEqualTo(2);
        assertThat(settings.text("jundeng.smtp.host")).contains("one");
        assertThat(settings.text("jundeng.smtp.from")).isEmpty();
        assertThat(faults.all()).isEmpty();
    }

    /** A blank is a setting that is not made. */
    @ParameterizedTest
    @CsvSource({
        "'', '', '', '', pages and files",
        "localhost, '', '', '', pages and files",
        "127.0.0.2, off, '', '', nothing",
        "127.0.0.1, off, on, '', nothing",
        "127.0.0.1, '', off, '', pages",
        "127.0.0.1, '', '', url=https://jundeng.example, pages",
        "127.0.0.1, '', on, url=https://jundeng.example, pages and files",
        "127.0.0.1, '', '', names=jundeng.example, pages",
        "127.0.0.1, '', on, names=jundeng.example, pages and files",
        "0.0.0.0, '', '', '', nothing",
        "0.0.0.0, '', on, '', nothing",
        "0.0.0.0, on, '', '', pages",
        "0.0.0.0, on, on, '', pages and files",
        "jundeng.example, on, '', url=https://jundeng.example, pages"
    })
    void opensFilesNoFurtherThanPages(String host, String pages, String bytes, String known, String opened)
            throws IOException {
        Settings settings = load(
                "jundeng.web.host=" + host + "\njundeng.web.pages=" + pages + "\n",
                "jundeng.web.bytes=" + bytes + "\njundeng.web." + (known.isEmpty() ? "url=" : known) + "\n",
                Map.of());

        assertThat(settings.showsPages()).isEqualTo(!opened.equals("nothing"));
        assertThat(settings.givesBytes()).isEqualTo(opened.endsWith("files"));
        assertThat(faults.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, true",
        "UTC, true",
        "GMT+8, true",
        "Europe/Berlin, true",
        "UTC+8, false",
        "UTC+08:00, false",
        "+08:00, false",
        "Asia/Hangzhou, false"
    })
    void takesTimeZonesThatTheSchedulerAndTheDriversKnowToo(String zone, boolean known) throws IOException {
        load("jundeng.time-zone=" + zone + "\n", "", Map.of());

        assertThat(faults.all().isEmpty()).isEqualTo(known);
    }

    @Test
    void readsDurationsAndSources() throws IOException {
        Settings settings = load(
                "jundeng.inbox.quiet-period=500ms\njundeng.source.tax-office.url=jdbc:postgresql://h/d\n",
                "",
                Map.of("JUNDENG_SOURCE_TAX_OFFICE_PASSWORD", "x"));
        assertThat(settings.duration("jundeng.inbox.quiet-period", Duration.ZERO))
                .hasMillis(500);
        assertThat(settings.text("jundeng.source.tax-office.url")).contains("jdbc:postgresql://h/d");
        assertThat(settings.text("jundeng.source.tax-office.password")).contains("x");
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void knowsAQuietPeriodForEachBureau() throws IOException {
        Settings settings = load(
                "jundeng.inbox.hrss.quiet-period=2m\n", "", Map.of("JUNDENG_INBOX_CIVIL_AFFAIRS_QUIET_PERIOD", "30s"));
        assertThat(settings.duration("jundeng.inbox.hrss.quiet-period", Duration.ZERO))
                .hasMinutes(2);
        assertThat(settings.duration("jundeng.inbox.civil-affairs.quiet-period", Duration.ZERO))
                .hasSeconds(30);
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void refusesAQuietPeriodThatIsNoDuration() throws IOException {
        load(
                "jundeng.inbox.hrss.quiet-period=soon\n",
                "",
                Map.of("JUNDENG_INBOX_HRSS_QUIET_PERIOD", "later", "JUNDENG_INBOX_QUITE_PERIOD", "6s"));
        assertThat(faults.all())
                .extracting(fault -> fault.toString())
                .satisfiesExactlyInAnyOrder(
                        fault -> assertThat(fault)
                                .endsWith(
                                        "jundeng.inbox.hrss.quiet-period \"soon\" is not a duration such as 500ms, 6s,"
                                                + " 10m or 2h"),
                        fault -> assertThat(fault)
                                .endsWith(
                                        "JUNDENG_INBOX_HRSS_QUIET_PERIOD \"later\" is not a duration such as 500ms, 6s,"
                                                + " 10m or 2h"),
                        fault -> assertThat(fault)
                                .endsWith("unknown variable JUNDENG_INBOX_QUITE_PERIOD; did you mean"
                                        + " \"JUNDENG_INBOX_QUIET_PERIOD\"?"));
    }

    @Test
    void refusesAScheduleThatIsNoneOrNeverComes() throws IOException {
        load("jundeng.schedule.nightly=0 0 2 30 2 ?\njundeng.schedule.notices=8:00\n", "", Map.of());

        assertThat(faults.all())
                .extracting(fault -> fault.line() + " " + fault.message())
                .containsExactlyInAnyOrder(
                        "1 jundeng.schedule.nightly \"0 0 2 30 2 ?\" is not a Quartz cron expression such as"
                                + " 0 0 2 * * ? (second, minute, hour, day, month, weekday)",
                        "2 jundeng.schedule.notices \"8:00\" is not a Quartz cron expression such as"
                                + " 0 0 2 * * ? (second, minute, hour, day, month, weekday)");
    }

    @Test
    void takesSchedulesAsQuartzDoes() throws IOException {
        load("jundeng.schedule.nightly=0 30 1 ? * MON-FRI\n", "", Map.of("JUNDENG_SCHEDULE_NOTICES", "0 0 8 L * ?"));

        assertThat(faults.all()).isEmpty();
    }

    @Test
    void listsAllFaultsWithTheirLines() throws IOException {
        load(
                "camel.main.name=x\njundeng.db.ulr=y\njundeng.web.port=many\njundeng.smtp.security=ssl\n",
                "jundeng.db.password=hush\njundeng.db.url=jdbc:postgresql://u:hush@h/d\n",
                Map.of("JUNDENG_DB_PASWORD", "hush", "OTHERS_HOME", "/x"));
        assertThat(faults.all().stream()
                        .map(fault -> fault.file().getFileName() + ":" + fault.line() + ": " + fault.message()))
                .containsExactlyInAnyOrder(
                        "application.properties:2: unknown key \"jundeng.db.ulr\"; did you mean \"jundeng.db.url\"?",
                        "application.properties:3: jundeng.web.port \"many\" is not a whole number from 0",
                        "application.properties:4: jundeng.smtp.security \"ssl\" is not one of none, starttls, smtps",
                        "application.properties:1: jundeng.db.password holds a secret; secrets come from the"
                                + " environment only, as JUNDENG_DB_PASSWORD",
                        "application.properties:2: jundeng.db.url holds a secret; secrets come from the"
                                + " environment only, as a variable",
                        "environment:0: unknown variable JUNDENG_DB_PASWORD; did you mean \"JUNDENG_DB_PASSWORD\"?");
    }

    @Test
    void neverShowsSecrets() throws IOException {
        Settings settings = load("jundeng.node=a\nother.password=hush\n", "", Map.of("JUNDENG_DB_PASSWORD", "hush"));
        assertThat(settings.toString()).isEqualTo("jundeng.node=a");
        assertThat(Settings.withoutSecrets("jdbc:postgresql://u:hush@h/d?password=hush&x=1"))
                .isEqualTo("jdbc:postgresql://u:***@h/d?password=***&x=1");
        assertThat(Settings.withoutSecrets("jdbc:mysql://address=(host=h)(user=u)(password=hush)/d"))
                .doesNotContain("hush");
        assertThat(Settings.withoutSecrets("jdbc:mysql://(host=h,user=u,password=hush)/d"))
                .doesNotContain("hush");
        assertThat(Settings.withoutSecrets("jdbc:db2://h:50000/d:password=hush;user=u;"))
                .isEqualTo("jdbc:db2://h:50000/d:password=***;user=u;");
        assertThat(Settings.withoutSecrets("jdbc:oracle:thin:scott/ti$er@//h:1521/x"))
                .isEqualTo("jdbc:oracle:thin:scott/***@//h:1521/x");
        assertThat(Settings.withoutSecrets(
                        "jdbc:sqlserver://h;user=sa;password={a;b};trustStorePassword=c@d;encrypt=true"))
                .isEqualTo("jdbc:sqlserver://h;user=sa;password=***;trustStorePassword=***;encrypt=true");
    }

    @Test
    void takesTheDriverOfASource() throws IOException {
        Settings settings = load("jundeng.source.civil-affairs.driver=dm.jdbc.driver.DmDriver\n", "", Map.of());

        assertThat(faults.all()).isEmpty();
        assertThat(settings.text("jundeng.source.civil-affairs.driver")).contains("dm.jdbc.driver.DmDriver");
    }

    @Test
    void checksTheAddressOfLinksAndNeverShowsTheirSecret() throws IOException {
        load(
                "jundeng.web.url=jundeng.example\njundeng.web.link-days=0\njundeng.web.secret=hush\n",
                "jundeng.web.url=https://jundeng.example/ack?x=1\njundeng.web.link-days=367\n",
                Map.of("JUNDENG_WEB_SECRET", "hush"));
        assertThat(faults.all().stream()
                        .map(fault -> fault.file().getFileName() + ":" + fault.line() + ": " + fault.message()))
                .containsExactlyInAnyOrder(
                        "application.properties:1: jundeng.web.url \"jundeng.example\" is not an address such as"
                                + " https://jundeng.hangzhou.example",
                        "application.properties:2: jundeng.web.link-days \"0\" is not a number of days from 1 to 366",
                        "application.properties:3: jundeng.web.secret holds a secret; secrets come from the"
                                + " environment only, as JUNDENG_WEB_SECRET",
                        "application.properties:1: jundeng.web.url \"https://jundeng.example/ack?x=1\" is not an"
                                + " address such as https://jundeng.hangzhou.example",
                        "application.properties:2: jundeng.web.link-days \"367\" is not a number of days from 1 to"
                                + " 366",
                        "environment:0: JUNDENG_WEB_SECRET is not at least 32 characters long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"docs/operate.md", "docker/.env.example", "docker/compose.yaml", "docker/postgres/10-roles.sql"})
    void knowsEachVariableThatOperatorsAreToldOf(String document) throws IOException {
        Map<String, String> named = Pattern.compile("\\bJUNDENG_[A-Z_]*[A-Z]\\b")
                .matcher(Files.readString(Path.of(document)))
                .results()
                .map(MatchResult::group)
                // The image's start script puts the file's content into the variable and takes this one away.
                .map(name -> name.replaceFirst("_FILE$", ""))
                .distinct()
                .collect(Collectors.toMap(name -> name, name -> ""));

        load("", "", named);

        assertThat(named).containsKey("JUNDENG_DB_OWNER_PASSWORD");
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void knowsEachKeyThatOperatorsAreToldOf() throws IOException {
        List<String> keys = Files.readAllLines(Path.of("docs/operate.md")).stream()
                .filter(line -> line.startsWith("| `jundeng."))
                .flatMap(SettingsTest::keys)
                .toList();

        assertThat(keys).hasSizeGreaterThan(20).allMatch(key -> SettingKind.of(key)
                .isPresent());
        assertThat(SettingKind.keys())
                .allMatch(key ->
                        keys.contains(key) || SettingKind.of(key).orElseThrow().isSecret());
    }

    /** The first column: {@code `jundeng.web.host`, `.port`} are two. */
    private static Stream<String> keys(String line) {
        List<String> words = Pattern.compile("`([^`]+)`")
                .matcher(line.split("\\|")[1])
                .results()
                .map(word -> word.group(1).replace("NAME", "name").replace("BUREAU", "bureau"))
                .toList();
        String first = words.get(0);
        return words.stream().map(word -> word.startsWith(".") ? first.replaceFirst("\\.[^.]*$", word) : word);
    }

    @Test
    void takesSomeAttemptsAtMails() throws IOException {
        load("jundeng.mail.attempts=0\n", "jundeng.mail.attempts=12\n", Map.of("JUNDENG_MAIL_ATTEMPT", "3"));
        assertThat(faults.all().stream()
                        .map(fault -> fault.file().getFileName() + ":" + fault.line() + ": " + fault.message()))
                .containsExactlyInAnyOrder(
                        "application.properties:1: jundeng.mail.attempts \"0\" is not a whole number from 1",
                        "environment:0: unknown variable JUNDENG_MAIL_ATTEMPT; did you mean"
                                + " \"JUNDENG_MAIL_ATTEMPTS\"?");
    }

    @ParameterizedTest
    @CsvSource({
        "JUNDENG_SMPT_HOST, JUNDENG_SMTP_HOST",
        "JUNDENG_DP_URL, JUNDENG_DB_URL",
        "JUNDENG_NOED, JUNDENG_NODE",
        "JUNDENG_TIMEZONE, JUNDENG_TIME_ZONE",
        "JUNDENG_SOURCE_TAX_OFFICE_PASWORD, JUNDENG_SOURCE_TAX_OFFICE_PASSWORD",
        "JUNDENG_INBOX_HRSS_QUITE_PERIOD, JUNDENG_INBOX_HRSS_QUIET_PERIOD",
        "JUNDENG_JAVA_OPT, JUNDENG_JAVA_OPTS"
    })
    void refusesAVariableThatNothingReadsWithTheNearestOne(String written, String meant) throws IOException {
        load("", "", Map.of(written, "x"));

        assertThat(faults.all())
                .extracting(fault -> fault.toString())
                .containsExactly("environment: unknown variable " + written + "; did you mean \"" + meant + "\"?");
    }

    @Test
    void refusesAVariableThatIsLikeNone() throws IOException {
        load("", "", Map.of("JUNDENG_BACKUPS_FOR_THE_AUDITORS", "/x"));

        assertThat(faults.all())
                .extracting(fault -> fault.toString())
                .containsExactly("environment: unknown variable JUNDENG_BACKUPS_FOR_THE_AUDITORS; names that begin with"
                        + " JUNDENG_ are Jundeng's own: rename it or unset it");
    }

    @Test
    void refusesAFormOfTheLogThatThereIsNot() throws IOException {
        load("", "", Map.of("JUNDENG_LOG_FORMAT", "jsn"));

        assertThat(faults.all())
                .extracting(fault -> fault.toString())
                .containsExactly("environment: JUNDENG_LOG_FORMAT \"jsn\" is not one of text, json");
    }

    @Test
    void knowsTheVariablesOfLauncherLogTerminalAndContainer() throws IOException {
        load(
                "",
                "",
                Map.ofEntries(
                        Map.entry("JUNDENG_JAVA_OPTS", "-Xmx1g"),
                        Map.entry("JUNDENG_LOG", "DEBUG"),
                        Map.entry("JUNDENG_LOG_FORMAT", "json"),
                        Map.entry("JUNDENG_LANG", "zh"),
                        Map.entry("JUNDENG_WORKSPACE", "/var/lib/jundeng"),
                        Map.entry("JUNDENG_CONFIG", "/etc/jundeng/config"),
                        Map.entry("JUNDENG_ROUTES", "/etc/jundeng/routes"),
                        Map.entry("JUNDENG_DB_READER_PASSWORD", "x"),
                        Map.entry("JUNDENG_DB_PASSWORD_FILE", "/run/secrets/db"),
                        Map.entry("JUNDENG_SOURCE_TAX_OFFICE_PASSWORD_FILE", "/run/secrets/tax"),
                        Map.entry("JUNDENG_WEB_SECRET_FILE", ""),
                        Map.entry("OTHERS_DB_URL", "x")));

        assertThat(faults.all()).isEmpty();
    }

    @Test
    void refusesSettingsOfSourcesAndBureausThatThereAreNot() throws IOException {
        Settings settings = load(
                "jundeng.source.tax-ofice.url=jdbc:postgresql://h/d\njundeng.source.tax-office.user=u\n",
                "jundeng.inbox.hrs.quiet-period=9s\njundeng.inbox.hrss.quiet-period=9s\n",
                Map.of(
                        "JUNDENG_SOURCE_TAX_OFICE_PASSWORD", "hush",
                        "JUNDENG_SOURCE_TAX_OFFICE_PASSWORD", "hush",
                        "JUNDENG_INBOX_HRSSS_QUIET_PERIOD", "9s",
                        "JUNDENG_CHANNEL_MESENGER_URL", "https://x.example",
                        "JUNDENG_CHANNEL_MESSENGER_URL", "https://x.example",
                        "JUNDENG_INBOX_QUIET_PERIOD", "9s"));

        settings.checkNames(List.of("tax-office", "hrss-db"), List.of("hrss", "health"), List.of("messenger"), faults);

        assertThat(faults.all())
                .extracting(fault -> fault.file().getFileName() + ":" + fault.line() + ": " + fault.message())
                .containsExactlyInAnyOrder(
                        "application.properties:1: jundeng.source.tax-ofice.url: no contract names a source"
                                + " \"tax-ofice\"; did you mean \"tax-office\"?",
                        "application.properties:1: jundeng.inbox.hrs.quiet-period: bureaus.yaml has no bureau"
                                + " \"hrs\"; did you mean \"hrss\"?",
                        "environment:0: JUNDENG_SOURCE_TAX_OFICE_PASSWORD: no contract names a source"
                                + " \"tax-ofice\"; did you mean \"tax-office\"?",
                        "environment:0: JUNDENG_CHANNEL_MESENGER_URL: nobody in people.yaml has a channel"
                                + " \"mesenger\"; did you mean \"messenger\"?",
                        "environment:0: JUNDENG_INBOX_HRSSS_QUIET_PERIOD: bureaus.yaml has no bureau"
                                + " \"hrsss\"; did you mean \"hrss\"?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 2 * * *     | @: 0 0 2 * * ?",
                "30 1 * * MON  | @: 0 30 1 ? * MON",
                "0 2 1 * *     | @: 0 0 2 1 * ?",
                "0 2 * * 1     | @",
                "0 25 * * *    | @",
                "8:00          | ''"
            })
    void saysHowACrontabIsWrittenForQuartz(String crontab, String end) throws IOException {
        String five = "; it has the five fields of a crontab, and Quartz wants the seconds first";
        load("", "", Map.of("JUNDENG_SCHEDULE_NIGHTLY", crontab));

        assertThat(faults.all())
                .extracting(fault -> fault.message())
                .containsExactly("JUNDENG_SCHEDULE_NIGHTLY \"" + crontab + "\" is not a Quartz cron expression such as"
                        + " 0 0 2 * * ? (second, minute, hour, day, month, weekday)" + end.replace("@", five));
    }
}
