// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a page begins: what its first page was pinned to, and the key of the last row of the page before.
 *
 * @param pin what all pages of one question are read from; its form is the resource's own
 * @param key the key; its form is the resource's own, and null is a value of it; empty at the beginning
 */
public record ApiPosition(List<String> pin, List<String> key) {

    public ApiPosition {
        pin = List.copyOf(pin);
        key = java.util.Collections.unmodifiableList(new ArrayList<>(key));
    }
}
