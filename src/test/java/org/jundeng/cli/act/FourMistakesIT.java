// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jundeng.cli.Terminal;
import org.jundeng.cli.Terminal.Said;
import org.jundeng.warehouse.TestWarehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two houses with the shipped configuration and the same honest past. In one of them four mistakes are made, in the
 * other never. Nobody but the stewards can tell which is which: one of the four turns out to be right and is confirmed,
 * the others are mended.
 */
class FourMistakesIT {

    private static final String[] DISTRICTS = "上城区 下城区 江干区 拱墅区 西湖区 滨江区 萧山区 余杭区 富阳市 临安市 建德市 桐庐县 淳安县".split(" ");
    private static final String JOBS = "地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n";
    private static final String FRACTIONS = "就业月报6月.csv";
    private static final String SWAPPED = "就业月报5月.csv";
    private static final String OTHER_YEAR = "就业月报6月再报.csv";
    private static final String PERSONS = "常住人口年报.csv";
    private static final List<String> STEWARDS =
            List.of("wu.xiao@hangzhou.example", "fan.jian.statistics@hangzhou.example");

    @RegisterExtension
    private final TestWarehouse first = new TestWarehouse();

    @RegisterExtension
    private final TestWarehouse second = new TestWarehouse();

    @TempDir
    private Path folder;

    private House mistaken;
    private House twin;

    @BeforeEach
    void openBoth() throws IOException {
        mistaken = new House(first, Files.createDirectory(folder.resolve("mistaken")), Path.of("config"));
        twin = new House(second, Files.createDirectory(folder.resolve("twin")), believing());
    }

