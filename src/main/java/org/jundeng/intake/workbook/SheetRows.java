// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.workbook;

import java.io.Closeable;
import java.io.IOException;

/** The rows of a sheet as a stream: memory use does not grow with their number. */
interface SheetRows extends Closeable {

    /**
     * The next row that has cells; null at the end.
     *
     * @throws UnreadableWorkbook where the rest cannot be read
     */
    SheetRow next() throws IOException;

    /** The merged cells of the sheet; may read all of it. */
    MergedAreas merged() throws IOException;

    /** How many columns a reader does not see, of those before the first row; known once there was a row. */
    int hiddenColumns();

    /** Whether a formula takes figures from another file, among the rows so far. */
    boolean readsOtherFiles();

    /** The share of the sheet that was read, in thousandths. */
    int thousandthsRead();
}
