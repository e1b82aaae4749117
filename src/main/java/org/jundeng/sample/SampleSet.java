// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;

/** The sample deliveries for the night of 2014-07-10: a complete history, with a few intended flaws. */
public final class SampleSet {

    private static final Instant DAY_BEFORE = Instant.parse("2014-07-09T01:00:00Z");

    private SampleSet() {}

    /**
     * Writes the samples into {@code <inboxRoot>/<bureau>/}, each under a hidden temporary name that is then changed,
     * and returns them in the order in which an inbox takes them: each is a second younger than the one before. The
     * same contracts and catalogue give the same bytes and the same times.
     *
     * @throws IOException where a folder or file cannot be written
     */
    public static List<SampleFile> write(Path inboxRoot, Contracts contracts, Catalogue catalogue) throws IOException {
        SampleFigures figures = new SampleFigures(SampleData.read("figures.yaml", FigureData.class), catalogue);
        List<SampleFile> written = new ArrayList<>();
        for (DeliveryData.FeedStyle style :
                SampleData.read("deliveries.yaml", DeliveryData.class).feeds()) {
            Contract contract = contracts
                    .feed(style.feed())
                    .orElseThrow(() -> new IllegalStateException(
                            "the samples are for feed " + style.feed() + ", which has no contract"))
                    .contract();
            Path folder = Files.createDirectories(inboxRoot.resolve(contract.bureau()));
            for (DeliveryData.OneDelivery delivery : style.deliveries()) {
                DeliveryData.OneDelivery content = content(style, delivery);
                Sheet sheet = new SheetWriter(contract, catalogue, figures, style, content).write();
                put(folder, delivery.file(), DeliveryText.bytes(sheet, contract, style, delivery.file()));
                written.add(new SampleFile(contract.bureau(), delivery.file(), delivery.outcome(), delivery.why()));
            }
        }
        written.sort(Comparator.comparing(SampleFile::bureau).thenComparing(SampleFile::fileName));
        Instant time = DAY_BEFORE;
        for (SampleFile sample : written) {
            Path file = inboxRoot.resolve(sample.bureau()).resolve(sample.fileName());
            Files.setLastModifiedTime(file, FileTime.from(time));
            time = time.plusSeconds(1);
        }
        return List.copyOf(written);
    }

    /** The sampled feeds that {@code contracts} lack: all of them in the configuration of another city. */
    public static List<String> feedsWithoutContract(Contracts contracts) {
        return SampleData.read("deliveries.yaml", DeliveryData.class).feeds().stream()
                .map(DeliveryData.FeedStyle::feed)
                .filter(feed -> contracts.feed(feed).isEmpty())
                .toList();
    }

    private static DeliveryData.OneDelivery content(DeliveryData.FeedStyle style, DeliveryData.OneDelivery delivery) {
        return delivery.sameAs() == null
                ? delivery
                : style.deliveries().stream()
                        .filter(other -> other.file().equals(delivery.sameAs()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no sample is called " + delivery.sameAs()));
    }

    private static void put(Path folder, String name, byte[] bytes) throws IOException {
        Path temporary = Files.createTempFile(folder, ".sample-", ".tmp");
        Files.write(temporary, bytes);
        Files.move(temporary, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
