// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The deliveries that others are made from at random, and those that once broke a promise. */
class FuzzedDeliveriesTest {

    private static final Path FOUND = Path.of("src/test/resources/org/jundeng/conform/proof");

    @ParameterizedTest
    @EnumSource(FuzzedKind.class)
    void breakNoPromise(FuzzedKind kind) throws IOException {
        DeliveryProof proof = kind.proof();
        for (byte[] seed : kind.seeds()) {
            proof.hold(kind.delivered(seed), kind.contracts());
        }
        for (Path found : found(kind)) {
            proof.hold(kind.delivered(Files.readAllBytes(found)), kind.contracts());
        }
    }

    private static List<Path> found(FuzzedKind kind) throws IOException {
        Path folder = FOUND.resolve(kind.name().toLowerCase(Locale.ROOT));
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }
}
