// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackageRelationshipTypes;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;

/** An xlsx or xlsm, of the usual or the strict kind. Only what the rows need is read of it. */
final class XlsxWorkbook implements Workbook {

    private static final int MOST_SHEETS = 4096;

    private final OPCPackage parts;
    private final PackagePart main;
    private final List<SheetTab> sheets = new ArrayList<>();
    private final PooledTexts texts;
    private final XlsxStyles styles;
    private boolean since1904;
    private boolean calculatesWhenOpened;

    private XlsxWorkbook(OPCPackage parts) throws IOException, OpenXML4JException {
        this.parts = parts;
        this.main = main(parts);
        readMain();
        Optional<PackagePart> shared = related("/sharedStrings");
        texts = shared.isEmpty() ? new PooledTexts() : read(shared.get(), PooledTexts::of);
        Optional<PackagePart> styled = related("/styles");
        styles = styled.isEmpty() ? XlsxStyles.none() : read(styled.get(), XlsxStyles::of);
    }

    /**
     * Opens a file; nothing of it is copied to the disk.
     *
     * @throws UnreadableWorkbook where it is no such workbook
     */
    static XlsxWorkbook open(Path file) throws IOException {
        OPCPackage parts = null;
        ZipEntrySource zip = null;
        try {
            // Opened by its name, a package without its directory would be read up to where it is cut off.
            zip = new ZipFileZipEntrySource(new ZipSecureFile(file.toFile()));
            parts = OPCPackage.open(zip);
            return new XlsxWorkbook(parts);
        } catch (IOException | OpenXML4JException | RuntimeException unreadable) {
            // Whatever the library stumbles over, it is the file that is at fault.
            if (parts != null) {
                parts.revert();
            }
            if (zip != null) {
                zip.close();
            }
            throw UnreadableWorkbook.because(unreadable);
        }
    }

    private static PackagePart main(OPCPackage parts) throws UnreadableWorkbook {
        for (String type : List.of(
                PackageRelationshipTypes.CORE_DOCUMENT,
                PackageRelationshipTypes.STRICT_CORE_DOCUMENT,
                PackageRelationshipTypes.VISIO_CORE_DOCUMENT)) {
            PackageRelationship relation = parts.getRelationshipsByType(type).getRelationship(0);
            PackagePart part = relation == null ? null : parts.getPart(relation);
            if (part != null) {
                Optional<OtherKind> other = OtherKind.ofContentType(part.getContentType());
                if (other.isPresent()) {
                    throw UnreadableWorkbook.of(other.get());
                }
                return part;
            }
        }
        throw UnreadableWorkbook.broken("workbook.xml?");
    }

    private void readMain() throws IOException, OpenXML4JException {
        try (PartReader part = PartReader.of(main.getInputStream(), "workbook")) {
            while (part.next()) {
                if (part.starts("workbookPr")) {
                    since1904 = part.isTrue("date1904");
                } else if (part.starts("calcPr")) {
                    calculatesWhenOpened = part.isTrue("fullCalcOnLoad");
                } else if (part.starts("sheet") && sheets.size() < MOST_SHEETS) {
                    addSheet(part);
                }
            }
        }
    }

    /** Sheets of charts and dialogues have no rows. */
    private void addSheet(PartReader part) {
        String key = part.attribute("id");
        PackageRelationship relation = key == null ? null : main.getRelationship(key);
        if (relation != null && relation.getRelationshipType().endsWith("/worksheet")) {
            String state = part.attribute("state");
            boolean hidden = state != null && !state.equals("visible");
            String name = part.attribute("name");
            sheets.add(new SheetTab(name == null ? "?" : name, hidden, key));
        }
    }

    private Optional<PackagePart> related(String type) throws OpenXML4JException {
        for (PackageRelationship relation : main.getRelationships()) {
            if (relation.getRelationshipType().endsWith(type)) {
                return Optional.ofNullable(main.getRelatedPart(relation));
            }
        }
        return Optional.empty();
    }

    private interface Reading<T> {
        T of(PartReader part) throws IOException;
    }

    private static <T> T read(PackagePart part, Reading<T> reading) throws IOException {
        try (PartReader reader = PartReader.of(part.getInputStream(), name(part))) {
            return reading.of(reader);
        }
    }

    private static String name(PackagePart part) {
        String path = part.getPartName().getName();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public List<SheetTab> sheets() {
        return sheets;
    }

    @Override
    public SheetRows open(SheetTab sheet) throws IOException {
        try {
            PackagePart part = main.getRelatedPart(main.getRelationship(sheet.key()));
            if (part == null) {
                throw UnreadableWorkbook.broken(sheet.name() + "?");
            }
            XlsxCells cells = new XlsxCells(texts, styles, new CellTexts(since1904), calculatesWhenOpened);
            return new XlsxRows(() -> bytes(part), name(part), part.getSize(), cells);
        } catch (OpenXML4JException | RuntimeException unreadable) {
            throw UnreadableWorkbook.because(unreadable);
        }
    }

    private static InputStream bytes(PackagePart part) throws IOException {
        try {
            return part.getInputStream();
        } catch (IOException | RuntimeException unreadable) {
            throw UnreadableWorkbook.because(unreadable);
        }
    }

    @Override
    public boolean hasMacros() {
        return main.getContentType().toLowerCase(Locale.ROOT).contains("macroenabled");
    }

    @Override
    public void close() {
        parts.revert();
    }
}
