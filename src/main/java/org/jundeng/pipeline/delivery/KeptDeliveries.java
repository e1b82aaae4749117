// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Deletions;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.workspace.AnsweredQuestion;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.LetGoBytes;
import org.jundeng.warehouse.ledger.Watermarks;
import org.jundeng.warehouse.load.Content;
import org.jundeng.warehouse.withdrawal.Rereading;

/** Reads kept bytes again as they were read when they came: under the same contract and business date. */
public final class KeptDeliveries implements Rereading {

    private final Workspace workspace;
    private final LetGoBytes letGo;
    private final PastContracts contracts;
    private final Watermarks questions;
    private final ContentReader reading;

    /** Reads the bytes in {@code workspace} under the contracts of {@code contracts}. */
    public KeptDeliveries(Workspace workspace, DataSource warehouse, PastContracts contracts, ContentReader reading) {
        this.workspace = workspace;
        this.letGo = new LetGoBytes(warehouse);
        this.contracts = contracts;
        this.questions = new Watermarks(warehouse);
        this.reading = reading;
    }

    @Override
    public Optional<Content> of(LedgerLine line, Set<String> indicators) throws IOException {
        Contract contract = contract(line);
        return Collections.disjoint(contract.broughtIndicators(), indicators)
                ? Optional.empty()
                : Optional.of(content(line, contract));
    }

    @Override
    public boolean maySpeakByLacking(LedgerLine line) {
        return contracts
                .of(line.arrival().origin().feed(), line.arrival().promise().contractHash())
                .map(contract -> contract.merging().deletions().policy() != Deletions.Policy.IGNORE)
                .orElse(true);
    }

    /** Everything that a line's delivery says. Throws an {@link IOException} that says why it can no longer be read. */
    public Content of(LedgerLine line) throws IOException {
        return content(line, contract(line));
    }

    private Contract contract(LedgerLine line) throws IOException {
        return contracts
                .of(line.arrival().origin().feed(), line.arrival().promise().contractHash())
                .orElseThrow(() -> new IOException("the contract of then, "
                        + line.arrival().promise().contractHash() + ", is not kept or no longer understood"));
    }

    private Content content(LedgerLine line, Contract contract) throws IOException {
        Contract promised = line.arrival().kind() == LedgerKind.RELEASE ? contract.acceptingAnything() : contract;
        AnsweredQuestion asked = questions
                .pull(line.deliveryId())
                .map(pull -> new AnsweredQuestion(null, pull))
                .orElse(null);
        return reading.of(
                new Inbox.Kept(bytes(line), line.arrival().origin().sourceName(), asked),
                promised,
                line.arrival().times().businessDate());
    }

    /** The kept bytes of a line. Throws {@link NotAsKept} if they are not those that came. */
    public Path bytes(LedgerLine line) throws NotAsKept, IOException {
        return bytes(workspace, letGo, line);
    }

    /**
     * The bytes of a line that are kept in {@code workspace}. Throws {@link NotAsKept} if they are not those that came,
     * or were let go, of which {@code letGo} knows.
     */
    public static Path bytes(Workspace workspace, LetGoBytes letGo, LedgerLine line) throws NotAsKept, IOException {
        return bytes(workspace, letGo, line, Archive::sha256);
    }

    /** Hashes a file. */
    @FunctionalInterface
    interface Hashing {
        /** The SHA-256 of the file's bytes, in hexadecimal. */
        String sha256(Path file) throws IOException;
    }

    /** The same for who only reads, and may remember of which files the hash is known. */
    static Path bytes(Workspace workspace, LetGoBytes letGo, LedgerLine line, Hashing hashing)
            throws NotAsKept, IOException {
        Path kept = kept(workspace, line);
        if (!Files.isRegularFile(kept, LinkOption.NOFOLLOW_LINKS)) {
            Optional<Instant> gone = letGo.of(line.keptPath());
            if (gone.isPresent()) {
                throw NotAsKept.letGo(line.keptPath(), gone.get(), line.sha256());
            }
            throw new NotAsKept(
                    line.arrival().bytes().keptPath() + " is missing",
                    "no such file",
                    line.arrival().bytes().sha256());
        }
        String found = hashing.sha256(kept);
        if (!found.equals(line.arrival().bytes().sha256())) {
            throw new NotAsKept(
                    line.arrival().bytes().keptPath() + " has other bytes than those that came",
                    found,
                    line.arrival().bytes().sha256());
        }
        return kept;
    }

    private static Path kept(Workspace workspace, LedgerLine line) throws NotAsKept {
        try {
            return workspace.kept(line.arrival().bytes().keptPath());
        } catch (IllegalStateException elsewhere) {
            throw new NotAsKept(
                    elsewhere.getMessage(),
                    "such a path",
                    line.arrival().bytes().sha256());
        }
    }
}
