// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Pages of what is known whole: as much as a configuration has, or a night says. They are in the order of their keys,
 * so a page goes on behind the last one whatever came or went meanwhile.
 *
 * @param <T> what is listed
 */
record ListedRows<T>(List<T> all, Function<T, String> key, Function<T, Object[]> cells) {

    ListedRows {
        all = all.stream().sorted(Comparator.comparing(key)).toList();
    }

    /** The page that is asked for; {@code pin} is for the pages behind it. */
    ApiAnswer page(ApiQuestion question, List<String> pin, Consumer<Object[]> to) {
        String after =
                question.position() == null ? null : question.position().key().get(0);
        List<T> rest = all.stream()
                .filter(each -> after == null || key.apply(each).compareTo(after) > 0)
                .limit(question.limit() + 1L)
                .toList();
        boolean hasMore = rest.size() > question.limit();
        List<T> page = hasMore ? rest.subList(0, question.limit()) : rest;
        page.forEach(each -> to.accept(cells.apply(each)));
        return new ApiAnswer(
                null, hasMore ? new ApiPosition(pin, List.of(key.apply(page.get(page.size() - 1)))) : null);
    }
}
