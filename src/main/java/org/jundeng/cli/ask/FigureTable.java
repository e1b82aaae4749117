// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.function.Consumer;
import org.jundeng.cli.terminal.AnswerStream;
import org.jundeng.warehouse.history.Observations.Row;

/** A form in which figures are listed. */
interface FigureTable {

    /** The figures of one moment, which may be read several times. */
    @FunctionalInterface
    interface Rows {
        /** Hands over all of them, in the same order each time. */
        void each(Consumer<Row> to);
    }

    /** The names of the columns. */
    String[] columns(Rows rows);

    /** Prints the figures under these columns. */
    void print(Rows rows, AnswerStream to);
}
