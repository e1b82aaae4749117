// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that programs ask for page by page. What it declares is all that is known of it: questions are checked by
 * its parameters, answers are written by its columns, and the description of the API is made of both.
 */
public interface ApiResource {

    /** Its name, which is the last part of its address. */
    String name();

    /** What it gives, in one sentence. */
    String summary();

    /** The parameters beside {@link ApiParameter#LIMIT} and {@link ApiParameter#CURSOR}. */
    List<ApiParameter> parameters();

    /** All columns that an answer may have. */
    List<ApiColumn> columns();

    /** The columns of the answer to {@code question}: some of {@link #columns()}, in their order. */
    default List<ApiColumn> columns(ApiQuestion question) {
        return columns();
    }

    /**
     * Hands over the rows of a page one by one, each with a cell for each column of {@link #columns(ApiQuestion)}; a
     * cell may be null. Throws {@link Unanswerable}.
     */
    ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to);
}
