// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.contract.name.TableName;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.intake.text.DeliveryBytes;

/** A zip that came in place of the table in it. What came is kept as it is; only reading looks inside. */
final class ZippedTable {

    private static final String BAD_NAME = "bad entry name";
    private static final List<Charset> CHARSETS_OF_NAMES =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"), StandardCharsets.ISO_8859_1);

    /** The first parts of workbooks and documents, which are zips, too. */
    private static final List<String> PARTS =
            List.of("[Content_Types].xml", "_rels/", "docProps/", "xl/", "word/", "ppt/", "customXml/", "mimetype");

    /** A table packs to a twentieth; what packs far better and is large is made to fill a memory or a disk. */
    private static final long MOST_TIMES = 200;

    private static final long ALWAYS_BORNE = 100L << 20;
    private static final int HEAD = 128;
    private static final int BEGINNING_OF_NAME = 30;
    private static final int MOST_NAMED = 10;

    private final Path file;
    private final Charset charset;
    private final ZipEntry table;
    private final List<String> others;
    private final Finding refusal;

    private ZippedTable(Path file, Charset charset, ZipEntry table, List<String> others, Finding refusal) {
        this.file = file;
        this.charset = charset;
        this.table = table;
        this.others = others;
        this.refusal = refusal;
    }

    /** What is in a zip; empty where a delivery is none, is a workbook or a document itself, or promises no table. */
    static Optional<ZippedTable> in(Path file, Contract contract) throws IOException {
        if (contract.form().format() != FileForm.Format.TABLE) {
            return Optional.empty();
        }
        String latin = new String(DeliveryBytes.of(file).first(HEAD), StandardCharsets.ISO_8859_1);
        boolean zip = latin.startsWith("PK\u0003\u0004") || latin.startsWith("PK\u0005\u0006");
        boolean part = PARTS.stream().anyMatch(each -> latin.startsWith(each, BEGINNING_OF_NAME));
        if (!zip || part) {
            return Optional.empty();
        }
        for (Charset charset : CHARSETS_OF_NAMES) {
            try (ZipFile opened = new ZipFile(file.toFile(), charset)) {
                return opened.getEntry(PARTS.get(0)) == null
                        ? Optional.of(in(file, charset, opened, contract))
                        : Optional.empty();
            } catch (EOFException cutOff) {
                return Optional.of(refused(file, unreadable(cutOff)));
            } catch (ZipException fault) {
                if (!String.valueOf(fault.getMessage()).contains(BAD_NAME)) {
                    return Optional.of(refused(file, unreadable(fault)));
                }
            }
        }
        return Optional.of(refused(file, unreadable(new ZipException())));
    }

    private static ZippedTable in(Path file, Charset charset, ZipFile opened, Contract contract) throws IOException {
        List<? extends ZipEntry> entries = entries(opened);
        List<? extends ZipEntry> candidates =
                entries.stream().filter(ZippedTable::isTable).toList();
        Optional<Finding> tooLarge = candidates.stream()
                .map(ZippedTable::tooLarge)
                .flatMap(Optional::stream)
                .findFirst();
        if (tooLarge.isPresent()) {
            return refused(file, tooLarge.get());
        }
        List<? extends ZipEntry> tables = tables(opened, candidates, contract);
        List<String> names = entries.stream().map(ZipEntry::getName).toList();
        if (tables.size() != 1) {
            String form = tables.isEmpty() ? "no-table" : "several";
            return refused(file, Finding.of(FindingCode.ZIP_NOT_ONE_TABLE, listed(names), form));
        }
        ZipEntry table = tables.get(0);
        List<String> others =
                names.stream().filter(name -> !name.equals(table.getName())).toList();
        return new ZippedTable(file, charset, table, others, fault(opened, table));
    }

    /** What is in it; a name that says of itself that it is UTF-8 is only read here, in that charset. */
    private static List<? extends ZipEntry> entries(ZipFile opened) throws ZipException {
        try {
            return opened.stream().filter(ZippedTable::isContent).toList();
        } catch (IllegalArgumentException malformed) {
            throw new ZipException(BAD_NAME);
        }
    }

