// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jundeng.finding.Finding;
import org.jundeng.sign.Sign;

/**
 * Whether a delivery is believed.
 *
 * @param stoppedBy the signs for which it must wait, in the order of {@link Sign}; empty where it is believed
 * @param findings what looks wrong, one for each figure, those of one sign together, in the order of rows; there may be
 *     some also where nothing stops the delivery
 */
public record SignVerdict(Set<Sign> stoppedBy, List<Finding> findings) {

    /** Nothing looks wrong. */
    public static final SignVerdict PLAUSIBLE = new SignVerdict(Set.of(), List.of());

    public SignVerdict {
        Set<Sign> signs = EnumSet.noneOf(Sign.class);
        signs.addAll(stoppedBy);
        stoppedBy = Collections.unmodifiableSet(signs);
        findings = List.copyOf(findings);
    }

    /** Whether the delivery must wait. */
    public boolean stops() {
        return !stoppedBy.isEmpty();
    }
}
