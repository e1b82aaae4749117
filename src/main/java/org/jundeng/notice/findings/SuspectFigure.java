// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.findings;

import java.util.List;
import java.util.Optional;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;

/**
 * A figure that looks wrong, as its finding states it: ids, and numbers as text in the indicator's unit.
 *
 * @param indicator the indicator's id
 * @param regionId the region's id
 * @param period the period: {@code 2014-06}
 * @param delivered the figure that came
 * @param last the known figure before it; null where none is known
 * @param lowest the lowest of the known figures; null where none is known
 * @param highest the highest of the known figures; null where none is known
 */
public record SuspectFigure(
        String indicator,
        String regionId,
        String period,
        String delivered,
        String last,
        String lowest,
        String highest) {

    private static final String UNKNOWN = "–";
    private static final int INDICATOR = 0;
    private static final int REGION = 1;
    private static final int PERIOD = 2;
    private static final int LAST = 3;
    private static final int LOWEST = 4;
    private static final int HIGHEST = 5;

    /** The figure that a finding is about; empty where it is about none, such as one about the name of a file. */
    public static Optional<SuspectFigure> of(Finding finding) {
        List<String> arguments = finding.arguments();
        boolean compares =
                finding.code().weight() == FindingCode.Weight.SIGN || finding.code() == FindingCode.UNUSUAL_FIGURE;
        if (!compares || arguments.size() <= HIGHEST || arguments.get(INDICATOR).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SuspectFigure(
                arguments.get(INDICATOR),
                arguments.get(REGION),
                arguments.get(PERIOD),
                finding.found(),
                known(arguments.get(LAST)),
                known(arguments.get(LOWEST)),
                known(arguments.get(HIGHEST))));
    }

    private static String known(String number) {
        return number.isEmpty() || number.equals(UNKNOWN) ? null : number;
    }
}
