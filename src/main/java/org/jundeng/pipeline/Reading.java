// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.RegionMatch;
import org.jundeng.catalogue.Regions;
import org.jundeng.conform.DeliveryReader;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contract.BadRows.Policy;
import org.jundeng.finding.Finding;
import org.jundeng.observation.Freq;
import org.jundeng.observation.Observation;
import org.jundeng.observation.TimePeriod;
import org.jundeng.warehouse.Content;

/** Turns kept bytes and their contract into content for the loader. */
final class Reading {

    private final Catalogue catalogue;
    private final Progress progress;
    private final Ending ending;

    Reading(Catalogue catalogue, Progress progress, Ending ending) {
        this.catalogue = catalogue;
        this.progress = progress;
        this.ending = ending;
    }

    Content of(Path bytes, String sourceName, Contract contract, LocalDate businessDate) {
        return new Content() {
            @Override
            public Verdict deliver(Consumer<Observation> observations, Consumer<Finding> findings) throws IOException {
                progress.begins(sourceName, Files.size(bytes));
                try {
                    DeliveryReader.Verdict verdict =
                            DeliveryReader.read(bytes, contract, catalogue, businessDate, sink(observations, findings));
                    return new Verdict(
                            verdict.rowsRead(),
                            verdict.rowsRejected(),
                            bearable(contract, verdict.rowsRead()),
                            verdict.refused());
                } finally {
                    progress.ends();
                }
            }

            @Override
            public Promises promises() {
                return Reading.this.promises(contract, TimePeriod.containing(Freq.D, businessDate));
            }
        };
    }

    private DeliveryReader.Sink sink(Consumer<Observation> observations, Consumer<Finding> findings) {
        return new DeliveryReader.Sink() {
            @Override
            public void observation(Observation observation) {
                observations.accept(observation);
            }

            @Override
            public void finding(Finding finding) {
                findings.accept(finding);
            }

            @Override
            public void progress(long bytesRead, long rowsRead) {
                ending.check();
                progress.advances(bytesRead, rowsRead);
            }
        };
    }

    private static long bearable(Contract contract, long rowsRead) {
        if (contract.badRows().policy() == Policy.REFUSE_DELIVERY) {
            return 0;
        }
        return contract.badRows()
                .maxShare()
                .multiply(BigDecimal.valueOf(rowsRead))
                .setScale(0, RoundingMode.FLOOR)
                .longValueExact();
    }

    private Content.Promises promises(Contract contract, TimePeriod now) {
        Regions regions = catalogue.regions();
        List<String> expected =
                contract.expectedRegions() == null ? List.of() : regions.group(contract.expectedRegions());
        List<Content.Total> totals = contract.checks().stream()
                .map(check -> new Content.Total(
                        region(regions, check.total(), now),
                        regions.group(check.parts()),
                        check.tolerance(),
                        check.indicators()))
                .toList();
        return new Content.Promises(expected, totals);
    }

    private static String region(Regions regions, String code, TimePeriod when) {
        if (regions.byCode(code, when) instanceof RegionMatch.Found found) {
            return found.regionId();
        }
        throw new IllegalStateException("the contracts were checked: region code " + code + " is known");
    }
}
