// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.conform.Gathered;
import org.jundeng.conform.NamedFile;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proposals for tables in all the shapes in which bureaus send them: no figure is ever taken for another one. */
class GuessedTablesTest {

    private static final Path CONFIG = Path.of("config");
    private static final Path CASES = CONFIG.resolve("feeds/hrss/hrss-employment");
    private static final Path TABLES = Path.of("src/test/resources/tables");
    private static final LocalDate DAY = LocalDate.of(2014, 7, 10);
    private static final Catalogue CATALOGUE = Catalogue.read(CONFIG, new Faults());
    private static final Contracts CONTRACTS = Contracts.read(CONFIG, CATALOGUE, new Faults());
    private static final Known KNOWN = new Known(CATALOGUE, CONTRACTS, DAY, Locale.ENGLISH);

    /** Reports whose own figures or names are at fault: what is taken of them cannot be compared. */
    private static final Set<String> OTHER_FIGURES = Set.of(
            "bureau-last-month-again",
            "bureau-wrong-unit-in-figures",
            "bureau-doubled-district",
            "bureau-wrong-bureau");

    /** Tables that are refused by their contract for a column or a unit, which a proposal takes as it is. */
    private static final Set<String> PROMISED_OTHERWISE = Set.of(
            "number-in-brackets-in-header",
            "subscript-in-header",
            "codes-called-bianhao",
            "footnotes-that-part-two-columns",
            "head-of-two-rows-unknown-part",
            "missing-column-below-title",
            "month-only-in-first-row",
            "months-without-year-as-columns",
            "other-unit-in-header",
            "unit-in-header-row-below",
            "unknown-column-at-end");

    @TempDir
    private Path folder;

    @Test
    void takesFromEachReportThatABureauMakesTheFiguresOfThePlainOneAndNoOthers() throws IOException {
        Set<String> plain = figures(CASES.resolve("bureau-sep-line/delivery.csv"), "x201406.csv", shipped());
        List<String> less = new ArrayList<>();
        int all = 0;
        for (Path file : reports()) {
            String name = file.getParent().getFileName().toString();
            String sourceName = "就业月报201406" + ending(file);
            Proposal proposal = new Guess(KNOWN).of(file, new Where("new-feed", "hrss", "hrss-steward", sourceName));
            Set<String> guessed = proposal.contract().isEmpty()
                    ? Set.of()
                    : figures(file, sourceName, proposal.contract().get());
            Set<String> taken = figures(file, sourceName, shipped());
            assertThat(plain).as(name + "\n" + proposal.yaml()).containsAll(guessed);
            all++;
            if (!guessed.containsAll(taken)) {
                less.add(name + " " + guessed.size() + " of " + taken.size());
                assertThat(proposal.open()).as(name).isNotEmpty();
            }
        }
        assertThat(all).isGreaterThan(45);
        assertThat(less).isEmpty();
    }

    @Test
    void takesNoOtherFiguresThanThoseThatEachShapeOfATableHas() throws IOException {
        Catalogue small = small();
        Known known = new Known(small, CONTRACTS, DAY, Locale.ENGLISH);
        List<String> less = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int all = 0;
        for (Path folder : folders(TABLES)) {
            JsonNode shape =
                    new YAMLMapper().readTree(folder.resolve("table.yaml").toFile());
            String sourceName = shape.get("file").asText();
            Path file = folder.resolve("table.csv");
            Proposal proposal = new Guess(known).of(file, new Where("new-feed", "hrss", "hrss-steward", sourceName));
            Set<String> guessed = proposal.contract().isEmpty()
                    ? Set.of()
                    : figures(file, sourceName, proposal.contract().get(), small);
            Set<String> annotated = Files.readAllLines(folder.resolve("observations.csv")).stream()
                    .skip(1)
                    .map(GuessedTablesTest::figure)
                    .filter(each -> each != null)
                    .collect(Collectors.toCollection(TreeSet::new));
            all++;
            String name = folder.getFileName().toString();
            if (!annotated.containsAll(guessed)) {
                others.add(name);
            }
            if (!guessed.containsAll(annotated)) {
                less.add(name);
                assertThat(proposal.open()).as(name).isNotEmpty();
            }
        }
        assertThat(all).isGreaterThan(100);
        assertThat(PROMISED_OTHERWISE).containsAll(others);
        // Cells and names that no proposal can mend: a misspelt region, two figures in a cell, 城镇新增就业 for 新增就业.
        assertThat(less.size() * 100).as(less + " of " + all).isLessThan(all * 15);
    }

    /** The figure of an annotation in the ids of the shipped catalogue; null for a missing one. */
    private static String figure(String line) {
        String[] cells = line.split(",", -1);
        return cells[3].isEmpty()
                ? null
                : cells[0] + " " + cells[1] + " " + cells[2] + " "
                        + new java.math.BigDecimal(cells[3])
                                .stripTrailingZeros()
                                .toPlainString();
    }

    /** The catalogue that the shapes are annotated by. */
    private Catalogue small() throws IOException {
        ConfigCopy.into(folder.resolve("config"))
                .spoil(
                        "catalogue/01-employment.yaml",
                        "    direction: down\n",
                        "    direction: down\n    minimum: 0\n    maximum: 100\n")
                .spoil("catalogue/01-employment.yaml", "    direction: up\n", "    direction: up\n    whole: true\n");
        return Catalogue.read(folder.resolve("config"), new Faults());
    }

    private static Contract shipped() {
        return CONTRACTS.feed("hrss-employment").orElseThrow().contract();
    }

    private static List<Path> reports() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders(CASES)) {
            String name = folder.getFileName().toString();
            if (name.startsWith("bureau-") && !OTHER_FIGURES.contains(name.replace("-workbook", ""))) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.filter(file -> file.getFileName().toString().startsWith("delivery."))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static List<Path> folders(Path of) throws IOException {
        try (Stream<Path> all = Files.list(of)) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.'));
    }

    private static Set<String> figures(Path file, String sourceName, Contract contract) throws IOException {
        return figures(file, sourceName, contract, CATALOGUE);
    }

    private static Set<String> figures(Path file, String sourceName, Contract contract, Catalogue catalogue)
            throws IOException {
        Gathered gathered = new Gathered();
        DeliveryReader.Verdict verdict =
                DeliveryReader.read(new NamedFile(file, sourceName), contract, catalogue, DAY, gathered);
        return verdict.refused()
                ? Set.of()
                : gathered.observations().stream()
                        .filter(each -> each.obsValue() != null)
                        .map(each -> each.series().indicator() + " "
                                + each.series().regionId() + " " + each.timePeriod() + " "
                                + each.obsValue().stripTrailingZeros().toPlainString())
                        .collect(Collectors.toSet());
    }
}
