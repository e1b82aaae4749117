// SPDX-License-Identifier: Apache-2.0
package org.jundeng.template;

import java.util.Locale;
import java.util.stream.Stream;
import org.jundeng.contract.ColumnContract;

/** What a column of regions takes. */
final class AreaColumn {

    private AreaColumn() {}

    /** Whether it takes codes, by its names. */
    static boolean wantsCode(ColumnContract column) {
        return Stream.concat(Stream.of(column.name()), column.aliases().stream())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.contains("代码") || name.contains("编码") || name.contains("code"));
    }
}
