// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;
import org.jundeng.warehouse.ledger.Runs;
import org.jundeng.warehouse.withdrawal.Withdrawals;

/**
 * Consecutive nights after the night of the samples: two bureaus go on delivering, late, with noise and corrections,
 * and take some of it back; the others fall silent. Everything follows from a seed and the night before.
 */
final class YearOfNights {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Pipeline pipeline;
    private final Evaluation evaluation;
    private final MovingClock clock;
    private final Random random;
    private final Map<LocalDate, List<Delivery>> planned = new TreeMap<>();
    /** What is known of figures; in one month the city's rate is far too high, and soon taken back. */
    private final Map<String, int[]> values = new HashMap<>(Map.of(
            "jobs city 2014-07", new int[] {360, 0, 0},
            "jobs city 2014-08", new int[] {480, 0, 0}));

    private final List<LedgerLine> taken = new ArrayList<>();
    private final List<Long> takenBack = new ArrayList<>();

    YearOfNights(Pipeline pipeline, MovingClock clock, long seed) {
        this.pipeline = pipeline;
        this.evaluation = pipeline.evaluation();
        this.clock = clock;
        this.random = new Random(seed);
    }

    /** A clock that stands still until it is set. */
    static final class MovingClock extends Clock {

        private Instant now;

        MovingClock(LocalDate night) {
            to(night);
        }

