// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A workbook of one format: its sheets, and the rows of any of them. */
interface Workbook extends Closeable {

    /** Its sheets with cells, in the order of their tabs. */
    List<SheetTab> sheets();

    /** The rows of a sheet; the caller must close them. */
    SheetRows open(SheetTab sheet) throws IOException;

    /** Whether it brings programs of its own. */
    boolean hasMacros();
}
