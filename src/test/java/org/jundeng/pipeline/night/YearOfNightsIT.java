// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jundeng.alert.Rule;
import org.jundeng.catalogue.People;
import org.jundeng.catalogue.Person;
import org.jundeng.notice.Notices;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.mail.SendResult;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.sql.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Consecutive nights over the samples' data: no mail is sent twice, none is forgotten, and the totals are as expected.
 * A build has 90, {@code -Psoak} a year.
 */
class YearOfNightsIT {

    /** The expected totals by the number of nights; any other number of nights fails and prints its totals. */
    private static final Map<Integer, String> EXPECTED = Map.of(
            90,
            "{closed mended=2, closed recovered=3, closed withdrawn=6, dropped over-before-told=2, held inhibited=36,"
                    + " held not-a-working-day=15, mails digest=49, mails steward=55, open=71, told closed=12,"
                    + " told corrected=9, told escalated-to-deputy=4, told lowered=3, told new=84, told raised=12,"
                    + " told repeated=58, withdrawals=1}",
            365,
            "{closed corrected=2, closed recovered=72, closed withdrawn=7, dropped back-to-what-was-told=11,"
                    + " dropped over-before-told=85, held inhibited=172, held not-a-working-day=52,"
                    + " held silenced=13, mails digest=77, mails steward=274, open=96, told closed=23,"
                    + " told escalated-to-deputy=4, told lowered=7, told new=118, told raised=52,"
                    + " told repeated=102, withdrawals=7}");

    private static final int NIGHTS = Integer.getInteger("jundeng.nights", 90);

    @RegisterExtension
    final TestWarehouse warehouse = new TestWarehouse();

    @TempDir
    Path workspace;

