// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.RecordFactoryInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.SupBookRecord;

/** What an xls says once for all sheets: their names, the texts that cells point to, the number formats. */
final class XlsGlobals {

    private final List<BoundSheetRecord> bounds = new ArrayList<>();
    private final List<Integer> formatOfStyle = new ArrayList<>();
    private final Map<Integer, String> formatTexts = new HashMap<>();
    private final List<NumberFormat> formats = new ArrayList<>();
    private final List<SheetTab> sheets = new ArrayList<>();
    private SSTRecord texts;
    private boolean since1904;
    private boolean readsOtherFiles;

    private XlsGlobals() {}

    /** Reads up to the end of the globals, and which of the parts behind them are sheets with cells. */
    static XlsGlobals of(RecordFactoryInputStream records) {
        XlsGlobals globals = new XlsGlobals();
        Record record = records.nextRecord();
        for (; record != null && !(record instanceof EOFRecord); record = records.nextRecord()) {
            globals.take(record);
        }
        globals.nameSheets(records);
        globals.formatOfStyle.forEach(
                number -> globals.formats.add(NumberFormat.of(number, globals.formatTexts.get(number))));
        return globals;
    }

    private void take(Record record) {
        if (record instanceof BoundSheetRecord sheet) {
            bounds.add(sheet);
        } else if (record instanceof SSTRecord shared) {
            texts = shared;
        } else if (record instanceof DateWindow1904Record window) {
            since1904 = window.getWindowing() != 0;
        } else if (record instanceof FormatRecord format) {
            formatTexts.put(format.getIndexCode(), format.getFormatString());
        } else if (record instanceof ExtendedFormatRecord style) {
            formatOfStyle.add((int) style.getFormatIndex());
        } else if (record instanceof SupBookRecord book) {
            readsOtherFiles |= book.isExternalReferences();
        }
    }

    /** The parts stand in the order of their places, which need not be that of the tabs. */
    private void nameSheets(RecordFactoryInputStream records) {
        List<BoundSheetRecord> inOrder = List.of(BoundSheetRecord.orderByBofPosition(bounds));
        int depth = 0;
        int part = -1;
        List<Integer> withCells = new ArrayList<>();
        for (Record record = records.nextRecord(); record != null; record = records.nextRecord()) {
            if (record instanceof BOFRecord begin) {
                part += depth == 0 ? 1 : 0;
                if (depth == 0 && begin.getType() == BOFRecord.TYPE_WORKSHEET) {
                    withCells.add(part);
                }
                depth++;
            } else if (record instanceof EOFRecord) {
                depth--;
            }
        }
        for (BoundSheetRecord bound : bounds) {
            int place = inOrder.indexOf(bound);
            if (withCells.contains(place)) {
                boolean hidden = bound.isHidden() || bound.isVeryHidden();
                sheets.add(new SheetTab(bound.getSheetname(), hidden, Integer.toString(place)));
            }
        }
    }

    List<SheetTab> sheets() {
        return sheets;
    }

    boolean since1904() {
        return since1904;
    }

    boolean readsOtherFiles() {
        return readsOtherFiles;
    }

    NumberFormat format(int style) {
        return style >= 0 && style < formats.size() ? formats.get(style) : NumberFormat.PLAIN;
    }

    /** A text that cells point to; the number where there is none. */
    String text(int no) {
        return texts == null || no < 0 || no >= texts.getNumUniqueStrings()
                ? "#" + no
                : texts.getString(no).getString();
    }
}
