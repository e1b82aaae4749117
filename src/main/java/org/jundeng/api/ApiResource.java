// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.List;
import java.util.function.Consumer;

/**
 * Something that programs ask for page by page. What it declares is all that is known of it: questions are checked by
 * its parameters, answers are written by its columns, and the description of the API is made of both.
 */
public interface ApiResource {

    /** What it declares of itself. */
    ApiDescription description();

    /** Its name: short for {@code description().name()}. */
    default String name() {
        return description().name();
    }

    /** Its parameters: short for {@code description().parameters()}. */
    default List<ApiParameter> parameters() {
        return description().parameters();
    }

    /** All its columns: short for {@code description().columns()}. */
    default List<ApiColumn> columns() {
        return description().columns();
    }

    /** The columns of the answer to {@code question}: some of {@link #columns()}, in their order. */
    default List<ApiColumn> columns(ApiQuestion question) {
        return columns();
    }

    /**
     * Where the answer to a question begins, pinned to what is known now: questions that go on from it are read from
     * one point. Null where the resource pins nothing. Throws {@link Unanswerable}.
     */
    default ApiPosition beginning(ApiGround ground, ApiQuestion question) {
        return null;
    }

    /**
     * Hands over the rows of a page one by one, each with a cell for each column of {@link #columns(ApiQuestion)}; a
     * cell may be null. Throws {@link Unanswerable}.
     */
    ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to);
}
