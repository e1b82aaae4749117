// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;

/** The promised columns by all names that a header may have for them. */
final class PromisedNames {

    private final Map<String, ColumnContract> byName = new HashMap<>();
    private final long required;

    PromisedNames(Contract contract) {
        for (ColumnContract column : contract.table().columns()) {
            byName.put(HeaderName.plain(column.name()), column);
            column.aliases().forEach(alias -> byName.putIfAbsent(HeaderName.plain(alias), column));
        }
        required = contract.table().columns().stream()
                .filter(column -> !column.optional())
                .count();
    }

    /** The column that a header is a name of; null where it is none. */
    ColumnContract column(String header) {
        return byName.get(HeaderName.plain(header));
    }

    /** How many columns the cells are names of. */
    int count(List<String> cells) {
        Set<ColumnContract> named = new HashSet<>();
        cells.forEach(cell -> named.add(column(cell)));
        named.remove(null);
        return named.size();
    }

    /** Whether the cells are more of a header than another row's: half of what must be there, and more than that. */
    boolean areBetterNamed(List<String> cells, List<String> header) {
        int named = count(cells);
        return named * 2L >= required && named > count(header);
    }
}
