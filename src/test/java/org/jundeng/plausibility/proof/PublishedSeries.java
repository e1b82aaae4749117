// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility.proof;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.observation.Freq;
import org.jundeng.observation.ObsStatus;
import org.jundeng.observation.Observation;
import org.jundeng.observation.SeriesKey;
import org.jundeng.observation.TimePeriod;

/**
 * Series that others have published, cut into the deliveries in which they came out: an epidemic day by day, the
 * indicators of a country year by year. Where they come from says the README beside them.
 */
final class PublishedSeries {

    private static final String PER_CENT = "Percentage (%)";

    private final Path config;
    private final Map<String, String> indicators = new LinkedHashMap<>();
    private final SortedMap<String, SortedMap<TimePeriod, List<Observation>>> tables = new TreeMap<>();
    private Catalogue catalogue;
    private Contract contract;

    private PublishedSeries(Path config) {
        this.config = config;
    }

    /** The first wave of Covid-19 in China's provinces: one delivery a province and day, with its cities. */
    static PublishedSeries covid(Path folder) throws IOException {
        PublishedSeries series = new PublishedSeries(folder);
        try (CsvReader<NamedCsvRecord> rows = rows("covid-2020.csv")) {
            rows.forEach(series::addDays);
        }
        return series.bound(Freq.D);
    }

    /** Indicators of the United Kingdom: one delivery a table and year, which repeats the years before. */
    static PublishedSeries unitedKingdom(Path folder) throws IOException {
        PublishedSeries series = new PublishedSeries(folder);
        try (CsvReader<NamedCsvRecord> rows = rows("sdg-uk.csv")) {
            rows.forEach(series::addYears);
        }
        return series.bound(Freq.A);
    }

    private static CsvReader<NamedCsvRecord> rows(String name) {
        InputStream bytes = PublishedSeries.class.getResourceAsStream(name);
        return CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }

    private void addDays(NamedCsvRecord row) {
        String city = row.getField("city");
        String region = city.isEmpty() ? "hangzhou" : "r" + city;
        String indicator = "covid-" + row.getField("measure");
        indicators.put(indicator, "人");
        SeriesKey series = SeriesKey.of(Freq.D, indicator, region);
        row.getFieldsAsMap().forEach((name, value) -> {
            if (name.startsWith("2020-") && !value.isEmpty()) {
                add(
                        "covid " + row.getField("province"),
                        series,
                        TimePeriod.parse(name).orElseThrow(),
                        value);
            }
        });
    }

    private void addYears(NamedCsvRecord row) {
        String table = row.getField("table");
        boolean perCent = row.getField("unit").equals(PER_CENT);
        String indicator =
                "uk-" + table + "-" + Integer.toHexString((row.getField("series") + row.getField("unit")).hashCode());
        indicators.put(indicator, perCent ? "%" : "系数");
        String region = row.getField("region").isEmpty()
                ? "hangzhou"
                : "r" + Integer.toHexString(row.getField("region").hashCode());
        SortedMap<String, String> breakdown = new TreeMap<>();
        if (!row.getField("breakdown").isEmpty()) {
            breakdown.put("breakdown", row.getField("breakdown"));
        }
        SeriesKey series = new SeriesKey(Freq.A, indicator, region, breakdown);
        row.getFieldsAsMap().forEach((name, value) -> {
            if (name.matches("\\d{4}") && !value.isEmpty()) {
                add("uk " + table, series, TimePeriod.parse(name).orElseThrow(), value);
            }
        });
    }

    private void add(String table, SeriesKey series, TimePeriod period, String value) {
        List<Observation> cells = tables.computeIfAbsent(table, absent -> new TreeMap<>())
                .computeIfAbsent(period, absent -> new ArrayList<>());
        Observation.Origin origin = new Observation.Origin(2 + cells.size(), 4);
        cells.add(new Observation(series, period, new BigDecimal(value), ObsStatus.A, origin));
    }

    /** Writes a configuration that knows the indicators: the shipped one, with one more catalogue and feed. */
    private PublishedSeries bound(Freq freq) throws IOException {
        copy(Path.of("config"));
        StringBuilder yaml = new StringBuilder("project: 99\nname: {zh: 公开数据, en: Published}\nindicators:\n");
        StringBuilder feed = new StringBuilder("feed: published\nbureau: statistics\nsteward: statistics-steward\n")
                .append("name: {zh: 公开数据, en: Published}\nfiles: ['published*.csv']\nformat: csv\nlayout: long\nfreq: ")
                .append(freq)
                .append("\ncolumns:\n  - {name: area, role: ref-area}\n  - {name: period, role: time-period}\n")
                .append("  - {name: item, role: indicator}\n  - {name: figure, role: obs-value}\nindicators:\n");
        indicators.forEach((id, unit) -> {
            yaml.append("  - {id: ")
                    .append(id)
                    .append(", name: {zh: ")
                    .append(id)
                    .append(", en: ")
                    .append(id);
            yaml.append("}, unit: '").append(unit).append("', freq: ").append(freq);
            yaml.append(", direction: neutral, aggregation: ")
                    .append(unit.equals("人") ? "sum, whole: true" : "reported-only");
            yaml.append(unit.equals("人") ? ", minimum: 0}\n" : "}\n");
            feed.append("  - {word: ")
                    .append(id)
                    .append(", indicator: ")
                    .append(id)
                    .append("}\n");
        });
        Files.writeString(config.resolve("catalogue/99-published.yaml"), yaml);
        Files.writeString(config.resolve("feeds/statistics/published.yaml"), feed);
        Faults faults = new Faults();
        catalogue = Catalogue.read(config, faults);
        contract = Contracts.read(config, catalogue, faults)
                .feed("published")
                .orElseThrow(() -> new IllegalStateException(faults.all().toString()))
                .contract();
        return this;
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path copy = config.resolve(from.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(path, copy);
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    /** All deliveries, judged in the order in which they came. */
    List<Judged> judged(boolean repeatsWhatWasBefore) {
        List<Judged> all = new ArrayList<>();
        tables.forEach((table, periods) -> {
            List<SentDelivery> deliveries = new ArrayList<>();
            List<Observation> sofar = new ArrayList<>();
            periods.forEach((period, cells) -> {
                sofar.addAll(cells);
                List<Observation> brought = repeatsWhatWasBefore ? sofar : cells;
                LocalDate day = period.lastDay().plusDays(1);
                deliveries.add(
                        new SentDelivery("published published-" + table + ".csv", day, brought, Set.of(), false));
            });
            deliveries.sort(Comparator.comparing(SentDelivery::day));
            all.addAll(HonestDeliveries.all(table, contract, catalogue, deliveries));
        });
        return all;
    }
}
