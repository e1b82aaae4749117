// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.copy;

import java.util.HexFormat;

/** The kind of workbook that a file is by its first bytes. */
enum WorkbookKind {
    /** A packed workbook. */
    XLSX("504b0304", ".xlsx"),
    /** A workbook of one stream of records, as xls and most et are. */
    XLS("d0cf11e0a1b11ae1", ".xls"),
    /** None. */
    NONE("", ".csv");

    static final int HEAD = 8;

    private final String signature;

    private final String extension;

    WorkbookKind(String signature, String extension) {
        this.signature = signature;
        this.extension = extension;
    }

    /** How the name of such a file ends; that of a text where it is no workbook. */
    String extension() {
        return extension;
    }

    static WorkbookKind of(byte[] head) {
        String begins = HexFormat.of().formatHex(head);
        for (WorkbookKind kind : values()) {
            if (begins.startsWith(kind.signature)) {
                return kind;
            }
        }
        return NONE;
    }
}
