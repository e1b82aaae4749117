// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Alerts;
import org.jundeng.alert.Extent;
import org.jundeng.alert.FeedReadings;
import org.jundeng.alert.Rule;
import org.jundeng.alert.past.DerivedAnew;
import org.jundeng.alert.past.PastBreaches;
import org.jundeng.alert.rules.Rules;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.assess.Assessor;
import org.jundeng.assess.Derivation;
import org.jundeng.assess.Histories;
import org.jundeng.assess.LastEvaluation;
import org.jundeng.assess.StoredFigures;
import org.jundeng.assess.WantedFigures;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contracts;
import org.jundeng.notice.decision.FeedDirectory;
import org.jundeng.notice.decision.NoticeRun;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.link.MailLinks;
import org.jundeng.notice.outbox.OutgoingMail;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.Ledger;
import org.jundeng.warehouse.sql.Sql;
import org.jundeng.warehouse.sql.Transactions;

/**
 * A story of nights, step by step. Each step reads the configuration and creates all objects again, as after a restart.
 * A figure is written as {@code xiaoshan 2014-06 5.5}. The result of a step is written as
 * {@code zhou digest: new rate@xiaoshan}: the person, the kind of mail (or held or dropped), the reason, the rule and
 * its place.
 *
 * <p>周 is responsible for the bureau, 吴 is the deputy, 马 the superior and 陈 the steward. There are no repeats and no
 * escalations unless a story asks for them.
 */
final class Story {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String FEED = "hrss-employment";

    private final TestWarehouse warehouse;
    private final StoredFigures figures;
    private final StoredSuspicions unconfirmed;
    private final Path config;
    private final Set<String> touched = new HashSet<>();
    private boolean workingDaysOnly;
    private final StoryMails mails;
    private final StoryEpisodes episodes;
    private boolean restarts;
    private boolean leaves = true;
    private MailLinks links = MailLinks.NONE;

