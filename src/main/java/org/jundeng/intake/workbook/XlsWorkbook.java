// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/** An xls, or an et of WPS that is one in all but its ending: a compound file with a stream of BIFF records. */
final class XlsWorkbook implements Workbook {

    private static final List<String> STREAMS = List.of("Workbook", "WORKBOOK", "BOOK", "WorkBook");
    private static final Map<String, OtherKind> OTHERS = Map.of(
            "Book", OtherKind.OLD_EXCEL,
            "WordDocument", OtherKind.DOC,
            "PowerPoint Document", OtherKind.PPT);

    private final POIFSFileSystem files;
    private final DocumentEntry stream;
    private final XlsGlobals globals;

    private XlsWorkbook(POIFSFileSystem files, DocumentEntry stream) throws IOException {
        this.files = files;
        this.stream = stream;
        try (DocumentInputStream bytes = new DocumentInputStream(stream)) {
            this.globals = XlsGlobals.of(new RecordFactoryInputStream(bytes, false));
        }
    }

    /**
     * Opens a file; nothing of it is copied to the disk.
     *
     * @throws UnreadableWorkbook where it is no such workbook
     */
    static XlsWorkbook open(Path file) throws IOException {
        POIFSFileSystem files = null;
        try {
            files = new POIFSFileSystem(file.toFile(), true);
            return new XlsWorkbook(files, stream(files.getRoot()));
        } catch (IOException | RuntimeException unreadable) {
            // Whatever the library stumbles over, it is the file that is at fault.
            if (files != null) {
                files.close();
            }
            throw UnreadableWorkbook.because(unreadable);
        }
    }

    private static DocumentEntry stream(DirectoryNode root) throws IOException {
        if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
            throw new UnreadableWorkbook(Finding.of(FindingCode.WORKBOOK_ENCRYPTED, ""));
        }
        for (String name : STREAMS) {
            if (root.hasEntry(name) && root.getEntry(name) instanceof DocumentEntry document) {
                return document;
            }
        }
        Optional<OtherKind> other = OTHERS.entrySet().stream()
                .filter(kind -> root.hasEntry(kind.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        throw UnreadableWorkbook.of(other.orElse(OtherKind.COMPOUND));
    }

    @Override
    public List<SheetTab> sheets() {
        return globals.sheets();
    }

    @Override
    public SheetRows open(SheetTab sheet) throws IOException {
        int place = Integer.parseInt(sheet.key());
        return new XlsRows(stream, globals, place, new CellTexts(globals.since1904()));
    }

    @Override
    public boolean hasMacros() {
        return Stream.of("_VBA_PROJECT_CUR", "_VBA_PROJECT")
                .anyMatch(name -> files.getRoot().hasEntryCaseInsensitive(name));
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
