// SPDX-License-Identifier: Apache-2.0
package org.jundeng.guess;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jundeng.assess.Wording;
import org.jundeng.binding.Faults;
import org.jundeng.binding.YamlFile;
import org.jundeng.contract.Contract;
import org.jundeng.intake.text.DeliveryBytes;
import org.jundeng.intake.text.TextEncoding;
import org.jundeng.intake.workbook.Workbooks;

/** Looks at a whole file and proposes a contract for it. */
public final class Guess {

    private static final int HEAD = 4096;

    private final Known known;
    private final CellSense sense;
    private final Wording wording;

    /** Proposals by what is known. */
    public Guess(Known known) {
        this.known = known;
        this.sense = new CellSense(known.catalogue());
        this.wording = Wording.of(Guess.class, known.locale());
    }

    /**
     * The contract that {@code file} suggests, and how the file reads under it. Without a contract where the file holds
     * no table; then {@link Proposal#open} says why.
     *
     * @throws IOException if the file cannot be read
     */
    public Proposal of(Path file, Where where) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            return nothing("nothing.empty");
        }
        FileSighting seen = look(file, head);
        if (seen == null) {
            return nothing("nothing.unreadable");
        }
        if (seen.columns().isEmpty() || seen.rows() == 0) {
            return nothing("nothing.no-rows");
        }
        Shape shape = new ColumnRoles(seen, known.catalogue(), sense).shape(where.fileName());
        ContractText text = new ContractText(known, seen, shape, where);
        String yaml = text.yaml();
        Optional<Contract> contract = text.isWhole() ? contract(yaml, where) : Optional.empty();
        if (contract.isEmpty()) {
            return new Proposal(yaml, contract, text.open(), Optional.empty());
        }
        TrialReading trial = TrialReading.of(file, where.fileName(), contract.get(), known);
        List<String> open = new ArrayList<>(text.open());
        if (trial.repeated() > 0) {
            open.add(wording.say("open.repeated", trial.repeated()));
        }
        return new Proposal(text.header(trial, open) + yaml, contract, open, Optional.of(trial));
    }

    private Proposal nothing(String key) {
        return new Proposal("", Optional.empty(), List.of(wording.say(key)), Optional.empty());
    }

    private static Optional<Contract> contract(String yaml, Where where) {
        Faults faults = new Faults();
        Optional<Contract> bound =
                YamlFile.of(Path.of(where.feed() + ".yaml"), yaml, faults).bind(Contract.class);
        return faults.all().isEmpty() ? bound : Optional.empty();
    }

    /** What is seen in the file; null where it is neither a table nor JSON. */
    private FileSighting look(Path file, byte[] head) throws IOException {
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        if (Workbooks.mayBe(head)) {
            return workbook(file, head);
        }
        if (latin.startsWith("%PDF-")) {
            return null;
        }
        TextEncoding encoding = TextEncoding.of(DeliveryBytes.of(file), head, "auto");
        if (encoding.refusal() != null) {
            return null;
        }
        String start = latin.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        boolean json = start.startsWith("{") || start.startsWith("[");
        return json ? JsonSighting.of(file, encoding, sense) : TableSighting.csv(file, encoding, sense);
    }

    /** What is seen in the sheet with the most figures; null where none can be read. */
    private FileSighting workbook(Path file, byte[] head) throws IOException {
        FileSighting.Form form =
                new FileSighting.Form(FileSighting.Kind.WORKBOOK, null, Files.size(file), false, null, null, 0, 0);
        FileSighting best = null;
        for (int place = 0; place < Workbooks.sheets(file, head).size(); place++) {
            int sheet = place;
            FileSighting seen = TableSighting.of(
                    () -> Workbooks.sheet(file, head, sheet)
                            .orElseThrow(() -> new IOException("sheet " + sheet + " of " + file + " is gone")),
                    form,
                    sense);
            best = best == null || seen.figures() > best.figures() ? seen : best;
        }
        return best;
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(HEAD);
        }
    }
}
