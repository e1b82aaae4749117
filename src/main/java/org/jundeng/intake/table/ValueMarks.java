// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.table;

import java.util.HashSet;
import java.util.Set;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.HeaderName;

/** The marks that stand in place of a figure: 暂缺, 保密, —. */
final class ValueMarks {

    private final Set<String> marks = new HashSet<>();

    ValueMarks(Contract contract) {
        contract.vocabulary().missing().forEach(mark -> marks.add(HeaderName.plain(mark)));
        contract.vocabulary().confidential().forEach(mark -> marks.add(HeaderName.plain(mark)));
    }

    boolean is(String cell) {
        return marks.contains(HeaderName.plain(cell));
    }
}
