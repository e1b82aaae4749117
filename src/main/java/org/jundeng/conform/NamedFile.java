// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.nio.file.Path;
import java.util.List;
import org.jundeng.conform.text.PeriodsInText;
import org.jundeng.contract.Contract;
import org.jundeng.observation.TimePeriod;

/**
 * A delivery's bytes and the name under which they were delivered, which need not be that of the file that holds them.
 *
 * @param bytes the file that holds the bytes
 * @param sourceName the name as delivered, which may say the period; null where it says nothing, as for a pull
 */
public record NamedFile(Path bytes, String sourceName) {

    /** The periods of a contract's frequency that the name says in full; none where it says nothing. */
    public List<TimePeriod> periods(Contract contract) {
        if (sourceName == null || contract.table().freq() == null) {
            return List.of();
        }
        String said = contract.merging().asOf().withoutStamp(sourceName);
        return PeriodsInText.in(said).stream()
                .filter(range -> range.first().equals(range.last())
                        && range.first().freq() == contract.table().freq())
                .map(PeriodsInText.Range::first)
                .toList();
    }
}
