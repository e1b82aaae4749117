// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/** Kinds of files that people take for a workbook that can be read here. */
public enum OtherKind {
    /** Excel's binary workbook. */
    XLSB("xlsb", true),
    /** A workbook of Excel 95 or earlier. */
    OLD_EXCEL("Excel 5.0/95", true),
    /** A web page that a system wrote with the ending xls. */
    HTML("HTML", true),
    /** A web page with its pictures in one file. */
    MHTML("MHTML", true),
    /** Excel's XML of 2003. */
    XML_2003("XML 2003", true),
    /** A workbook of OpenOffice or LibreOffice. */
    ODS("ods", true),
    /** A compound file of another program: an et that is no BIFF, for instance. */
    COMPOUND("OLE2", true),
    /** A document of Word. */
    DOCX("Word docx", false),
    /** The same, of Word 2003 and earlier. */
    DOC("Word doc", false),
    /** Slides. */
    PPTX("PowerPoint pptx", false),
    /** The same, of PowerPoint 2003 and earlier. */
    PPT("PowerPoint ppt", false);

    private final String called;
    private final boolean opens;

    OtherKind(String called, boolean opens) {
        this.called = called;
        this.opens = opens;
    }

    /** Why it is refused. A spreadsheet program opens some of them, and saves them as what can be read. */
    public Finding finding() {
        return opens
                ? Finding.of(FindingCode.OTHER_WORKBOOK, called)
                : Finding.of(FindingCode.WRONG_FORMAT, called, "DOCUMENT");
    }

    /** What a package is whose main part has that content type; empty where it is a workbook that can be read. */
    static Optional<OtherKind> ofContentType(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        if (lower.contains("sheet.binary")) {
            return Optional.of(XLSB);
        }
        if (lower.contains("word")) {
            return Optional.of(DOCX);
        }
        if (lower.contains("presentation") || lower.contains("powerpoint")) {
            return Optional.of(PPTX);
        }
        return lower.contains("spreadsheetml") || lower.contains("ms-excel") ? Optional.empty() : Optional.of(COMPOUND);
    }

    /** What a text is that is the beginning of a file; empty where it is none of these. */
    public static Optional<OtherKind> ofText(String text) {
        String start = text.replaceFirst("^\u00EF\u00BB\u00BF|^\uFEFF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (start.startsWith("mime-version:")) {
            return Optional.of(MHTML);
        }
        boolean xml = start.startsWith("<?xml");
        if (xml && (start.contains("excel.sheet") || start.contains("urn:schemas-microsoft-com:office:spreadsheet"))) {
            return Optional.of(XML_2003);
        }
        boolean page = Arrays.asList("<html", "<!doctype html", "<table", "<head", "<meta", "<style", "<div").stream()
                .anyMatch(start::startsWith);
        return page || xml && start.contains("<html") ? Optional.of(HTML) : Optional.empty();
    }
}
