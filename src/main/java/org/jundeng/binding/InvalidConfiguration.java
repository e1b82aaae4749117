// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration cannot be used; all its faults at once. */
public final class InvalidConfiguration extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /** Carries {@code faults} in the order they were found. */
    public InvalidConfiguration(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining(System.lineSeparator())));
        this.faults = List.copyOf(faults);
    }

    /** All that is wrong. */
    public List<Fault> faults() {
        return faults;
    }
}
