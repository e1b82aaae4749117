// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.spool;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.DeliveryOpener;
import org.jundeng.intake.JsonText;
import org.jundeng.intake.json.JsonRecords;
import org.jundeng.intake.row.Line;
import org.jundeng.intake.row.Opened;
import org.jundeng.intake.row.Rows;

/**
 * Writes the bodies of a service's answer, one or many, as one delivery: JSON Lines that are identical for identical
 * records, however these were spread over pages. Memory use grows neither with the records nor with the pages.
 */
public final class SpooledPages implements Closeable {

    private final Path target;
    private final Contract promised;
    private final boolean several;
    private final SortedLines lines;
    private final CanonicalLine line = new CanonicalLine();
    private long records;

    private SpooledPages(Path target, Contract contract, boolean several) throws IOException {
        this.target = target;
        this.promised = contract;
        this.several = several;
        this.lines = SortedLines.in(directory());
    }

    /** Writes one body into {@code target}, with temporary files beside it. */
    public static SpooledPages ofOne(Path target, Contract contract) throws IOException {
        return new SpooledPages(target, contract, false);
    }

    /** Writes one body after the other into {@code target}, with temporary files beside it. */
    public static SpooledPages ofMany(Path target, Contract contract) throws IOException {
        return new SpooledPages(target, contract, true);
    }

    /**
     * What a body holds.
     *
     * @param records how many records
     * @param more the field and value that tell of more records than all bodies held so far; empty where none does
     * @param fields the texts of the fields that were asked for, by their pointers; those without one are left out
     * @param fingerprint the same for the same records in the same order
     */
    public record Page(long records, Optional<String> more, Map<String, String> fields, String fingerprint) {}

    /**
     * Adds the records of a body. One that is not what the contract promises is written as it came and takes the place
     * of all that was added, so that the reader of the delivery can report what is wrong with it; so is a single body
     * that tells of more records. Nothing may be added after it.
     *
     * @param charset the character set that its sender names; null where it names none that helps
     * @param pointers the fields beside the records to look for
     * @return what it holds; empty where it was written as it came
     * @throws UnreadablePage if it is one of several, and its reader would leave out only some of its rows
     */
    public Optional<Page> add(InputStream body, String charset, Collection<String> pointers)
            throws IOException, UnreadablePage {
        Path raw = Files.createTempFile(directory(), ".body-", ".tmp");
        try {
            write(body, raw);
            Contract contract = in(charset);
            Page page = isReadable(raw, contract) ? read(raw, contract, pointers) : null;
            if (page != null && (several || page.more().isEmpty())) {
                return Optional.of(page);
            }
            if (several) {
                checkItIsRefused(raw, contract);
            }
            Files.move(raw, target, StandardCopyOption.REPLACE_EXISTING);
            return Optional.empty();
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    /** The file keeps its permissions, which are its owner's alone; a copy would make it anew, for everybody. */
    private static void write(InputStream body, Path raw) throws IOException {
        try (OutputStream out = Files.newOutputStream(raw)) {
            body.transferTo(out);
        }
    }

    /** A page whose rows cannot all be read: without them the pages are not the whole. */
    public static final class UnreadablePage extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Finding finding;

        UnreadablePage(Finding finding) {
            super(finding.code().code());
            this.finding = finding;
        }

        /** What is wrong with its first such row. */
        public Finding finding() {
            return finding;
        }
    }

    private static void checkItIsRefused(Path raw, Contract contract) throws IOException, UnreadablePage {
        if (!(DeliveryOpener.open(raw, contract) instanceof Opened.Readable readable)) {
            return;
        }
        Finding first = Finding.of(FindingCode.MALFORMED_JSON, "", "?", "?", "?");
        boolean found = false;
        try (Rows rows = readable.rows()) {
            for (Line each = rows.next(); each != null; each = rows.next()) {
                if (each instanceof Line.Broken) {
                    return;
                }
                if (each instanceof Line.BadRow bad && !found) {
                    found = true;
                    first = bad.finding();
                }
            }
        }
        throw new UnreadablePage(first);
    }

    /** Writes what was added. */
    public void write() throws IOException {
        lines.writeTo(target);
    }

    /** How many records were added. */
    public long records() {
        return records;
    }

    private Path directory() {
        return target.toAbsolutePath().getParent();
    }

    private Contract in(String charset) {
        FileForm form = promised.form();
        return charset == null || !form.charset().equalsIgnoreCase("auto")
                ? promised
                : promised.with(
                        new FileForm(form.format(), charset, form.csv(), form.records(), form.more(), form.shape()));
    }

    private boolean isReadable(Path raw, Contract contract) throws IOException {
        Opened opened = DeliveryOpener.open(raw, contract);
        if (opened instanceof Opened.Readable readable) {
            readable.rows().close();
            return true;
        }
        FindingCode why = ((Opened.Refused) opened).findings().get(0).code();
        return why == FindingCode.NO_ROWS || several && why == FindingCode.ONLY_A_PART;
    }

    /** The page; null where its text is damaged in the middle. */
    private Page read(Path raw, Contract contract, Collection<String> pointers) throws IOException {
        MessageDigest digest = sha256();
        try (JsonRecords found = several ? JsonText.recordsOfPage(raw, contract) : JsonText.records(raw, contract)) {
            if (!found.find(contract.form().records()) && found.parser().currentToken() != null) {
                return null;
            }
            long count = 0;
            while (found.parser().currentToken() != null && found.next()) {
                Object content = content(found.parser());
                if (content == Repeated.FIELD) {
                    return null;
                }
                String written = line.of(content);
                if (!canBeWritten(written)) {
                    return null;
                }
                digest.update(written.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
                lines.add(written);
                count++;
            }
            if (found.damaged()) {
                return null;
            }
            records += count;
            Map<String, String> fields = pointers.isEmpty() ? Map.of() : NamedFields.of(raw, contract, pointers);
            return new Page(
                    count, found.moreThan(records), fields, HexFormat.of().formatHex(digest.digest()));
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    /** Half a surrogate pair can be read from its escape but not be written. */
    private static boolean canBeWritten(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * The value that begins at the current token: a sorted map, a list or a scalar; numbers keep their written form.
     */
    private static Object content(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> fields = new TreeMap<>();
            boolean repeated = false;
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                Object value = content(parser);
                repeated |= value == Repeated.FIELD || fields.containsKey(name);
                fields.put(name, value);
            }
            return repeated ? Repeated.FIELD : fields;
        }
        if (token == JsonToken.START_ARRAY) {
            StringWriter text = new StringWriter();
            try (JsonGenerator copy = JsonRecords.FACTORY.createGenerator(text)) {
                copy.copyCurrentStructure(parser);
            }
            return new CanonicalLine.Written(text.toString());
        }
        return switch (token) {
            case VALUE_NULL -> null;
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_STRING -> parser.getText();
            default -> new CanonicalLine.Written(parser.getText());
        };
    }

    private enum Repeated {
        FIELD
    }

    @Override
    public void close() throws IOException {
        line.close();
        lines.close();
    }
}
