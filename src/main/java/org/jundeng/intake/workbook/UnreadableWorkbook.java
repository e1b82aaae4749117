// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.util.regex.Pattern;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/** Carries the finding for a workbook that cannot be read out of the libraries' calls; it never leaves this package. */
final class UnreadableWorkbook extends IOException {

    private static final long serialVersionUID = 1;
    private static final int MOST_WORDS = 120;
    /** Where the file lies here means nothing to who sent it. */
    private static final Pattern PATH = Pattern.compile("(?<=\\s)(/|[A-Za-z]:\\\\)\\S+");

    private final transient Finding finding;

    UnreadableWorkbook(Finding finding) {
        super(finding.code().code());
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }

    /**
     * What a library's exception says about the workbook.
     *
     * @throws IOException where it says something about the disk instead
     */
    static UnreadableWorkbook because(Exception fault) throws IOException {
        if (fault instanceof UnreadableWorkbook known) {
            return known;
        }
        if (fault instanceof FileSystemException
                || fault instanceof FileNotFoundException
                || fault instanceof InterruptedIOException
                || fault instanceof ClosedChannelException) {
            throw (IOException) fault;
        }
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException) {
                return new UnreadableWorkbook(Finding.of(FindingCode.WORKBOOK_ENCRYPTED, ""));
            }
            if (cause instanceof OldExcelFormatException) {
                return of(OtherKind.OLD_EXCEL);
            }
            if (cause.getMessage() != null && cause.getMessage().contains("Zip bomb")) {
                return tooLarge("ZIP");
            }
        }
        return broken(fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
    }

    static UnreadableWorkbook broken(String how) {
        String line =
                PATH.matcher(how.lines().findFirst().orElse("")).replaceAll("…").strip();
        return new UnreadableWorkbook(Finding.of(
                FindingCode.WORKBOOK_BROKEN, line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "…"));
    }

    static UnreadableWorkbook tooLarge(String what) {
        return new UnreadableWorkbook(Finding.of(FindingCode.WORKBOOK_TOO_LARGE, what));
    }

    static UnreadableWorkbook of(OtherKind kind) {
        return new UnreadableWorkbook(kind.finding());
    }
}
