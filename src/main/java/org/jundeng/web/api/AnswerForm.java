// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jundeng.api.ApiAnswer;
import org.jundeng.api.ApiColumn;

/** A form in which answers are written. */
interface AnswerForm {

    /** Its media type. */
    String type();

    /** The media type with its parameters, as an answer has it. */
    String contentType();

    /** Begins an answer on {@code out}, which is closed with it. */
    Writing begin(List<ApiColumn> columns, OutputStream out) throws IOException;

    /** An answer that is being written. */
    interface Writing extends AutoCloseable {

        /** Writes a row; a cell that is null is absent. */
        void row(Object... cells) throws IOException;

        /**
         * Writes what there is to say beside the rows, where the form has a place for it.
         *
         * @param next the address of the next page; null where there is none
         */
        void end(ApiAnswer answer, String next) throws IOException;

        @Override
        void close() throws IOException;
    }
}
