// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.finding.Finding;
import org.jundeng.intake.copy.Copied;
import org.jundeng.intake.copy.MarkedCopy;
import org.jundeng.notice.template.Templates;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * Writes the receipt of a delivery for its steward as JSON, as a page and with all findings as a table, and
 * beside it the delivered file with its findings marked in it. Writing it again gives the same content.
 */
public final class Receipts {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private static final String TABLE = ".findings.csv";
    private static final String QUIET = "#4a5568";
    private static final Map<Outcome, String> COLOURS = Map.of(
            Outcome.TAKEN, "#1b7f3b",
            Outcome.TAKEN_IN_PART, "#9a5b00",
            Outcome.UNCONFIRMED, "#6a3d9a",
            Outcome.REFUSED, "#b3261e",
            Outcome.FAILED, "#b3261e");
    private final ReceiptAccount receipts;
    private final Templates templates;
    private final ZoneId zone;
    private final FileNames fileNames;

    /**
     * Writes receipts.
     *
     * @param receipts makes their content
     * @param zone the time zone of the times on the page
     * @param fileNames gives their files names
     */
    public Receipts(ReceiptAccount receipts, ZoneId zone, FileNames fileNames) {
        this.receipts = receipts;
        this.templates = new Templates(Receipts.class);
        this.zone = zone;
        this.fileNames = fileNames;
    }

    /** As {@link #write(LedgerLine, List, Optional, Path)}, where nothing can be copied. */
    public void write(LedgerLine line, List<Finding> findings, Path folder) throws IOException {
        write(line, findings, Optional.empty(), folder);
    }

    /**
     * Writes the receipt of a ledger line into {@code folder}, and the marked copy of what was delivered where that is
     * of use. Readers only ever see complete files.
     */
    public void write(LedgerLine line, List<Finding> findings, Optional<Delivered> delivered, Path folder)
            throws IOException {
        RestrictedFiles.folder(folder);
        ReceiptFields account = receipts.of(line, findings, copy(line, findings, delivered, folder));
        writeWhole(folder.resolve(name(line, ".json")), out -> {
            JSON.writeValue(out, account);
            out.write('\n');
        });
        if (!findings.isEmpty()) {
            ReceiptWords words = receipts.words(receipts.language(line)).of(line.feed());
            writeWhole(folder.resolve(name(line, TABLE)), out -> new FindingsTable(words).write(findings, out));
        }
        writeWhole(
                folder.resolve(name(line, ".html")),
                out -> templates.render("receipt.ftlh", page(line, account, !findings.isEmpty()), out));
    }

    /** Writes the marked copy; empty where none is of use. */
    private Optional<ReceiptFields.Copy> copy(
            LedgerLine line, List<Finding> findings, Optional<Delivered> delivered, Path folder) throws IOException {
        Optional<Delivered> worthIt = MarkedCopies.worthIt(delivered, findings);
        if (worthIt.isEmpty()) {
            return Optional.empty();
        }
        ReceiptWords words = receipts.words(receipts.language(line)).of(line.feed());
        boolean chinese = words.locale().getLanguage().equals(Locale.CHINESE.getLanguage());
        Delivered of = worthIt.get();
        String name = fileNames.marked(line.arrivalId(), MarkedCopies.name(line, of), chinese);
        AtomicReference<Copied> copied = new AtomicReference<>();
        boolean written = writeBytes(folder.resolve(name), out -> {
            copied.set(new MarkedCopies(words).write(line, findings, of, out));
            return copied.get().isWritten();
        });
        return Optional.of(new ReceiptFields.Copy(copied.get().word(), written ? name : null, null));
    }

    /** Gives the file of a receipt a name that is valid in a folder. */
    @FunctionalInterface
    public interface FileNames {

        /** The file name, from the arrival's id and {@code name}, which is the delivered name with an ending. */
        String of(String arrivalId, String name);

        /**
         * The name of the marked copy of a delivered file, by which the file's own name is known again when the copy is
         * dropped.
         */
        default String marked(String arrivalId, String sourceName, boolean chinese) {
            return of(arrivalId, (chinese ? "标注-" : "marked-") + sourceName);
        }

        /** The names that a marked copy of a delivered file may have, whatever its language. */
        default List<String> anyMarked(String arrivalId, String sourceName) {
            return MarkedCopy.names(sourceName).stream()
                    .flatMap(name -> Stream.of(marked(arrivalId, name, true), marked(arrivalId, name, false)))
                    .toList();
        }
    }

    /** Writes a file's text. */
    @FunctionalInterface
    private interface Writing {
        void to(Writer out) throws IOException;
    }

    /** Writes a file's bytes; returns whether there are any to be kept. */
    @FunctionalInterface
    private interface WritingBytes {
        boolean to(OutputStream out) throws IOException;
    }

    private String name(LedgerLine line, String ending) {
        return fileNames.of(line.arrivalId(), line.sourceName() + ending);
    }

    private ReceiptModel page(LedgerLine line, ReceiptFields receipt, boolean hasTable) {
        Locale language = receipts.language(line);
        Locale other = language.equals(Locale.CHINESE) ? Locale.ENGLISH : Locale.CHINESE;
        ReceiptWords words = receipts.words(language);
        ReceiptWords otherWords = receipts.words(other);
        long shown =
                receipt.groups().stream().mapToLong(ReceiptFields.Group::count).sum();
        long more = Math.max(0, line.counts().findings() - shown);
        return new ReceiptModel(
                receipt,
                language.getLanguage(),
                other.getLanguage(),
                ReceiptLabels.of(words),
                ReceiptLabels.of(otherWords),
                outcome(line, words, otherWords),
                TIME.format(line.arrival().times().arrivedAt().atZone(zone)),
                more == 0 ? "" : words.label("more", more),
                hasTable ? reference(name(line, TABLE)) : "",
                receipt.copy() == null || receipt.copy().file() == null
                        ? ""
                        : reference(receipt.copy().file()));
    }

    private static ReceiptModel.Outcome outcome(LedgerLine line, ReceiptWords words, ReceiptWords other) {
        boolean trial = line.arrival().kind() == LedgerKind.TRIAL;
        String outcome = (trial ? "trial." : "outcome.") + line.outcome().word();
        return new ReceiptModel.Outcome(
                words.label(outcome),
                other.label(outcome),
                COLOURS.getOrDefault(line.outcome(), QUIET),
                trial ? words.label("trial") : "");
    }

    /** The relative link to a file in the folder of the page. */
    private static String reference(String name) {
        try {
            return new URI(null, null, "./" + name, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("each path can be quoted: " + name, impossible);
        }
    }

    private static void writeWhole(Path target, Writing text) throws IOException {
        writeBytes(target, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            text.to(writer);
            writer.flush();
            return true;
        });
    }

    /**
     * Writes to a temporary file, syncs it and renames it to {@code target}. Returns false, and leaves no file, where
     * nothing is to be kept.
     */
    private static boolean writeBytes(Path target, WritingBytes bytes) throws IOException {
        Path temporary = Files.createTempFile(target.getParent(), ".receipt-", ".part");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            if (!bytes.to(out)) {
                Files.delete(temporary);
                return false;
            }
            out.flush();
            channel.force(true);
        }
        RestrictedFiles.forTheGroup(temporary);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }
}
