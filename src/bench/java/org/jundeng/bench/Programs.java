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
import org.jundeng.bench.Meter.Taken;

/** How long programs wait for pages of 1,000 observations over millions of them, by the API. */
final class Programs {

    private static final int WARM = 40;
    private static final int PAGES = 200;

    private final Path folder;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> told = new ArrayList<>();

    /** Works in {@code folder}, which is emptied first and gone afterwards. */
    Programs(Path folder) {
        this.folder = folder;
    }

    /** With at least so many observations. */
    List<String> run(long observations) throws Exception {
        try (ReadingCity city = ReadingCity.in(folder)) {
            city.night(0);
            long before = city.count("select max(delivery_id) from jundeng.delivery");
            city.fill(observations);
            city.night(1);
            long stored = city.count("select count(*) from jundeng.observation");
            Meter meter = new Meter(city.serverData());
            List<String> questions = new ArrayList<>(List.of(
                    "observations",
                    "observations?kind=reported",
                    "observations.csv?kind=reported",
                    "observations?refArea=330100",
                    "observations?from=2014",
                    "observations?asOf=" + before,
                    "observations?updatedAfter=" + before));
            if (city.count("select count(*) from jundeng.series where indicator = 'figure-split'") > 0) {
                questions.add("observations?indicator=figure-split");
                questions.add("observations?dimension=part:2");
            }
            for (String asked : questions) {
                pages(city, asked, stored, meter);
            }
        }
        return told;
    }

    /** One page after the other, beginning anew at the end; the first ones are not counted. */
    private void pages(ReadingCity city, String asked, long stored, Meter meter) throws Exception {
        String first = city.address("/api/v1/" + asked);
        String[] next = {first};
        List<Double> waited = new ArrayList<>();
        for (int i = 0; i < WARM; i++) {
            next[0] = page(next[0], first, waited);
        }
        waited.clear();
        Taken taken = meter.time(() -> {
            for (int i = 0; i < PAGES; i++) {
                next[0] = page(next[0], first, waited);
            }
        });
        List<Double> sorted = waited.stream().sorted().toList();
        String line = String.format(
                Locale.ROOT,
                "API, %,d observations stored, %d pages of 1,000 of /%s: median %.0f ms, 95%% within %.0f ms,"
                        + " the slowest %.0f ms (processor here %.1f ms a page, in the server %.1f ms)",
                stored,
                PAGES,
                asked,
                sorted.get(PAGES / 2),
                sorted.get(PAGES * 95 / 100 - 1),
                sorted.get(PAGES - 1),
                taken.ownSeconds() / PAGES * 1000,
                taken.serverSeconds().orElse(Double.NaN) / PAGES * 1000);
        Bench.say(line);
        told.add("- " + line);
    }

    private String page(String address, String first, List<Double> waited) throws IOException, InterruptedException {
        long start = System.nanoTime();
        HttpResponse<byte[]> answer = client.send(
                HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofByteArray());
        waited.add((System.nanoTime() - start) / 1e6);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " is answered with " + answer.statusCode());
        }
        return answer.headers()
                .firstValue("Link")
                .map(link -> URI.create(address)
                        .resolve(link.substring(1, link.indexOf('>')))
                        .toString())
                .orElse(first);
    }
}
