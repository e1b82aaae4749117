// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The number formats of an xlsx, by the style that a cell names. */
final class XlsxStyles {

    /** More than any spreadsheet program allows. */
    private static final int MOST = 100_000;

    private final List<NumberFormat> formats = new ArrayList<>();

    static XlsxStyles none() {
        return new XlsxStyles();
    }

    static XlsxStyles of(PartReader part) throws IOException {
        XlsxStyles styles = new XlsxStyles();
        Map<Integer, String> texts = new HashMap<>();
        boolean ofCells = false;
        while (part.next()) {
            if (part.name().equals("cellXfs")) {
                ofCells = part.isStart();
            } else if (part.starts("numFmt") && texts.size() < MOST) {
                texts.put(part.number("numFmtId", -1), part.attribute("formatCode"));
            } else if (ofCells && part.starts("xf") && styles.formats.size() < MOST) {
                int number = part.number("numFmtId", 0);
                styles.formats.add(NumberFormat.of(number, texts.get(number)));
            }
        }
        return styles;
    }

    NumberFormat format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormat.PLAIN;
    }
}
