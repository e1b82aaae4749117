// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which targets are left without figures where a feed of the shipped configuration is gone. */
class SupplyTest {

    private static final Path SHIPPED = Path.of("config");

    private final Catalogue catalogue = Catalogue.read(SHIPPED, new Faults());

    @TempDir
    private Path folder;

    @BeforeEach
    void copyContracts() throws IOException {
        try (Stream<Path> files = Files.walk(SHIPPED.resolve("feeds"), 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(SHIPPED.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void allTargetsHaveASourceWithAllFeeds() {
        assertThat(withoutSource()).isEmpty();
    }

    @Test
    void targetsThatOnlyOneFeedBringsAreWithoutSource() throws IOException {
        remove("work-safety/work-safety-certificates.yaml");

        assertThat(withoutSource())
                .containsExactly(
                        "principals-certified-rate",
                        "safety-managers-certified-rate",
                        "special-operators-certified-rate");
    }

    @Test
    void aRatioIsWithoutSourceWhereItsDenominatorIs() throws IOException {
        remove("statistics/statistics-population.yaml");

        assertThat(withoutSource()).containsExactly("culture-floor-area-per-1000", "sports-ground-area-per-person");
    }

    @Test
    void milestonesComeFromTheirFeedAlone() throws IOException {
        remove("development-reform/plan-milestones.yaml");

        List<String> milestones = catalogue.targets().stream()
                .filter(target -> target.type() == Target.Type.MILESTONE)
                .map(Target::id)
                .toList();
        assertThat(withoutSource()).isEqualTo(milestones).isNotEmpty();
    }

    private void remove(String contract) throws IOException {
        Files.delete(folder.resolve("feeds").resolve(contract));
    }

    private List<String> withoutSource() {
        Contracts contracts = Contracts.read(folder, catalogue, new Faults());
        return new Supply(catalogue, contracts)
                .targetsWithoutSource().stream().map(Target::id).toList();
    }
}
