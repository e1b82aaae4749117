// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.UnpromisedTables;
import org.jundeng.intake.text.DeliveryBytes;
import org.jundeng.intake.text.TextEncoding;
import org.jundeng.notice.findings.FindingWords;

/** Looks at a whole file and proposes a contract for it. */
public final class Guess {

    private static final int HEAD = 4096;
    private static final Set<Role> REPEATABLE =
            EnumSet.of(Role.REF_AREA, Role.OUTER_AREA, Role.TIME_PERIOD, Role.YEAR, Role.PART_OF_YEAR, Role.INDICATOR);

    private final Known known;
    private final CellSense sense;
    private final Wording wording;

    /** Proposals by what is known. */
    public Guess(Known known) {
        this.known = known;
        this.sense = new CellSense(known.catalogue(), known.businessDate());
        this.wording = Wording.of(Guess.class, known.locale());
    }

    /**
     * The contract that {@code file} suggests, and how the file reads under it. Without a contract where the file holds
     * no table; then {@link Proposal#open} says why.
     *
     * @throws IOException if the file cannot be read
     */
    public Proposal of(Path file, Where where) throws IOException {
        if (isJson(file)) {
            TextEncoding encoding = TextEncoding.of(DeliveryBytes.of(file), head(file), "auto");
            Optional<Finding> refusal =
                    encoding.refusal() == null ? JsonSighting.fault(file, encoding) : Optional.of(encoding.refusal());
            return refusal.isEmpty()
                    ? proposal(file, JsonSighting.of(file, encoding, sense), where)
                    : refused(refusal.get());
        }
        try (UnpromisedTables tables = UnpromisedTables.in(file, Draft.any())) {
            return tables.refusal().isPresent()
                    ? refused(tables.refusal().get())
                    : ofTable(file, where, new TableSighting(file, where.fileName(), tables, known, sense));
        }
    }

    private boolean isJson(Path file) throws IOException {
        String start = new String(head(file), StandardCharsets.ISO_8859_1)
                .replaceFirst("^\u00EF\u00BB\u00BF", "")
                .stripLeading();
        return start.startsWith("{") && !start.startsWith("{\\rtf") || start.startsWith("[");
    }

    /** The best proposal for one of the headers that may be meant: the one under which most figures are taken. */
    private Proposal ofTable(Path file, Where where, TableSighting tables) throws IOException {
        Proposal best = null;
        UnpromisedTables.Place read = null;
        for (TableSighting.Likely likely : tables.heads()) {
            FileSighting seen =
                    likely.place() == read ? null : tables.of(likely).orElse(null);
            if (seen != null && seen.figures() > 0) {
                Proposal proposal = proposal(file, seen, where);
                best = best == null || isBetter(proposal, best) ? proposal : best;
                read = isWhole(proposal) ? likely.place() : read;
            }
        }
        return best == null ? nothing("nothing.no-rows") : best;
    }

    /** Whether each row of the file is taken: no other header can be meant. */
    private static boolean isWhole(Proposal proposal) {
        return proposal.trial()
                .filter(trial -> trial.stored() > 0 && trial.rejected() == 0)
                .isPresent();
    }

    /** Whether more figures would be stored, or, with none in both, more of it is a contract. */
    private static boolean isBetter(Proposal one, Proposal other) {
        long stored = one.trial().map(TrialReading::stored).orElse(0L);
        long otherStored = other.trial().map(TrialReading::stored).orElse(0L);
        if (stored != otherStored) {
            return stored > otherStored;
        }
        long rejected = one.trial().map(TrialReading::rejected).orElse(0L);
        long otherRejected = other.trial().map(TrialReading::rejected).orElse(0L);
        return one.contract().isPresent() && other.contract().isEmpty() || stored > 0 && rejected < otherRejected;
    }

    private Proposal proposal(Path file, FileSighting seen, Where where) throws IOException {
        if (seen.columns().isEmpty() || seen.rows() == 0) {
            return nothing("nothing.no-rows");
        }
        Shape shape = new ColumnRoles(seen, known.catalogue(), sense).shape();
        List<Unnamed> unnamed = Unnamed.in(seen, shape, known);
        Proposal plain = proposal(file, seen, where, new ContractText(known, seen, shape, where), unnamed);
        boolean inSheet = plain.trial()
                .filter(trial -> trial.findings().containsKey(FindingCode.SEVERAL_SHEETS))
                .isPresent();
        if (inSheet) {
            plain = proposal(file, seen, where, new ContractText(known, seen, shape, where).inSheet(), unnamed);
        }
        Set<ColumnSight> above = shape.columns().stream()
                .filter(column ->
                        REPEATABLE.contains(column.role()) && column.sight().mayRepeatAbove())
                .map(Shape.Named::sight)
                .collect(Collectors.toSet());
        if (above.isEmpty() || !seen.form().isTable() || plain.trial().isEmpty()) {
            return plain;
        }
        ContractText text = new ContractText(known, seen, shape, where).asAbove(above);
        Proposal filled = proposal(file, seen, where, inSheet ? text.inSheet() : text, unnamed);
        long repeated = plain.trial().get().repeated();
        boolean repeats =
                filled.trial().filter(trial -> trial.repeated() > repeated).isPresent();
        return !repeats && isBetter(filled, plain) ? filled : plain;
    }

    private Proposal proposal(Path file, FileSighting seen, Where where, ContractText text, List<Unnamed> unnamed)
            throws IOException {
        String yaml = text.yaml();
        ContractHeader header = new ContractHeader(known, seen, where.fileName());
        Optional<Contract> contract = text.isWhole() ? Draft.of(yaml) : Optional.empty();
        if (contract.isEmpty()) {
            return new Proposal(
                    header.text(null, text.open()) + yaml,
                    contract,
                    text.open(),
                    Optional.empty(),
                    unnamed,
                    Optional.empty());
        }
        TrialReading trial = TrialReading.of(file, where.fileName(), contract.get(), known);
        List<String> open = new ArrayList<>(text.open());
        header.faults(trial).forEach(fault -> open.add(wording.say("open.fault", fault)));
        if (trial.repeated() > 0) {
            open.add(wording.say("open.repeated", trial.repeated()));
        }
        return new Proposal(
                header.text(trial, open) + yaml, contract, open, Optional.of(trial), unnamed, Optional.empty());
    }

    private Proposal nothing(String key) {
        return new Proposal(
                "", Optional.empty(), List.of(wording.say(key)), Optional.empty(), List.of(), Optional.empty());
    }

    /** What the intake refuses whatever a contract promises, in the words in which it would be sent back. */
    private Proposal refused(Finding refusal) {
        FindingWords words = new FindingWords(known.catalogue(), known.contracts(), known.locale());
        String why =
                words.title(refusal) + wording.say("nothing.refused", words.promised(refusal), words.remedy(refusal));
        return new Proposal("", Optional.empty(), List.of(why), Optional.empty(), List.of(), Optional.of(refusal));
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(HEAD);
        }
    }
}