    @Test
    void tellsEachThingOnceAndForgetsNone() throws IOException {
        TestPipeline kit = new TestPipeline(workspace, warehouse).withSampleSources();
        try (RunningPipeline running = kit.begin()) {
            kit.dropSamples(running.pipeline());
            running.night().run("nightly");
        }
        YearOfNights.MovingClock clock = new YearOfNights.MovingClock(TestPipeline.NIGHT);
        long begun = System.nanoTime();
        try (Pipeline pipeline = Pipeline.open(kit.folders(), new RunOptions(clock, null, Progress.SILENT));
                Edges edges = edges(pipeline)) {
            YearOfNights year = new YearOfNights(pipeline, clock, 20140710);
            for (int i = 1; i <= NIGHTS; i++) {
                LocalDate night = TestPipeline.NIGHT.plusDays(i);
                year.night(night);
                if (i % 7 == 0) {
                    Evaluation.Result again = year.again(night);
                    assertThat(again.changes()).as("again on %s", night).isEmpty();
                    assertThat(again.notices())
                            .as("again on %s", night)
                            .isEqualTo(new Notices.Result(List.of(), List.of(), List.of()));
                }
                restsOnNothingThatWasTakenBack(year.takenBack(), night);
                assertThat(edges.sendNotices())
                        .as("sent on %s", night)
                        .extracting(SendResult::putOff, SendResult::givenUp)
                        .containsExactly(0, 0);
                assertThat(edges.sendNotices()).as("sent again on %s", night).isEqualTo(new SendResult(0, 0, 0, false));
            }
            tellsNothingTwice();
            forgetsNobody(pipeline);
            closesWhatWasTakenBack(year.takenBack());
            sendsEachMailOnce(pipeline.opened().workspace().outbox());
        }
        System.out.printf(
                "%d nights took %s; %s%n",
                NIGHTS, Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s", counts());
        assertThat(counts()).hasToString(EXPECTED.get(NIGHTS));
    }

    private static Edges edges(Pipeline pipeline) {
        return Edges.start(Edges.Mode.NIGHTLY, pipeline.edgeParts(pipeline.stewardFolders()));
    }

    /** No open episode is based on a figure of a delivery that was taken back. */
    private void restsOnNothingThatWasTakenBack(List<Long> takenBack, LocalDate night) {
        assertThat(rows("select e.episode_id, e.rule_id, e.region_id from episode e join lateral"
                        + " (select delivery_id from episode_event v where v.episode_id = e.episode_id"
                        + " and v.obs_value is not null order by v.event_id desc limit 1) last on true"
                        + " where e.state = 'open' and last.delivery_id " + in(takenBack)))
                .as("taken back by %s", night)
                .isEmpty();
    }

    /** An episode that closes because a figure was taken back was based on such a figure until then. */
    private void closesWhatWasTakenBack(List<Long> takenBack) {
        assertThat(rows("select episode_id, rule_id from episode e where closed_reason = 'withdrawn' and not exists"
                        + " (select from episode_event v where v.episode_id = e.episode_id and v.event <> 'closed'"
                        + " and v.delivery_id " + in(takenBack) + ")"))
                .isEmpty();
    }

    private static String in(List<Long> ids) {
        return "= any(array" + ids + "::bigint[])";
    }

    /** Each notice is one file with one Message-ID, the night of the samples' included. */
    private void sendsEachMailOnce(Path outbox) throws IOException {
        List<String> messageIds = new ArrayList<>();
        try (Stream<Path> files = Files.list(outbox)) {
            for (Path file : files.toList()) {
                Files.readString(file)
                        .lines()
                        .filter(line -> line.startsWith("Message-ID: "))
                        .forEach(messageIds::add);
            }
        }
        assertThat(messageIds).doesNotHaveDuplicates();
        assertThat(messageIds)
                .containsExactlyInAnyOrderElementsOf(rows("select 'Message-ID: ' || message_id from notice"));
        assertThat(rows("select notice_id from notice where state <> 'sent' or attempts <> 1"))
                .isEmpty();
    }

    private void tellsNothingTwice() {
        assertThat(rows("""
                select person, episode_id, event_id, reason
                from telling where verdict = 'told' and reason <> 'repeated'
                group by person, episode_id, event_id, reason having count(*) > 1
                """)).isEmpty();
        assertThat(rows("""
                select person, episode_id, business_date from telling where verdict = 'told'
                group by person, episode_id, business_date having count(*) > 1
                """)).isEmpty();
        assertThat(rows("select n.notice_id from notice n where n.kind <> 'steward'"
                        + " and not exists (select from telling t where t.notice_id = n.notice_id)"))
                .isEmpty();
        assertThat(rows("select telling_id from telling where verdict = 'told' and notice_id is null"))
                .isEmpty();
        assertThat(rows("select person, business_date from notice where kind = 'digest'"
                        + " group by person, business_date having count(*) > 1"))
                .isEmpty();
    }

    /** Each person concerned knows how each episode stands, or a reason why not is on record and still holds. */
    private void forgetsNobody(Pipeline pipeline) {
        Map<String, Rule> rules = new TreeMap<>();
        pipeline.opened().configuration().rules().forEach(rule -> rules.put(rule.id(), rule));
        People people = pipeline.opened().configuration().catalogue().people();
        List<String> forgotten = new ArrayList<>();
        for (String row : rows(
                "select episode_id, rule_id, state, level, region_id, feed from episode where opened_on is not null")) {
            String[] parts = row.split(" ", -1);
            Rule rule = rules.get(parts[1]);
            for (Person person : concerned(rule, parts[4], parts[5], people)) {
                List<String> decided = rows("select verdict, reason, level from telling where episode_id = " + parts[0]
                        + " and person = '" + person.id() + "' order by telling_id desc");
                boolean knows = decided.stream()
                        .filter(each -> each.startsWith("told "))
                        .findFirst()
                        .map(told -> isTrue(told.split(" "), parts[2], parts[3]))
                        .orElse(false);
                if (decided.isEmpty() || !knows && !isExcused(decided.get(0).split(" "), parts[2])) {
                    forgotten.add(person.id() + " " + row + " " + decided);
                }
            }
        }
        assertThat(forgotten).isEmpty();
    }

    private static List<Person> concerned(Rule rule, String region, String feed, People people) {
        if (rule.concern().audience() == Rule.Concern.Audience.OFFICIALS) {
            return people.officialsFor(rule.bureau(), rule.project(), List.of(region));
        }
        return people.all().stream()
                .filter(person -> person.feeds().contains(feed))
                .toList();
    }

    /** Whether the last mail about an episode tells its present state. */
    private static boolean isTrue(String[] told, String state, String level) {
        return told[1].equals("closed") ? state.equals("closed") : state.equals("open") && told[2].equals(level);
    }

    /** On the last night, a working day, nothing is silenced: only what a feed's episode explains may be held. */
    private boolean isExcused(String[] last, String state) {
        return switch (last[0]) {
            case "told" -> false;
            case "held" ->
                last[1].equals("inhibited")
                        && !rows("select episode_id from episode where state = 'open' and feed <> ''")
                                .isEmpty();
            default -> !last[1].equals("over-before-told") || state.equals("closed");
        };
    }

    private Map<String, String> counts() {
        Map<String, String> counts = new TreeMap<>();
        rows("select 'mails ' || kind, count(*) from notice group by kind").forEach(row -> count(counts, row));
        rows("select 'closed ' || closed_reason, count(*) from episode where state = 'closed' group by closed_reason")
                .forEach(row -> count(counts, row));
        rows("select 'withdrawals', count(*) from delivery where kind = 'withdrawal'")
                .forEach(row -> count(counts, row));
        rows("select 'open', count(*) from episode where state = 'open'").forEach(row -> count(counts, row));
        rows("select verdict || ' ' || reason, count(*) from telling group by verdict, reason")
                .forEach(row -> count(counts, row));
        return counts;
    }

    private static void count(Map<String, String> counts, String row) {
        int end = row.lastIndexOf(' ');
        counts.put(row.substring(0, end), row.substring(end + 1));
    }

    private List<String> rows(String sql) {
        return Transactions.read(warehouse.dataSource(), connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(words(row));
                }
                return rows;
            }
        });
    }

    private static String words(ResultSet row) throws SQLException {
        List<String> words = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            words.add(row.getString(i));
        }
        return String.join(" ", words);
    }
}
