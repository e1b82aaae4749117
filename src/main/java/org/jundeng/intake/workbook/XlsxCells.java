// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.regex.Pattern;

/** Reads the cells of an xlsx into texts. */
final class XlsxCells {

    private static final int LONGEST_FORMULA = 200;
    private static final Pattern OTHER_FILE = Pattern.compile("\\[\\d+]");

    private final PooledTexts texts;
    private final XlsxStyles styles;
    private final CellTexts numbers;
    private final boolean calculatesWhenOpened;
    private boolean readsOtherFiles;

    /**
     * Reads cells of one workbook.
     *
     * @param calculatesWhenOpened whether no result of a formula holds before a spreadsheet program has opened the file
     */
    XlsxCells(PooledTexts texts, XlsxStyles styles, CellTexts numbers, boolean calculatesWhenOpened) {
        this.texts = texts;
        this.styles = styles;
        this.numbers = numbers;
        this.calculatesWhenOpened = calculatesWhenOpened;
    }

    boolean readsOtherFiles() {
        return readsOtherFiles;
    }

    /** The text of the cell that starts here, up to its end; empty where it has no content. */
    String text(PartReader part) throws IOException {
        String type = part.attribute("t");
        int style = part.number("s", 0);
        String value = null;
        String formula = null;
        while (part.next() && !part.ends("c")) {
            if (part.starts("v")) {
                value = part.text();
            } else if (part.starts("is")) {
                value = RichText.of(part, "is");
            } else if (part.starts("f")) {
                formula = part.text();
            }
        }
        if (formula == null) {
            return value == null ? "" : text(type == null ? "n" : type, value, styles.format(style));
        }
        readsOtherFiles |=
                formula.indexOf('[') >= 0 && OTHER_FILE.matcher(formula).find();
        return hasResult(type, value)
                ? text(type == null ? "n" : type, value == null ? "" : value, styles.format(style))
                : "=" + (formula.length() > LONGEST_FORMULA ? formula.substring(0, LONGEST_FORMULA) : formula);
    }

    /**
     * Whether a formula has a result. Programs that cannot calculate leave it out, or write 0.0 where a spreadsheet
     * program writes 0, or ask for all results to be calculated when the file is opened.
     */
    private boolean hasResult(String type, String value) {
        boolean blankText = "str".equals(type) && (value == null || value.isEmpty());
        return !calculatesWhenOpened && (blankText || value != null && !value.isEmpty() && !value.equals("0.0"));
    }

    private String text(String type, String value, NumberFormat format) {
        return switch (type) {
            case "s" -> shared(value);
            case "str" -> RichText.plain(value);
            case "inlineStr", "e" -> value;
            case "b" -> value.strip().equals("1") || value.strip().equals("true") ? "TRUE" : "FALSE";
            case "d" -> day(value.strip());
            default -> value.isEmpty() ? "" : numbers.number(value, format);
        };
    }

    private String shared(String value) {
        try {
            String text = texts.text(Integer.parseInt(value.strip()));
            return text == null ? "#" + value : text;
        } catch (NumberFormatException none) {
            return "#" + value;
        }
    }

    /** A day that is stored as a text, as strict workbooks may. */
    private String day(String value) {
        try {
            String text = value.endsWith("Z") ? value.substring(0, value.length() - 1) : value;
            LocalDateTime moment = LocalDateTime.parse(text.indexOf('T') < 0 ? text + "T00:00:00" : text);
            return numbers.text(moment.toLocalDate(), moment.toLocalTime(), NumberFormat.DAY_AND_TIME);
        } catch (DateTimeException none) {
            return value;
        }
    }
}
