// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.catalogue.People;
import org.jundeng.notice.outbox.Outbox;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.notice.outbox.SendingHours;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.mail.NoticeQueue;
import org.jundeng.pipeline.mail.OutboxQueue;
import org.jundeng.pipeline.night.EvaluatedCity;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/** The county as the product sees it: figures come into its warehouse, nights are evaluated, mails leave. */
final class Haitang {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String SERIES = "indicator = 'particles' and freq = 'D' and region_id = '%s'";

    private final TestWarehouse warehouse;
    private final Path home;
    private final SetClock clock = new SetClock();
    private final Map<String, Long> withdrawable = new HashMap<>();
    private long lastLine;
    private EvaluatedCity evaluation;
    private Outbox outbox;
    private NoticeQueue queue;
    private LocalDate today;

    /** A clock that shows the time it is set to. */
    private static final class SetClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /**
     * A mail that left.
     *
     * @param person its reader
     * @param kind digest or at-once
     * @param text its plain text, the subject first
     * @param items what it tells of episodes
     * @param late what it tells of days that became known late
     */
    record Left(String person, String kind, LocalDateTime at, String text, List<Item> items, List<Late> late) {}

    /**
     * What a mail tells of a day that became known late.
     *
     * @param place the township
     * @param value the figure; null where it tells that there is none any more
     * @param corrected whether it tells that the day did not cross, or is not over
     */
    record Late(String place, LocalDate day, Integer value, boolean corrected) {}

    /**
     * What a mail tells of an episode.
     *
     * @param reason why it is told
     * @param level the level that it tells
     * @param place the township
     * @param episode the episode's number in that township, from 1
     */
    record Item(String reason, String level, String place, int episode) {}

    Haitang(TestWarehouse warehouse, Path home) {
        this.warehouse = warehouse;
        this.home = home;
        copyConfiguration();
        restart();
    }

