// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.ConfigCopy;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Contracts;
import org.jundeng.guess.Guess;
import org.jundeng.guess.Known;
import org.jundeng.guess.Proposal;
import org.jundeng.guess.Where;

/**
 * Has a contract guessed for a delivery and throws an {@link AssertionError} where the proposal breaks a promise: it is
 * a contract or says what is open, its text is the contract that was tried, and the delivery keeps all promises under
 * it.
 */
final class GuessProof implements DeliveryProof {

    private static final Where WHERE = new Where("new-feed", "hrss", "hrss-steward", ReadingProof.NAME);

    private final ReadingProof reader = new ReadingProof();
    private final Guess guess;
    private final Path file;

    GuessProof() {
        try {
            file = Files.createTempFile("jundeng-guessed-", ".tmp");
            file.toFile().deleteOnExit();
            Path config = ConfigCopy.whole();
            Faults faults = new Faults();
            Catalogue catalogue = Catalogue.read(config, faults);
            Contracts contracts = Contracts.read(config, catalogue, faults);
            faults.throwIfAny();
            guess = new Guess(new Known(catalogue, contracts, ReadingProof.DAY, Locale.CHINESE));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The contract is what is sought, so none is given. */
    @Override
    public void hold(byte[] bytes, List<Contract> none) {
        try {
            Files.write(file, bytes);
            Proposal proposal = guess.of(file, WHERE);
            if (proposal.contract().isEmpty()) {
                expect(!proposal.open().isEmpty(), "no contract, and nothing open: ", proposal.yaml());
                return;
            }
            Contract contract = proposal.contract().get();
            expect(bound(proposal.yaml()).equals(proposal.contract()), "is not what was tried: ", proposal.yaml());
            ReadingProof.Reading reading = reader.read(file, contract);
            long stored =
                    reading.verdict().refused() ? 0 : reading.observations().size();
            boolean same = proposal.trial()
                    .filter(trial -> trial.rows() == reading.verdict().rowsRead()
                            && trial.rejected() == reading.verdict().rowsRejected()
                            && trial.refused() == reading.verdict().refused()
                            && (trial.refused() || trial.observations() == stored))
                    .isPresent();
            expect(same, "tried otherwise: ", proposal.trial());
            reader.hold(bytes, List.of(contract));
        } catch (IOException thrown) {
            throw new AssertionError("guessing threw " + thrown, thrown);
        }
    }

    private static Optional<Contract> bound(String yaml) {
        Faults faults = new Faults();
        Optional<Contract> bound =
                YamlFile.of(Path.of("guessed.yaml"), yaml, faults).bind(Contract.class);
        expect(faults.all().isEmpty(), "no contract: ", faults.all());
        return bound;
    }

    private static void expect(boolean holds, String what, Object found) {
        if (!holds) {
            throw new AssertionError(what + found);
        }
    }
}
