// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.xssf.usermodel.DefaultIndexedColorMap;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** The fill of cells, in both kinds of workbook. */
final class Fill {

    private Fill() {}

    /** Whether a style fills its cells with a colour, also where a program wrote its shades in place of its number. */
    static boolean isOf(CellStyle style, IndexedColors colour) {
        if (style.getFillPattern() != FillPatternType.SOLID_FOREGROUND) {
            return false;
        }
        if (!(style instanceof XSSFCellStyle packed)) {
            return style.getFillForegroundColor() == colour.getIndex();
        }
        XSSFColor now = packed.getFillForegroundXSSFColor();
        String shades = new XSSFColor(colour, new DefaultIndexedColorMap()).getARGBHex();
        return now != null
                && (now.isIndexed() && now.getIndexed() == colour.getIndex() || shades.equals(now.getARGBHex()));
    }

    /** Gives {@code style} the fill of another of the same workbook; none where that is null. */
    static void set(CellStyle style, CellStyle of) {
        if (of == null) {
            style.setFillPattern(FillPatternType.NO_FILL);
        } else if (style instanceof XSSFCellStyle packed && of instanceof XSSFCellStyle other) {
            packed.setFillForegroundColor(other.getFillForegroundXSSFColor());
            packed.setFillBackgroundColor(other.getFillBackgroundXSSFColor());
            packed.setFillPattern(other.getFillPattern());
        } else {
            style.setFillForegroundColor(of.getFillForegroundColor());
            style.setFillBackgroundColor(of.getFillBackgroundColor());
            style.setFillPattern(of.getFillPattern());
        }
    }
}