    private void copyConfiguration() {
        try {
            Path from = Path.of(Haitang.class.getResource("config").toURI());
            try (Stream<Path> all = Files.walk(from)) {
                for (Path file : all.toList()) {
                    Path copy =
                            home.resolve("config").resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.deleteIfExists(copy);
                        Files.copy(file, copy);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads the configuration and makes all objects again, as a new process does. */
    void restart() {
        Configuration configuration = Configuration.read(
                new Folders(home.resolve("data"), home.resolve("config"), Path.of("routes"), Map.of()));
        evaluation = new EvaluatedCity(configuration, warehouse.dataSource(), clock);
        People people = configuration.catalogue().people();
        outbox = new Outbox(warehouse.dataSource(), people);
        queue = new OutboxQueue(
                outbox,
                new SendingHours(people, configuration.catalogue().workingDays(), ZONE, Haitang::hourAfter),
                () -> today,
                () -> evaluation.lookAgain(today),
                "jundeng@haitang.example");
    }

    /** People answer for some townships only: the planner for two, the warden for {@code place}. */
    void shareDuties(String place) {
        edit("people.yaml", "projects: [1]", "projects: [1]\n    districts: [dongwan, nanling]");
        edit(
                "people.yaml",
                "  - id: steward",
                "  - id: warden\n    name: {zh: 沈舟, en: Shen Zhou}\n    email: warden@haitang.example\n"
                        + "    language: zh\n    districts: [" + place
                        + "]\n    notices: {repeat-days: 0, deputy-after: 0}\n  - id: steward");
    }

    /** A rule watches what the feed owes. */
    void watchLags() {
        edit("feeds/environment/air.yaml", "freq: D\n", "freq: D\ndue: {working-day: 1}\n");
        edit(
                "rules/air.yaml",
                "rules:\n",
                "rules:\n  - id: lag\n    name: {zh: 空气日报逾期, en: Air report overdue}\n    kind: freshness\n"
                        + "    feeds: [air]\n    levels: {yellow: 2, orange: 4}\n");
    }

    /** Replaces a text in a file of the configuration, and takes it up. */
    void edit(String name, String text, String other) {
        Path file = home.resolve("config").resolve(name);
        try {
            String before = Files.readString(file);
            if (!before.contains(text)) {
                throw new IllegalStateException(name + " does not contain " + text);
            }
            Files.writeString(file, before.replace(text, other));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        restart();
    }

    void at(LocalDate day, String time) {
        today = day;
        clock.now = day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    /** A delivery with one figure; null is marked as missing. */
    void deliver(String place, LocalDate day, Integer value) {
        long line = ++lastLine;
        String series = String.format(Locale.ROOT, SERIES, place);
        happen(
                line(line, "delivery", "null"),
                "insert into series (freq, indicator, region_id) values ('D', 'particles', '" + place
                        + "') on conflict do nothing",
                "insert into revision select series_id, time_period, obs_value, obs_status, delivery_id, row_no,"
                        + " column_no, delivery_id, " + line + " from observation join series using (series_id) where "
                        + series + " and time_period = '" + day + "'",
                "insert into observation select series_id, '" + day + "', " + value + ", '"
                        + (value == null ? "M" : "A") + "', " + line + ", 2, 3 from series where " + series
                        + " on conflict (series_id, time_period) do update set obs_value = excluded.obs_value,"
                        + " obs_status = excluded.obs_status, delivery_id = excluded.delivery_id",
                "insert into coverage values (" + line + ", 'D', '" + day + "', array['" + place + "'])");
        withdrawable.put(place + day, line);
    }

    /** Withdraws all deliveries that brought the figure. */
    void withdraw(String place, LocalDate day) {
        long line = ++lastLine;
        String series = String.format(Locale.ROOT, SERIES, place);
        happen(
                line(line, "withdrawal", withdrawable.remove(place + day).toString()),
                "insert into revision select o.series_id, o.time_period, o.obs_value, o.obs_status, o.delivery_id,"
                        + " o.row_no, o.column_no, o.delivery_id, " + line + " from observation o"
                        + " join series using (series_id) where " + series + " and time_period = '" + day + "'",
                "delete from observation where time_period = '" + day
                        + "' and series_id in (select series_id from series where " + series + ")");
    }

    /** All in one go: most of the time of a tale would else be that of short statements. */
    private void happen(String... statements) {
        warehouse.execute(String.join(";", statements));
    }

    private String line(long next, String kind, String concerns) {
        return "insert into delivery (arrival_id, bureau, feed, source_name, arrived_at, recorded_at,"
                + " business_date, as_of, outcome, node, kind, concerns) values ('arrival-" + next
                + "', 'environment', 'air', '空气日报-" + next + ".csv', '" + clock.now + "', '" + clock.now + "', '"
                + today + "', '" + String.format(Locale.ROOT, "%08d", next) + "', 'taken', 'here', '" + kind + "', "
                + concerns + ")";
    }

    void acknowledge(String person, String place) {
        long episode = number("select coalesce(max(episode_id), 0) from episode where state = 'open' and region_id = '"
                + place + "'");
        if (episode > 0) {
            new Acknowledgements(warehouse.dataSource(), clock, () -> today, "here")
                    .acknowledge(Acknowledgements.Said.byHand(episode, person, person, null));
        }
    }

    void silence(String place, LocalDate from, LocalDate until) {
        new Silences(warehouse.dataSource(), clock, () -> today)
                .add(
                        new Silences.Wish(
                                new Silence.About(null, null, null, place, null, null, null), from, until, "检修"),
                        new Silences.Author("head", "head"));
    }

    void night(boolean serves) {
        evaluation.night(today, run(), serves);
    }

    void day() {
        evaluation.day(today, run());
    }

    private long run() {
        warehouse.execute("insert into run (command, business_date, started_at, node) values ('nightly', '" + today
                + "', '" + clock.now + "', 'here')");
        return number("select max(run_id) from run");
    }

    /** Eight o'clock. */
    private static Instant hourAfter(Instant instant) {
        LocalDateTime here = LocalDateTime.ofInstant(instant, ZONE);
        LocalDateTime today = here.toLocalDate().atTime(8, 0);
        return (here.isBefore(today) ? today : today.plusDays(1)).atZone(ZONE).toInstant();
    }

    /** A round of sending. Returns what left. */
    List<Left> round(NoticeQueue.Round round) {
        List<Left> left = new ArrayList<>();
        List<NoticeQueue.Letter> letters = queue.due(clock.now, round);
        if (letters.isEmpty()) {
            return left;
        }
        Map<Long, OutgoingMail> mails =
                outbox.all().stream().collect(Collectors.toMap(OutgoingMail::noticeId, mail -> mail));
        for (NoticeQueue.Letter letter : letters) {
            OutgoingMail mail = mails.get(letter.noticeId());
            queue.sent(letter, clock.now);
            left.add(new Left(
                    mail.person(),
                    mail.kind(),
                    LocalDateTime.ofInstant(clock.now, ZONE),
                    mail.subject() + "\n" + mail.text(),
                    items(mail.noticeId()),
                    late(mail.noticeId())));
        }
        return left;
    }

    private List<Item> items(long notice) {
        return Transactions.read(
                warehouse.dataSource(),
                connection -> Sql.list(
                        connection,
                        "select t.reason, t.level, e.region_id, (select count(*) from episode o where o.region_id ="
                                + " e.region_id and o.episode_id <= e.episode_id) from telling t"
                                + " join episode e using (episode_id)"
                                + " where t.notice_id = " + notice + " and t.verdict = 'told' order by t.telling_id",
                        row -> new Item(row.getString(1), row.getString(2), row.getString(3), row.getInt(4))));
    }

    private List<Late> late(long notice) {
        return Transactions.read(
                warehouse.dataSource(),
                connection -> Sql.list(
                        connection,
                        "select p.region_id, p.time_period, p.measure, p.now_measure, i.item like '%corrected%'"
                                + " from notice_item i join past_breach p"
                                + " on p.item = replace(i.item, 'past-breach-corrected:', 'past-breach:')"
                                + " where i.notice_id = " + notice,
                        row -> new Late(
                                row.getString(1),
                                row.getObject(2, LocalDate.class),
                                whole(row.getBigDecimal(row.getBoolean(5) ? 4 : 3)),
                                row.getBoolean(5))));
    }

    private static Integer whole(BigDecimal value) {
        return value == null ? null : value.intValueExact();
    }

    private long number(String sql) {
        return Transactions.read(warehouse.dataSource(), connection -> Sql.number(connection, sql));
    }

    /** What is on record of a place, for who looks at a tale that went wrong. */
    String account(String place) {
        return Transactions.read(warehouse.dataSource(), connection -> {
            List<String> lines = new ArrayList<>(rows(
                    connection,
                    "select 'episode ' || episode_id || ' ' || state"
                            + " || ' ' || level || ' opened ' || opened_on from episode where region_id = '" + place
                            + "'"));
            lines.addAll(rows(
                    connection,
                    "select v.business_date || ' ' || v.event || ' ' || v.reason || ' ' || v.level"
                            + " || ' ' || coalesce(v.time_period::text, '') || ' ' || coalesce(v.obs_value::text, '')"
                            + " from episode_event v join episode using (episode_id) where region_id = '" + place
                            + "' order by v.event_id"));
            lines.addAll(rows(
                    connection,
                    "select t.decided_at || ' ' || t.person || ' ' || t.verdict || ' ' || t.reason"
                            + " || ' ' || t.level || ' ' || coalesce(n.kind || ' ' || n.state || ' '"
                            + " || coalesce(n.sent_at::text, ''), '') from telling t join episode using (episode_id)"
                            + " left join notice n using (notice_id) where region_id = '" + place
                            + "' order by t.telling_id"));
            return lines.stream().collect(Collectors.joining("\n"));
        });
    }

    private static List<String> rows(java.sql.Connection connection, String sql) throws SQLException {
        return Sql.list(connection, sql, row -> row.getString(1));
    }
}
