// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.util.HashMap;
import java.util.Map;

/** How many files come at this moment, by user. */
final class Arriving {

    private final Map<String, Integer> byUser = new HashMap<>();

    /** Counts another one of a user; false where there are too many already. */
    synchronized boolean begins(String user, UploadLimits limits) {
        if (count() >= limits.arrivingInAll() || byUser.getOrDefault(user, 0) >= limits.arrivingOfUser()) {
            return false;
        }
        byUser.merge(user, 1, Integer::sum);
        return true;
    }

    synchronized void ended(String user) {
        byUser.computeIfPresent(user, (id, count) -> count == 1 ? null : count - 1);
    }

    synchronized int count() {
        return byUser.values().stream().mapToInt(Integer::intValue).sum();
    }
}
