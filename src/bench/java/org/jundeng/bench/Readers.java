// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jundeng.bench.Meter.Taken;

/**
 * How long people wait for pages over millions of observations, and what fifty of them cost a night that runs
 * meanwhile: nights with and without readers by turns, each with as much to do.
 */
final class Readers {

    private static final int READERS = 50;
    private static final int ROUNDS = 3;
    /** How long a person looks at a page before the next one. */
    private static final int LOOK_MILLIS = 10_000;

    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> told = new ArrayList<>();
    private int edition;

    /** Works in {@code folder}, which is emptied first and gone afterwards. */
    Readers(Path folder) {
        this.folder = folder;
    }

    /** With at least so many observations; {@code pairs} nights with readers and as many without. */
    List<String> run(long observations, int pairs) throws Exception {
        try (ReadingCity city = ReadingCity.in(folder)) {
            city.night(edition++);
            city.fill(observations);
            city.night(edition++);
            long stored = city.count("select count(*) from jundeng.observation");
            waits(city, stored);
            cost(city, stored, pairs, LOOK_MILLIS);
            cost(city, stored, 1, 0);
        }
        return told;
    }

    private void waits(ReadingCity city, long stored) throws Exception {
        List<String> targets = city.targets().stream()
                .map(id -> city.address("/target?id=" + id))
                .toList();
        List<String> boards = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            boards.add(city.address(i % 2 == 0 ? "/" : "/?lang=en"));
        }
        Meter meter = new Meter(city.serverData());
        waits("the scoreboard", boards, stored, meter);
        waits("a target", targets, stored, meter);
    }

    /** Each page once before it counts. Processor time says more than the clock where other work runs beside it. */
    private void waits(String what, List<String> pages, long stored, Meter meter) throws Exception {
        for (String page : pages) {
            millis(page);
        }
        List<Double> waited = new ArrayList<>();
        Taken taken = meter.time(() -> {
            for (int round = 0; round < ROUNDS; round++) {
                for (String page : pages) {
                    waited.add(millis(page));
                }
            }
        });
        tell(
                "Pages, %,d observations stored, one reader, %d times %s: median %.0f ms, 95%% within %.0f ms,"
                        + " the slowest %.0f ms (processor here %.1f ms a page, in the server %.1f ms)",
                stored,
                waited.size(),
                what,
                at(waited, 0.5),
                at(waited, 0.95),
                at(waited, 1),
                taken.ownSeconds() / waited.size() * 1000,
                taken.serverSeconds().orElse(Double.NaN) / waited.size() * 1000);
    }

    private void cost(ReadingCity city, long stored, int pairs, int lookMillis) throws Exception {
        Meter meter = new Meter(city.serverData());
        List<Double> ratios = new ArrayList<>();
        List<Double> without = new ArrayList<>();
        Queue<Double> waited = new ConcurrentLinkedQueue<>();
        for (int pair = 0; pair < pairs; pair++) {
            // The first of a pair is each way in turn, so that neither has the better of what comes later.
            double[] seconds = new double[2];
            for (int turn : pair % 2 == 0 ? new int[] {0, 1} : new int[] {1, 0}) {
                seconds[turn] = turn == 0 ? night(city, meter) : beside(city, meter, lookMillis, waited);
            }
            without.add(seconds[0]);
            ratios.add(seconds[1] / seconds[0]);
        }
        tell(
                "Readers, %,d observations stored, %d readers, %s, during a night of %.1f s: the night takes %.2f"
                        + " as long (%.2f to %.2f in %d pairs); %,d pages, 95%% within %.0f ms",
                stored,
                READERS,
                lookMillis == 0 ? "each page asked for as soon as the last has come" : "a page each ten seconds",
                at(without, 0.5),
                at(ratios, 0.5),
                at(ratios, 0),
                at(ratios, 1),
                pairs,
                waited.size(),
                at(new ArrayList<>(waited), 0.95));
    }

    private double night(ReadingCity city, Meter meter) throws Exception {
        int now = edition++;
        Taken taken = meter.time(() -> city.night(now));
        return taken.seconds();
    }

    private double beside(ReadingCity city, Meter meter, int lookMillis, Queue<Double> waited) throws Exception {
        List<String> pages = new ArrayList<>(List.of(city.address("/"), city.address("/?lang=en")));
        city.targets().forEach(id -> pages.add(city.address("/target?id=" + id)));
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            Random random = new Random(i);
            Thread reader = new Thread(() -> read(pages, random, lookMillis, waited), "reader-" + i);
            reader.start();
            readers.add(reader);
        }
        try {
            return night(city, meter);
        } finally {
            readers.forEach(Thread::interrupt);
            for (Thread reader : readers) {
                reader.join();
            }
        }
    }

    /** Until interrupted. Every third page is a scoreboard. */
    private void read(List<String> pages, Random random, int lookMillis, Queue<Double> waited) {
        try {
            Thread.sleep(lookMillis == 0 ? 0 : random.nextInt(lookMillis));
            while (!Thread.currentThread().isInterrupted()) {
                int page = random.nextInt(3) == 0 ? random.nextInt(2) : 2 + random.nextInt(pages.size() - 2);
                waited.add(millis(pages.get(page)));
                Thread.sleep(lookMillis);
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                Bench.say("!!! a reader went away: " + e);
            }
        }
    }

    private double millis(String page) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(page + " is answered with " + answer.statusCode());
        }
        return millis;
    }

    private void tell(String words, Object... values) {
        String line = String.format(Locale.ROOT, words, values);
        Bench.say(line);
        told.add("- " + line);
    }

    /** The value below which that share of them lies. */
    private static double at(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
