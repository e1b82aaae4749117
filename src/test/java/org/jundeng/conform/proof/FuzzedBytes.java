// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import java.io.IOException;
import java.io.UncheckedIOException;

/** What the fuzzer calls, in a process of its own, with bytes of the kind that the property {@code fuzz.kind} names. */
public final class FuzzedBytes {

    private static final FuzzedKind KIND = FuzzedKind.named(System.getProperty("fuzz.kind", "text"));
    private static final DeliveryProof PROOF = KIND.proof();

    private FuzzedBytes() {}

    /** Loads and instruments what the first delivery needs, so that it does not seem to hang. */
    public static void fuzzerInitialize() throws IOException {
        for (byte[] seed : KIND.seeds()) {
            fuzzerTestOneInput(seed);
        }
    }

    /** Holds a delivery against all promises; the fuzzer knows the method by its name. */
    public static void fuzzerTestOneInput(byte[] made) {
        try {
            PROOF.hold(KIND.delivered(made), KIND.contracts());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
