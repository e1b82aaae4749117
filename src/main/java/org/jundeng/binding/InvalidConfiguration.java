// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown where the configuration cannot be used, with all its faults. */
public final class InvalidConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** Carries {@code faults} in the order they were found. */
    public InvalidConfiguration(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining(System.lineSeparator())));
        this.faults = List.copyOf(faults);
    }

    /** All faults. */
    public List<Fault> faults() {
        return faults;
    }
}
