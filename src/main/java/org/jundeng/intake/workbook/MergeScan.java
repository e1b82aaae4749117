// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the merged cells of a sheet in an xlsx. They stand behind millions of cells, so this only looks for their tags
 * among the bytes, in a fraction of the time that parsing takes.
 */
final class MergeScan {

    private static final byte[] TAG = "mergeCell ".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern AREA =
            Pattern.compile("ref\\s*=\\s*[\"']\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})[\"']");
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 1 << 10;
    private static final int LETTERS = 26;

    private final MergedAreas areas = new MergedAreas();
    private final StringBuilder tag = new StringBuilder();
    private int matched;
    private boolean inTag;
    private byte beforeTag;
    private byte last;

    private MergeScan() {}

    static MergedAreas of(InputStream sheet) throws IOException {
        MergeScan scan = new MergeScan();
        byte[] buffer = new byte[BUFFER];
        for (int count = sheet.read(buffer); count >= 0; count = sheet.read(buffer)) {
            if (count > 1 && (buffer[0] == 0 || buffer[1] == 0 || buffer[0] == (byte) 0xFE)) {
                throw UnreadableWorkbook.broken("UTF-16");
            }
            for (int i = 0; i < count; i++) {
                scan.take(buffer[i]);
            }
        }
        return scan.areas.sorted();
    }

    private void take(byte next) throws UnreadableWorkbook {
        if (inTag) {
            attribute(next);
        } else if (next == TAG[matched]) {
            beforeTag = matched == 0 ? last : beforeTag;
            // A text has no angle bracket, so what follows one is a tag; a prefix may stand between them.
            if (++matched == TAG.length) {
                matched = 0;
                inTag = beforeTag == '<' || beforeTag == ':';
            }
        } else {
            matched = next == TAG[0] ? 1 : 0;
            beforeTag = last;
        }
        last = next;
    }

    private void attribute(byte next) throws UnreadableWorkbook {
        if (next != '>' && tag.length() < LONGEST) {
            tag.append((char) next);
            return;
        }
        Matcher area = AREA.matcher(tag);
        if (area.find()) {
            areas.add(
                    Long.parseLong(area.group(2)) - 1,
                    Long.parseLong(area.group(4)) - 1,
                    column(area.group(1)),
                    column(area.group(3)));
        }
        tag.setLength(0);
        inTag = false;
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * LETTERS + (letters.charAt(i) - 'A' + 1);
        }
        return column - 1;
    }
}
