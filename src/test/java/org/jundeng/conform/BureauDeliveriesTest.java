// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.finding.Finding;
import org.jundeng.observation.Observation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One month of one report, as bureaus really make it: with a title, notes, a total, its month in the sheet's name, as a
 * workbook or as CSV. Whatever its shape, each figure that is taken is the one of the plain report.
 */
class BureauDeliveriesTest {

    private static final Catalogue CATALOGUE = Catalogue.read(Path.of("config"), new Faults());
    private static final Contract CONTRACT = Contracts.read(Path.of("config"), CATALOGUE, new Faults())
            .feed("hrss-employment")
            .orElseThrow()
            .contract();
    private static final Path CASES = Path.of("config/feeds/hrss/hrss-employment");
    private static final LocalDate DAY = LocalDate.of(2014, 7, 10);

    /** Cases about figures that are wrong by themselves, which shows only beside others: in the loader. */
    private static final Set<String> OTHER_FIGURES = Set.of(
            "bureau-last-month-again",
            "bureau-wrong-unit-in-figures",
            "bureau-doubled-district",
            "bureau-doubled-district-workbook");

    static Stream<Path> deliveries() throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> cases = Files.list(CASES)) {
            for (Path folder : cases.filter(
                            each -> name(each).startsWith("bureau-") && !OTHER_FIGURES.contains(name(each)))
                    .sorted()
                    .toList()) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> name(file).startsWith("delivery.")).forEach(found::add);
                }
            }
        }
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void givesNoFigureButThoseOfThePlainReport(Path delivery) throws IOException {
        String extension = name(delivery).substring(name(delivery).indexOf('.'));

        Set<String> figures = figures(delivery, "就业月报201406" + extension);

        Set<String> plain = figures(CASES.resolve("bureau-sep-line/delivery.csv"), "就业月报201406.csv");
        assertThat(plain).hasSize(56);
        assertThat(plain).containsAll(figures);
    }

    private static Set<String> figures(Path delivery, String sourceName) throws IOException {
        Set<String> figures = new TreeSet<>();
        DeliveryReader.Verdict verdict =
                DeliveryReader.read(new NamedFile(delivery, sourceName), CONTRACT, CATALOGUE, DAY, into(figures));
        return verdict.refused() ? Set.of() : figures;
    }

    private static DeliveryReader.Sink into(Set<String> figures) {
        return new DeliveryReader.Sink() {
            @Override
            public void observation(Observation observation) {
                if (observation.obsValue() != null) {
                    figures.add(observation.series() + " " + observation.timePeriod() + " "
                            + observation.obsValue().stripTrailingZeros().toPlainString());
                }
            }

            @Override
            public void finding(Finding finding) {
                // The receipts beside the deliveries hold the findings.
            }

            @Override
            public void progress(long bytesRead, long rowsRead) {
                // Nobody waits.
            }
        };
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