        void to(LocalDate night) {
            now = night.atTime(2, 0).atZone(ZONE).toInstant();
        }

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
            now = now.plusMillis(1);
            return now;
        }
    }

    /** Something that a bureau does on a day: bring a month, anew or corrected, or take back what it brought last. */
    private record Delivery(boolean jobs, TimePeriod month, boolean corrects, boolean takesBack) {}

    /** A night: what is planned comes, people acknowledge some of what they were told, all is evaluated. */
    Evaluation.Result night(LocalDate night) throws IOException {
        day(night);
        return again(night);
    }

    /** What happens by day, before the night: what is planned comes, people acknowledge some of what they were told. */
    void day(LocalDate night) throws IOException {
        clock.to(night);
        plan(night);
        for (Delivery delivery : planned.getOrDefault(night, List.of())) {
            act(delivery, night);
        }
        acknowledge(night);
        silence(night);
    }

    /** The deliveries that have been taken back. */
    List<Long> takenBack() {
        return takenBack;
    }

    /** Evaluates once more. */
    Evaluation.Result again(LocalDate night) {
        long run = runs().start("nightly", night);
        Evaluation.Result result = evaluation.evaluate(night, run, true);
        runs().finish(run, 0);
        return result;
    }

    private Runs runs() {
        return new Runs(pipeline.opened().database(), clock, "here");
    }

    /** On the first of a month it is clear when the month before will come, and what will happen to it. */
    private void plan(LocalDate night) {
        if (night.getDayOfMonth() != 1) {
            return;
        }
        TimePeriod month = TimePeriod.containing(Freq.M, night).plus(-1);
        for (boolean jobs : new boolean[] {true, false}) {
            int late = random.nextInt(5) == 0 ? 3 + random.nextInt(12) : 0;
            LocalDate day = night.plusDays(8 + late);
            on(day, new Delivery(jobs, month, false, false));
            if (jobs && month.toString().equals("2014-08")) {
                on(day.plusDays(4), new Delivery(true, month, false, true));
                continue;
            }
            if (random.nextInt(4) == 0) {
                on(day.plusDays(2 + random.nextInt(12)), new Delivery(jobs, month, true, false));
            } else if (random.nextInt(3) == 0) {
                on(day.plusDays(3), new Delivery(jobs, month, false, true));
                on(day.plusDays(9), new Delivery(jobs, month, true, false));
            }
        }
    }

    private void on(LocalDate day, Delivery delivery) {
        planned.computeIfAbsent(day, first -> new ArrayList<>()).add(delivery);
    }

    private void act(Delivery delivery, LocalDate night) throws IOException {
        String feed = delivery.jobs() ? "hrss-employment" : "consumer-complaints";
        if (delivery.takesBack()) {
            LedgerLine last = taken.stream()
                    .filter(line -> line.arrival().origin().sourceName().startsWith(feed))
                    .reduce((first, second) -> second)
                    .orElseThrow();
            new Withdrawals(pipeline.opened().database(), clock, "here").withdraw(last, "wrong", night);
            takenBack.add(last.deliveryId());
            return;
        }
        String bureau = delivery.jobs() ? "hrss" : "commerce";
        Path file = Files.createDirectories(pipeline.opened().workspace().inbox(bureau))
                .resolve("%s-%s-%d.csv".formatted(feed, delivery.month(), taken.size()));
        Files.writeString(file, delivery.jobs() ? jobs(delivery) : complaints(delivery));
        LedgerLine line =
                pipeline.taking().take(pipeline.inbox().claim(bureau, file).orElseThrow());
        if (line.outcome() == Outcome.UNCONFIRMED) {
            line = pipeline.takeAgain().take(LedgerKind.CONFIRMATION, line, new Grounds("checked", "zhang"));
        }
        if (line.result().outcome() != Outcome.TAKEN) {
            throw new IllegalStateException(
                    file + " came to " + line + " " + pipeline.opened().ledger().findings(line.deliveryId()));
        }
        taken.add(line);
    }

    private String jobs(Delivery delivery) {
        StringBuilder csv = new StringBuilder("地区,月份,登记失业率(%),社会就业率(%),城镇新增就业(人),期末登记失业(人)\n");
        int jobs = 0;
        int registered = 0;
        for (String district : districts(delivery.month())) {
            int[] figures = figures("jobs " + district, delivery, new int[] {340, 1500, 300});
            jobs += figures[1];
            registered += figures[2];
            csv.append(code(district, delivery.month())).append(',').append(delivery.month());
            csv.append(",%.2f,97.1,%d,%d%n".formatted(figures[0] / 100.0, figures[1], figures[2]));
        }
        int[] city = figures("jobs city", delivery, new int[] {395, 0, 0});
        csv.append("330100,").append(delivery.month());
        csv.append(",%.2f,97.2,%d,%d%n".formatted(city[0] / 100.0, jobs, registered));
        return csv.toString();
    }

    private String complaints(Delivery delivery) {
        StringBuilder csv = new StringBuilder("area_code;month;complaints;settled_percent\n");
        int complaints = 0;
        for (String district : districts(delivery.month())) {
            int[] figures = figures("complaints " + district, delivery, new int[] {200});
            complaints += figures[0];
            csv.append("%s;%s;%d;97.0%n".formatted(code(district, delivery.month()), delivery.month(), figures[0]));
        }
        csv.append("330100;%s;%d;97.0%n".formatted(delivery.month(), complaints));
        return csv.toString();
    }

    /** Figures that lie around {@code usual} by an eighth; a correction leaves most of them as they were. */
    private int[] figures(String of, Delivery delivery, int[] usual) {
        String key = of + " " + delivery.month();
        int[] before = values.get(key);
        if (before != null && (!delivery.corrects() || random.nextInt(4) > 0)) {
            return before;
        }
        int[] figures = new int[usual.length];
        for (int i = 0; i < usual.length; i++) {
            figures[i] = usual[i] + (int) Math.round(random.nextGaussian() * usual[i] / 8);
        }
        values.put(key, figures);
        return figures;
    }

    private List<String> districts(TimePeriod month) {
        return pipeline.opened().configuration().catalogue().regions().districts(month);
    }

    private String code(String region, TimePeriod month) {
        return pipeline.opened()
                .configuration()
                .catalogue()
                .regions()
                .at(region, month)
                .code();
    }

    /** For five weeks in spring nobody wants to hear of complaints. */
    private void silence(LocalDate night) {
        if (night.getMonthValue() == 3 && night.getDayOfMonth() == 1) {
            Silence.About complaints = new Silence.About(null, null, "consumer-complaints", null, null, null, null);
            new Silences(pipeline.opened().database(), clock, () -> night)
                    .add(
                            new Silences.Wish(complaints, night, night.plusDays(35), "campaign"),
                            new Silences.Author("commerce-steward", "sample"));
        }
    }

    private void acknowledge(LocalDate night) {
        if (random.nextInt(10) > 0) {
            return;
        }
        List<EpisodeBook.Entry> open = new EpisodeBook(pipeline.opened().database())
                .list(true).stream()
                        .filter(entry -> entry.state().equals("open")
                                && !entry.regionId().isEmpty())
                        .toList();
        if (!open.isEmpty()) {
            EpisodeBook.Entry one = open.get(random.nextInt(open.size()));
            new Acknowledgements(pipeline.opened().database(), clock, () -> night, "here")
                    .acknowledge(Acknowledgements.Said.byHand(
                            one.episodeId(), "hrss-official", "sample", "核实中（" + night + "）"));
        }
    }
}
