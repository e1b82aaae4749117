// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedWriter;
import java.io.IOException;
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
import org.jundeng.binding.Shielded;
import org.jundeng.finding.Finding;
import org.jundeng.notice.template.Templates;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.jundeng.warehouse.ledger.Outcome;

/**
 * The account of a delivery for its steward, as JSON and as a page, and all findings as a table; written again, it says
 * the same.
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
            Outcome.REFUSED, "#b3261e",
            Outcome.FAILED, "#b3261e");
    private final ReceiptAccount receipts;
    private final Templates templates;
    private final ZoneId zone;
    private final FileNames fileNames;

    /**
     * Writes receipts.
     *
     * @param receipts what they say
     * @param zone whose times the page shows
     * @param fileNames names their files
     */
    public Receipts(ReceiptAccount receipts, ZoneId zone, FileNames fileNames) {
        this.receipts = receipts;
        this.templates = new Templates(Receipts.class);
        this.zone = zone;
        this.fileNames = fileNames;
    }

    /** Writes the receipt of a ledger line into {@code folder}: readers see only complete files. */
    public void write(LedgerLine line, List<Finding> findings, Path folder) throws IOException {
        Shielded.folder(folder);
        ReceiptFields account = receipts.of(line, findings);
        writeWhole(folder.resolve(name(line, ".json")), out -> {
            JSON.writeValue(out, account);
            out.write('\n');
        });
        if (!findings.isEmpty()) {
            ReceiptWords words = receipts.words(receipts.language(line));
            writeWhole(folder.resolve(name(line, TABLE)), out -> new FindingsTable(words).write(findings, out));
        }
        writeWhole(
                folder.resolve(name(line, ".html")),
                out -> templates.render("receipt.ftlh", page(line, account, !findings.isEmpty()), out));
    }

    /** Names the file of a receipt so that a folder can hold it. */
    @FunctionalInterface
    public interface FileNames {

        /** The name for an arrival's id and what its receipt would be called: the delivered name and an ending. */
        String of(String arrivalId, String name);
    }

    /** Writes a file's text. */
    @FunctionalInterface
    private interface Writing {
        void to(Writer out) throws IOException;
    }

    private String name(LedgerLine line, String ending) {
        return fileNames.of(line.arrival().arrivalId(), line.arrival().origin().sourceName() + ending);
    }

    private ReceiptModel page(LedgerLine line, ReceiptFields receipt, boolean hasTable) {
        Locale language = receipts.language(line);
        Locale other = language.equals(Locale.CHINESE) ? Locale.ENGLISH : Locale.CHINESE;
        ReceiptWords words = receipts.words(language);
        ReceiptWords otherWords = receipts.words(other);
        long shown =
                receipt.groups().stream().mapToLong(ReceiptFields.Group::count).sum();
        long more = Math.max(0, line.result().counts().findings() - shown);
        return new ReceiptModel(
                receipt,
                language.getLanguage(),
                other.getLanguage(),
                ReceiptLabels.of(words),
                ReceiptLabels.of(otherWords),
                outcome(line, words, otherWords),
                TIME.format(line.arrival().times().arrivedAt().atZone(zone)),
                more == 0 ? "" : words.label("more", more),
                hasTable ? reference(name(line, TABLE)) : "");
    }

    private static ReceiptModel.Outcome outcome(LedgerLine line, ReceiptWords words, ReceiptWords other) {
        boolean trial = line.arrival().kind() == LedgerKind.TRIAL;
        String outcome =
                (trial ? "trial." : "outcome.") + line.result().outcome().word();
        return new ReceiptModel.Outcome(
                words.label(outcome),
                other.label(outcome),
                COLOURS.getOrDefault(line.result().outcome(), QUIET),
                trial ? words.label("trial") : "");
    }

    /** A name beside the page as a link leads to it. */
    private static String reference(String name) {
        try {
            return new URI(null, null, "./" + name, null).toASCIIString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("each path can be quoted: " + name, impossible);
        }
    }

    /** Temporary name, fsync, rename. */
    private static void writeWhole(Path target, Writing text) throws IOException {
        Path temporary = Files.createTempFile(target.getParent(), ".receipt-", ".part");
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8))) {
            text.to(out);
            out.flush();
            channel.force(true);
        }
        Shielded.forTheGroup(temporary);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
