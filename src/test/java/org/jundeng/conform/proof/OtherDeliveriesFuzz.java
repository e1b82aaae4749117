// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Holds all files in a folder against all promises, such as the workbooks that POI is tested with
 * (github.com/apache/poi, test-data), which are not part of this project: {@code mvn -Pfuzz verify -Dtest=None
 * -Dit.test=OtherDeliveriesFuzz -Dworkbooks.folder=…}
 */
class OtherDeliveriesFuzz {

    @Test
    void breakNoPromise() throws IOException {
        String folder = System.getProperty("workbooks.folder", "");
        Assumptions.assumeFalse(folder.isEmpty());
        ReadingProof proof = new ReadingProof();
        List<String> broken = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try {
                    proof.hold(Files.readAllBytes(file), PromisesForProof.TABLES);
                } catch (RuntimeException | Error fault) {
                    broken.add(file.getFileName() + ": " + fault);
                }
            }
        }
        assertThat(broken).isEmpty();
    }
}