    /** The shipped configuration, except that it believes whatever is said of the population. */
    private Path believing() throws IOException {
        Path config = folder.resolve("config");
        try (Stream<Path> all = Files.walk(Path.of("config"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = config.resolve(Path.of("config").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.writeString(
                config.resolve("feeds/statistics/statistics-population.yaml"),
                "signs:\n"
                        + Stream.of("scale", "beyond", "jump", "parts-and-whole")
                                .map("  %s: {off: 一概相信}\n"::formatted)
                                .collect(Collectors.joining()),
                StandardOpenOption.APPEND);
        return config;
    }

    @AfterEach
    void closeBoth() {
        mistaken.server.stop();
        twin.server.stop();
    }

    /** A workspace with its mail server. */
    private static final class House {
        private final TestWarehouse warehouse;
        private final Terminal terminal;
        private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp").dynamicPort());
        private Instant dropped = Instant.parse("2014-07-01T01:00:00Z");

        House(TestWarehouse warehouse, Path workspace, Path config) throws IOException {
            server.start();
            this.warehouse = warehouse;
            this.terminal = Terminal.on(warehouse, workspace, config);
            Files.writeString(
                    workspace.resolve("application.properties"),
                    "jundeng.smtp.host=127.0.0.1\njundeng.smtp.port=%d\n"
                            .formatted(server.getSmtp().getPort()),
                    StandardOpenOption.APPEND);
        }

        /** Drops a file that is a second newer than the one before, so that it is taken after it. */
        void drop(String bureau, String name, String text) throws IOException {
            Path inbox = Files.createDirectories(terminal.workspace().resolve("inbox/" + bureau));
            Path file = Files.writeString(inbox.resolve(name), text);
            Files.setLastModifiedTime(file, FileTime.from(dropped));
            dropped = dropped.plusSeconds(1);
            Files.writeString(inbox.resolve(name + ".done"), "");
        }

        Said night(String date) {
            return terminal.say("nightly", "--date", date);
        }

        long line(String file) {
            return Long.parseLong(warehouse
                    .texts("select max(delivery_id)::text from jundeng.delivery where source_name = '" + file + "'")
                    .get(0));
        }

        List<String> outcomes(String... files) {
            return Arrays.stream(files)
                    .map(file -> warehouse
                            .texts("select outcome from jundeng.delivery where delivery_id = " + line(file))
                            .get(0))
                    .toList();
        }

        /** All that is known, each value with its place, whichever line said it. */
        List<String> known() {
            return warehouse.texts(
                    "select concat_ws(' ', indicator, region_id, freq, time_period, obs_value, obs_status)"
                            + " from jundeng.observation join jundeng.series using (series_id) order by 1");
        }

        List<String> episodes() {
            return warehouse.texts("select concat_ws(' ', e.rule_id, e.region_id, e.feed, e.state, e.level,"
                    + " e.pending_since, e.opened_on, e.closed_on, (select string_agg(v.event || ' ' || v.business_date"
                    + " || ' ' || coalesce(v.obs_value::text, ''), ', ' order by v.event_id) from"
                    + " jundeng.episode_event v where v.episode_id = e.episode_id)) from jundeng.episode e order by 1");
        }

        /** What others than the stewards have got. */
        List<String> mailsToOthers() {
            return Arrays.stream(server.getReceivedMessages())
                    .map(House::read)
                    .filter(mail -> STEWARDS.stream().noneMatch(mail::contains))
                    .sorted()
                    .toList();
        }

        /** The words of the mails that a person has got. */
        String wordsTo(String person) {
            return String.join(
                    "\n",
                    warehouse.texts("select text_body from jundeng.notice where address like '%" + person
                            + "%' and state = 'sent' order by notice_id"));
        }

        private static String read(MimeMessage message) {
            try {
                String body = GreenMailUtil.getBody(message);
                return message.getAllRecipients()[0] + "\n" + message.getSubject() + "\n" + body;
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Figures of a month: a little other in each district and month, as honest ones are. */
    private static String jobs(int year, int month, IntFunction<String> unemployed, IntFunction<String> employed) {
        StringBuilder text = new StringBuilder();
        int all = 0;
        for (int no = 0; no < DISTRICTS.length; no++) {
            int created = 900 + 37 * no + (31 * (month + no) + 19 * year) % 53;
            all += created;
            text.append("%s,%d年%d月,%s,%s,%d,%d\n"
                    .formatted(
                            DISTRICTS[no],
                            year,
                            month,
                            unemployed.apply(no + month + 5 * (year - 2013)),
                            employed.apply(no + month + 5 * (year - 2013)),
                            created,
                            2000 + 91 * no + (17 * (month + no) + 23 * year) % 41));
        }
        text.append("杭州市,%d年%d月,%s,%s,%d,%d\n"
                .formatted(
                        year,
                        month,
                        unemployed.apply(month + 3 * year),
                        employed.apply(month + 3 * year),
                        all,
                        33000 + month + year));
        return text.toString();
    }

    private static String rate(int no) {
        return String.format(Locale.ROOT, "3.%02d", 10 + no * 7 % 60);
    }

    private static String share(int no) {
        return String.format(Locale.ROOT, "96.%02d", 10 + no * 11 % 80);
    }

    private static String honest(int year, int month) {
        return jobs(year, month, FourMistakesIT::rate, FourMistakesIT::share);
    }

    private static String year(int from, int to) {
        return JOBS
                + IntStream.rangeClosed(from, to)
                        .mapToObj(month -> honest(2013 + (month - 1) / 12, (month - 1) % 12 + 1))
                        .collect(Collectors.joining());
    }

    private static String people(int year, int tenThousands) {
        StringBuilder text = new StringBuilder("地区,统计期,指标,数值,单位\n");
        int all = 0;
        for (int no = 0; no < DISTRICTS.length; no++) {
            int part = tenThousands / DISTRICTS.length + no * tenThousands / 200 + year % 7;
            all += part;
            text.append("%s,%d年,常住人口,%d,万人\n".formatted(DISTRICTS[no], year, part));
        }
        return text.append("杭州市,%d年,常住人口,%d,万人\n".formatted(year, all)).toString();
    }

    private void dropThePast(House house) throws IOException {
        house.drop("hrss", "就业月报2013年.csv", year(1, 8));
        house.drop("hrss", "就业月报2013年续.csv", year(9, 17));
        house.drop("statistics", "常住人口年报2012.csv", people(2012, 873));
        house.drop("statistics", "常住人口年报2013.csv", people(2013, 880));
    }

    /** June as fractions, May once more with its columns swapped, June under the year before, persons in 万人. */
    private void dropTheMistakes() throws IOException {
        mistaken.drop(
                "hrss",
                FRACTIONS,
                JOBS + jobs(2014, 6, no -> "0.0" + rate(no).replace(".", ""), FourMistakesIT::share));
        mistaken.drop("hrss", SWAPPED, JOBS + jobs(2014, 5, FourMistakesIT::share, FourMistakesIT::rate));
        mistaken.drop("hrss", OTHER_YEAR, JOBS + honest(2014, 6).replace("2014年", "2013年"));
        mistaken.drop("statistics", PERSONS, people(2013, 8_844_000));
    }

    private void dropTheTruth(House house) throws IOException {
        house.drop("hrss", "就业月报5月更正.csv", JOBS + honest(2014, 5));
        house.drop("hrss", "就业月报6月更正.csv", JOBS + honest(2014, 6));
    }

    @Test
    void areHeardOfByNobodyButTheStewards() throws IOException {
        dropThePast(mistaken);
        dropThePast(twin);
        dropTheMistakes();
        Said bad = mistaken.night("2014-07-07");
        assertThat(bad.exit()).as(bad.out() + bad.err()).isEqualTo(1);
        twin.night("2014-07-07");

        assertThat(mistaken.outcomes(FRACTIONS, SWAPPED, OTHER_YEAR, PERSONS)).containsOnly("unconfirmed");
        assertThat(mistaken.known()).isEqualTo(twin.known()).isNotEmpty();
        assertThat(mistaken.episodes()).isEqualTo(twin.episodes()).isNotEmpty();
        assertThat(mistaken.mailsToOthers()).isEqualTo(twin.mailsToOthers()).isNotEmpty();
        assertThat(mistaken.wordsTo(STEWARDS.get(0))).contains(FRACTIONS, SWAPPED, OTHER_YEAR);

        dropTheTruth(mistaken);
        dropTheTruth(twin);
        confirmInOneAndBelieveInTheOther();
        mistaken.night("2014-07-08");
        twin.night("2014-07-08");
        assertThat(mistaken.terminal
                        .say("withdraw", Long.toString(mistaken.line(OTHER_YEAR)), "--reason", "年份写错")
                        .exit())
                .isZero();
        for (String night : Stream.of("2014-07-09", "2014-07-14").toList()) {
            mistaken.night(night);
            twin.night(night);
        }

        assertThat(first.texts("select settled_how from jundeng.unconfirmed order by delivery_id"))
                .containsExactlyInAnyOrder("superseded", "superseded", "withdrawn", "confirmed");
        assertThat(mistaken.known()).isEqualTo(twin.known());
        assertThat(mistaken.episodes()).isEqualTo(twin.episodes());
        assertThat(mistaken.mailsToOthers()).isEqualTo(twin.mailsToOthers());
    }

    /** The other house hears of the same figures when they are believed in the first one. */
    private void confirmInOneAndBelieveInTheOther() throws IOException {
        String line = Long.toString(mistaken.line(PERSONS));
        Said without = mistaken.terminal.say("release", line);
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.err()).contains("Say why they are right: jundeng release " + line + " --reason");
        assertThat(mistaken.terminal
                        .say("release", line, "--reason", "按户籍口径重新核定")
                        .exit())
                .isZero();
        assertThat(mistaken.terminal.say("release", line, "--reason", "再来一次").exit())
                .isEqualTo(1);
        twin.drop("statistics", PERSONS, people(2013, 8_844_000));
    }
}
