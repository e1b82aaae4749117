// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.past;

import java.util.List;
import org.jundeng.assess.Derivation;

/**
 * What was derived anew since the last evaluation.
 *
 * @param changes the figures that changed
 * @param byNewFormulas whether all was derived anew, because the formulas are new: what changed by them alone was
 *     corrected by nobody
 */
public record DerivedAnew(List<Derivation.Change> changes, boolean byNewFormulas) {
    public DerivedAnew {
        changes = List.copyOf(changes);
    }
}
