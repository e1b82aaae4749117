// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.row;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.Contract;

/** The promised columns by each name that a header may have. */
public final class PromisedNames {

    private final Map<String, ColumnContract> byName = new HashMap<>();
    private final Set<ColumnContract> required;

    public PromisedNames(Contract contract) {
        for (ColumnContract column : contract.table().columns()) {
            byName.put(HeaderName.plain(column.name()), column);
            column.aliases().forEach(alias -> byName.putIfAbsent(HeaderName.plain(alias), column));
        }
        required = contract.table().columns().stream()
                .filter(column -> !column.optional())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The column that a header names; null where it names none. */
    public ColumnContract column(String header) {
        return byName.get(HeaderName.plain(header));
    }

    /** The promised columns that a delivery may not lack. */
    public Set<ColumnContract> required() {
        return required;
    }

    /** The columns by the names that headers may have, in the form of {@link HeaderName#plain}. */
    public Map<String, ColumnContract> byName() {
        return Collections.unmodifiableMap(byName);
    }

    /** How many columns the cells name. */
    public int count(List<String> cells) {
        Set<ColumnContract> named = new HashSet<>();
        cells.forEach(cell -> named.add(column(cell)));
        named.remove(null);
        return named.size();
    }

    /**
     * Whether the cells are more likely the header than another row's: they name at least half of the required columns,
     * and more than the other row.
     */
    public boolean areBetterNamed(List<String> cells, List<String> header) {
        int named = count(cells);
        return named * 2L >= required.size() && named > count(header);
    }
}
