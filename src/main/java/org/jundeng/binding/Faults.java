// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults of the configuration, so that all can be reported at once. Not safe for several threads. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    /** Notes a fault; line 0 means the file as a whole. */
    public void add(Path file, int line, String message) {
        faults.add(new Fault(file, line, message));
    }

    /** All faults so far, in the order they were found. */
    public List<Fault> all() {
        return List.copyOf(faults);
    }

    /** Whether there are no faults so far. */
    public boolean none() {
        return faults.isEmpty();
    }

    /** Throws {@link InvalidConfiguration} with all faults, if there are any. */
    public void throwIfAny() {
        if (!none()) {
            throw new InvalidConfiguration(faults);
        }
    }
}