    /** Of several, those that are no read-me: a text in which no promised column is named is none of the tables. */
    private static List<? extends ZipEntry> tables(
            ZipFile opened, List<? extends ZipEntry> candidates, Contract contract) throws IOException {
        if (candidates.size() < 2) {
            return candidates;
        }
        List<ZipEntry> tables = new ArrayList<>();
        for (ZipEntry entry : candidates) {
            boolean text = baseName(entry).toLowerCase(Locale.ROOT).endsWith(".txt");
            if (!text || mayHoldTable(opened, entry, contract)) {
                tables.add(entry);
            }
        }
        return tables;
    }

    private static boolean mayHoldTable(ZipFile opened, ZipEntry entry, Contract contract) throws IOException {
        try {
            return TextDelivery.mayHoldTable(() -> opened.getInputStream(entry), contract);
        } catch (ZipException | EOFException damaged) {
            return true;
        }
    }

    private static ZippedTable refused(Path file, Finding refusal) {
        return new ZippedTable(file, StandardCharsets.UTF_8, null, List.of(), refusal);
    }

    /** Folders, and what systems and programs put beside files, are no content. */
    private static boolean isContent(ZipEntry entry) {
        String name = baseName(entry);
        return !entry.isDirectory()
                && !entry.getName().startsWith("__MACOSX/")
                && !name.startsWith(".")
                && !name.startsWith("~$")
                && !name.equalsIgnoreCase("Thumbs.db")
                && !name.equalsIgnoreCase("desktop.ini");
    }

    private static boolean isTable(ZipEntry entry) {
        return TableName.isOfTable(baseName(entry)) && !TableName.isZip(baseName(entry));
    }

    private static String baseName(ZipEntry entry) {
        return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) {
            return "—";
        }
        String first = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMED)));
        return names.size() > MOST_NAMED ? first + ", …" : first;
    }

    /** The refusal of what is made to fill a memory or a disk, before anything of it is unpacked. */
    private static Optional<Finding> tooLarge(ZipEntry entry) {
        long size = entry.getSize();
        return size > ALWAYS_BORNE && size / MOST_TIMES > entry.getCompressedSize()
                ? Optional.of(Finding.of(FindingCode.ZIP_UNREADABLE, Long.toString(size >> 20), "too-large"))
                : Optional.empty();
    }

    /** Unpacks it once, so that nothing of what is read later is damaged; null where nothing is wrong. */
    private static Finding fault(ZipFile opened, ZipEntry table) throws IOException {
        long size = table.getSize();
        byte[] buffer = new byte[1 << 16];
        long count = 0;
        try (CheckedInputStream bytes = new CheckedInputStream(opened.getInputStream(table), new CRC32())) {
            for (int read = bytes.read(buffer); read >= 0 && count <= size; read = bytes.read(buffer)) {
                count += read;
            }
            boolean whole = count == size && bytes.getChecksum().getValue() == table.getCrc();
            return whole ? null : unreadable(new ZipException());
        } catch (ZipException | EOFException damaged) {
            return unreadable(damaged);
        }
    }

    private static Finding unreadable(IOException fault) {
        boolean encrypted = String.valueOf(fault.getMessage()).contains("encrypted");
        return Finding.of(FindingCode.ZIP_UNREADABLE, "", encrypted ? "encrypted" : "damaged");
    }

    /** Why nothing in it can be read; null where its table can. */
    Finding refusal() {
        return refusal;
    }

    /** The name of the table in it. */
    String name() {
        return baseName(table);
    }

    /** How many bytes the table has. */
    long size() {
        return table.getSize();
    }

    /** The bytes of the table. */
    DeliveryBytes bytes() {
        return () -> {
            ZipFile opened = new ZipFile(file.toFile(), charset);
            try {
                InputStream entry = opened.getInputStream(opened.getEntry(table.getName()));
                return new FilterInputStream(entry) {
                    @Override
                    public void close() throws IOException {
                        opened.close();
                    }
                };
            } catch (IOException | RuntimeException unopened) {
                opened.close();
                throw unopened;
            }
        };
    }

    /** That there is more in it than the table. */
    List<Finding> notes() {
        return others.isEmpty()
                ? List.of()
                : List.of(Finding.of(FindingCode.ZIP_HAS_MORE, listed(others), baseName(table)));
    }
}
