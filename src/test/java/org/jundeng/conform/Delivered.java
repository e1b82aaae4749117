// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.observation.Observation;

/** What came of a delivery to the test catalogue, on 2014-07-10 unless another day is named. */
record Delivered(List<String> observations, List<Finding> found, DeliveryReader.Verdict verdict) {

    static final LocalDate DAY = LocalDate.of(2014, 7, 10);

    private static Catalogue known;

    /** The small test catalogue, rates being from 0 to 100 and jobs being counted; read once, for it never changes. */
    static synchronized Catalogue catalogue(Path folder) {
        if (known == null) {
            known = read(folder);
        }
        return known;
    }

    private static Catalogue read(Path folder) {
        try {
            Path config = Files.createTempDirectory(folder, "config");
            ConfigCopy.into(config)
                    .spoil(
                            "catalogue/01-employment.yaml",
                            "    direction: down\n",
                            "    direction: down\n    minimum: 0\n    maximum: 100\n")
                    .spoil(
                            "catalogue/01-employment.yaml",
                            "    direction: up\n",
                            "    direction: up\n    whole: true\n");
            Faults faults = new Faults();
            Catalogue catalogue = Catalogue.read(config, faults);
            faults.throwIfAny();
            return catalogue;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static Delivered of(Path folder, String text, Contract contract) throws IOException {
        return of(folder, text, contract, DAY);
    }

    static Delivered of(Path folder, String text, Contract contract, LocalDate day) throws IOException {
        Path file = folder.resolve("delivery");
        Files.writeString(file, text);
        Collecting sink = new Collecting();
        DeliveryReader.Verdict verdict = DeliveryReader.read(file, contract, catalogue(folder), day, sink);
        return new Delivered(sink.observations, sink.findings, verdict);
    }

    /** Row, column, code, what was found and what is proposed. */
    List<String> findings() {
        return found.stream()
                .map(finding -> finding.place().rowNo() + " " + finding.place().column() + " "
                        + finding.code().code() + " " + finding.found() + finding.arguments())
                .toList();
    }

    private static final class Collecting implements DeliveryReader.Sink {

        private final List<String> observations = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        @Override
        public void observation(Observation o) {
            BigDecimal value = o.obsValue();
            observations.add(o.series().indicator() + " " + o.series().regionId() + " " + o.timePeriod() + " "
                    + (value == null ? "" : value.toPlainString()) + o.obsStatus()
                    + (o.series().dimensions().isEmpty() ? "" : o.series().dimensions())
                    + " @" + o.origin().rowNo() + ":" + o.origin().columnNo());
        }

        @Override
        public void finding(Finding finding) {
            if ((finding.title(Locale.ENGLISH) + finding.remedy(Locale.CHINESE)).matches("(?s).*\\{\\d}.*")) {
                throw new IllegalStateException("too few arguments: " + finding);
            }
            findings.add(finding);
        }

        @Override
        public void progress(long bytesRead, long rowsRead) {
            if (bytesRead < 0 || rowsRead < 0) {
                throw new IllegalStateException("progress went back");
            }
        }
    }
}
