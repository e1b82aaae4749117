// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.pipeline.configuration.FeedCase;
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

    static Stream<Path> deliveries() {
        return FeedCase.all(Path.of("config")).stream()
                .filter(each -> each.feed().equals(CONTRACT.feed()))
                .filter(each -> each.name().startsWith("bureau-") && !OTHER_FIGURES.contains(each.name()))
                .flatMap(each -> each.deliveries().stream());
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
        Gathered gathered = new Gathered();
        DeliveryReader.Verdict verdict =
                DeliveryReader.read(new NamedFile(delivery, sourceName), CONTRACT, CATALOGUE, DAY, gathered);
        return verdict.refused()
                ? Set.of()
                : gathered.observations().stream()
                        .filter(each -> each.obsValue() != null)
                        .map(each -> each.series() + " " + each.timePeriod() + " "
                                + each.obsValue().stripTrailingZeros().toPlainString())
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }
}
