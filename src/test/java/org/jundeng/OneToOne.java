// SPDX-License-Identifier: Apache-2.0
package org.jundeng;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Matches claims to places one to one, as many as can be (augmenting paths). */
final class OneToOne {

    private final List<Integer> capacities;
    private final List<List<Integer>> fitting = new ArrayList<>();
    private final List<Integer> placeOf = new ArrayList<>();

    /** Takes how many claims each place bears. */
    OneToOne(List<Integer> capacities) {
        this.capacities = capacities;
    }

    /** Adds a claim on one of {@code places}; false where all of them are needed for others. */
    boolean add(List<Integer> places) {
        fitting.add(places);
        placeOf.add(-1);
        return place(fitting.size() - 1, new HashSet<>());
    }

    private boolean place(int claim, Set<Integer> tried) {
        for (int place : fitting.get(claim)) {
            if (!tried.add(place)) {
                continue;
            }
            if (claims(place) < capacities.get(place)) {
                placeOf.set(claim, place);
                return true;
            }
            for (int other = 0; other < placeOf.size(); other++) {
                if (placeOf.get(other) == place && place(other, tried)) {
                    placeOf.set(claim, place);
                    return true;
                }
            }
        }
        return false;
    }

    /** How many claims stand on a place. */
    int claims(int place) {
        return (int) placeOf.stream().filter(each -> each == place).count();
    }
}