    /** A story in {@code warehouse} with a copy of the stories' configuration in {@code config}. */
    Story(TestWarehouse warehouse, Path config) {
        this.warehouse = warehouse;
        this.figures = new StoredFigures(warehouse);
        this.unconfirmed = new StoredSuspicions(warehouse);
        this.config = config;
        this.mails = new StoryMails(warehouse, config);
        this.episodes = new StoryEpisodes(warehouse);
        try {
            ConfigCopy.into(config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List.of("people.yaml", "catalogue/02-training.yaml", "rules/figures.yaml")
                .forEach(this::bring);
    }

    private void bring(String file) {
        try {
            Path copy = config.resolve(file);
            Files.createDirectories(copy.getParent());
            Files.copy(Story.class.getResourceAsStream("stories/" + file), copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the feed is watched, too. */
    Story watchesFeeds() {
        bring("rules/feeds.yaml");
        return this;
    }

    /** Each evaluation is first rolled back, as by a crash, and then repeated, as after a restart. */
    Story restarts() {
        restarts = true;
        return this;
    }

    /** Digests are written on working days only, as while serving. */
    Story serves() {
        workingDaysOnly = true;
        return this;
    }

    /** Mails can be answered, and read on, in these ways. */
    Story links(MailLinks ways) {
        links = ways;
        return this;
    }

    /** Replaces a text in a file of the configuration. */
    Story edits(String file, String text, String other) {
        new ConfigCopy(config).spoil(file, text, other);
        return this;
    }

    /** Sets the wishes of 周. */
    Story wishes(String notices) {
        return edits(
                "people.yaml",
                "superior: ma\n    notices: {repeat-days: 0, deputy-after: 0}",
                "superior: ma\n" + "    notices: {" + notices + "}");
    }

    /** The registered unemployment rate is delivered: {@code xiaoshan 2014-06 5.5}; {@code -} marks it missing. */
    Story reports(String figure) {
        return reports("unemployment-rate", figure);
    }

    Story reports(String indicator, String figure) {
        String[] words = figure.split(" ");
        figures.deliver(
                words[0] + words[1] + ".csv", indicator, words[0], words[1], words[2].equals("-") ? null : words[2]);
        touched.add(indicator);
        return this;
    }

    /** The delivery of the figure is withdrawn: {@code xiaoshan 2014-06}. */
    Story takesBack(String figure) {
        return takesBack("unemployment-rate", figure);
    }

    Story takesBack(String indicator, String figure) {
        String[] words = figure.split(" ");
        figures.withdraw(indicator, words[0], words[1]);
        touched.add(indicator);
        return this;
    }

    /** A delivery of the feed is refused. */
    Story refuses(String sourceName) {
        unconfirmed.refuses(sourceName);
        touched.add("");
        return this;
    }

    /** A file that no contract claims is refused, with a finding. */
    Story refusesUnclaimed(String sourceName, String bureau) {
        unconfirmed.refusesUnclaimed(sourceName, bureau);
        return this;
    }

    /** A delivery of the feed comes whose figure looks wrong, and waits to be confirmed from that day on. */
    Story stops(String sourceName, String since) {
        unconfirmed.stops(sourceName, since);
        touched.add("unemployment-rate");
        return this;
    }

    /** What waits with that name is settled by the latest ledger line, in which somebody says so. */
    Story settles(String sourceName, String how, String author) {
        unconfirmed.settles(sourceName, how, author);
        return this;
    }

    /** What was reported last is known only because somebody confirmed or released its delivery. */
    Story because(String kind, String author) {
        unconfirmed.because(kind, author);
        return this;
    }

    /** Runs the nightly evaluation at two in the morning and expects exactly these results. */
    Story night(String date, String... expected) {
        return evaluated(date, "02:00", true, expected);
    }

    /** Runs the evaluation after a delivery by day and expects exactly these results. */
    Story day(String date, String... expected) {
        return evaluated(date, "15:00", false, expected);
    }

    Story evaluated(String date, String time, boolean complete, String... expected) {
        LocalDate night = LocalDate.parse(date);
        Instant at = night.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
        Turn turn = new Turn(figures.run(date), at, complete);
        String as = date + " " + time;
        if (restarts) {
            List<String> undone = Transactions.read(
                    warehouse.dataSource(), connection -> StoryWords.of(evaluate(connection, night, turn)));
            assertThat(undone).as(as + ", undone").containsExactlyInAnyOrder(expected);
        }
        assertThat(StoryWords.of(evaluated(night, turn))).as(as).containsExactlyInAnyOrder(expected);
        if (restarts) {
            assertThat(StoryWords.of(evaluated(night, turn))).as(as + ", again").isEmpty();
        }
        touched.clear();
        if (leaves) {
            leave(date);
        }
        return this;
    }

    /** From now on mails wait, until they {@link #leave}. */
    Story holdsMails() {
        leaves = false;
        return this;
    }

    /** All mails that wait leave on that day. */
    Story leave(String date) {
        mails.leave(date);
        return this;
    }

    /** Sets columns of all mails that wait. */
    Story setsMails(String assignments) {
        mails.set(assignments);
        return this;
    }

    /** What is told is looked at again, as just before a round of sending; expects exactly these results. */
    Story looksAgain(String date, String time, String... expected) {
        LocalDate day = LocalDate.parse(date);
        Instant at = day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
        Notices.Result result = Transactions.write(warehouse.dataSource(), connection -> notices()
                .decide(connection, new NoticeRun(day, figures.run(date), at, ZONE, false, true, Patience.USUAL)));
        assertThat(StoryWords.of(result))
                .as(date + " " + time + ", looked at again")
                .containsExactlyInAnyOrder(expected);
        return this;
    }

    private Notices notices() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(config, faults);
        Contracts contracts = Contracts.read(config, catalogue, new Faults());
        return notices(catalogue, contracts, Rules.read(config, catalogue, List.of(FEED), faults));
    }

    private Notices notices(Catalogue catalogue, Contracts contracts, List<Rule> rules) {
        return new Notices(catalogue, rules, new FeedDirectory(catalogue, contracts), links);
    }

    private Notices.Result evaluated(LocalDate night, Turn turn) {
        return Transactions.write(warehouse.dataSource(), connection -> evaluate(connection, night, turn));
    }

    /** Runs the nightly evaluation, whatever comes of it. */
    Story runs(String date) {
        LocalDate night = LocalDate.parse(date);
        Instant at = night.atTime(2, 0).atZone(ZONE).toInstant();
        evaluated(night, new Turn(figures.run(date), at, true));
        if (leaves) {
            leave(date);
        }
        touched.clear();
        return this;
    }

    /** Runs a night and rolls it back. Returns what it would have put into the outbox. */
    List<String> undone(String date) throws SQLException {
        LocalDate night = LocalDate.parse(date);
        Instant at = night.atTime(2, 0).atZone(ZONE).toInstant();
        long run = figures.run(date);
        try (Connection connection = warehouse.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            evaluate(connection, night, new Turn(run, at, true));
            List<String> ids =
                    Sql.column(connection, "select message_id from notice where run_id = ? order by notice_id", run);
            connection.rollback();
            return ids;
        }
    }

    private record Turn(long run, Instant at, boolean complete) {}

    private Notices.Result evaluate(Connection connection, LocalDate night, Turn turn) throws SQLException {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(config, faults);
        Contracts contracts = Contracts.read(config, catalogue, new Faults());
        List<Rule> rules = Rules.read(config, catalogue, List.of(FEED), faults);
        faults.throwIfAny();
        Extent extent =
                turn.complete() ? Extent.COMPLETE : Extent.of(touched, touched.isEmpty() ? Set.of() : Set.of(FEED));
        long last = Ledger.lastNumber(connection);
        LastEvaluation.Point seen = LastEvaluation.point(connection);
        Derivation derivation = new Derivation(catalogue);
        List<Derivation.Change> derived = derivation.derive(connection);
        Assessor assessor = new Assessor(catalogue, contracts);
        Alerts alerts = new Alerts(catalogue, rules);
        WantedFigures wanted = alerts.wanted(extent, night).and(assessor.wanted(night, target -> true));
        Histories histories = Histories.of(connection, wanted, night);
        Alerts.Known known = new Alerts.Known(
                night,
                histories,
                turn.complete()
                        ? assessor.assess(connection, histories, night, turn.run())
                        : assessor.assessOnly(extent.indicators(), connection, histories, night, turn.run()),
                derivation.disagreements(connection),
                new FeedReadings(catalogue, contracts).of(connection, rules, extent, night));
        alerts.evaluate(connection, extent, known, turn.run(), turn.at());
        new PastBreaches(alerts, catalogue.levels(), rules)
                .evaluate(
                        connection,
                        extent,
                        new PastBreaches.Known(
                                night, turn.complete(), histories, new DerivedAnew(derived, false), seen),
                        turn.run(),
                        turn.at());
        LastEvaluation.note(connection, last, turn.complete() ? night : null);
        return notices(catalogue, contracts, rules)
                .decide(
                        connection,
                        new NoticeRun(
                                night, turn.run(), turn.at(), ZONE, turn.complete(), workingDaysOnly, Patience.USUAL));
    }

    /** A person acknowledges the episode of a rule in a place: {@code rate@xiaoshan}. */
    Story acknowledges(String date, String person, String episode, String note) {
        long id = episodes.open(episode);
        Acknowledgements.Outcome outcome = new Acknowledgements(
                        warehouse.dataSource(), clock(date), () -> LocalDate.parse(date), "here")
                .acknowledge(Acknowledgements.Said.byHand(id, person, person, note));
        assertThat(outcome).isEqualTo(Acknowledgements.Outcome.DONE);
        return this;
    }

    /** Adds a silence on a rule; the first and the last day are included. */
    Story silences(String ruleId, String from, String until) {
        Silences.Added added = new Silences(warehouse.dataSource(), clock(from), () -> LocalDate.parse(from))
                .add(
                        new Silences.Wish(
                                new Silence.About(null, ruleId, null, null, null, null, null),
                                LocalDate.parse(from),
                                LocalDate.parse(until),
                                "系统检修"),
                        new Silences.Author("zhou", "zhou"));
        assertThat(added.outcome()).isEqualTo(Silences.Outcome.DONE);
        return this;
    }

    private static Clock clock(String date) {
        return Clock.fixed(LocalDate.parse(date).atTime(9, 0).atZone(ZONE).toInstant(), ZONE);
    }

    /** The newest episode of a rule in a place: its state, and its level or the reason why it was closed. */
    String standing(String episode) {
        return episodes.standing(episode);
    }

    /** The number of episodes of a rule in a place so far. */
    Long episodes(String episode) {
        return episodes.count(episode);
    }

    long number(String sql) {
        return figures.number(sql);
    }

    /** All mails of a person that have left or wait, in the order in which they were written. */
    List<OutgoingMail> mails(String person) {
        return mails.of(person);
    }

    /** The last mail of a person. */
    OutgoingMail lastMail(String person) {
        List<OutgoingMail> mails = mails(person);
        return mails.get(mails.size() - 1);
    }
}
