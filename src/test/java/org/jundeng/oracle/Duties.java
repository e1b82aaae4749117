// SPDX-License-Identifier: Apache-2.0
package org.jundeng.oracle;

import java.util.Set;

/** Who answers for which township: all for all, or some for some townships, and one of them for another one later. */
final class Duties {

    private static final Set<String> OF_PLANNER = Set.of("dongwan", "nanling");

    private String ofWarden;

    /** From now on the planner answers for two townships only, and the warden for {@code place}. */
    void share(String place) {
        ofWarden = place;
    }

    /** Whether duties are shared by townships at all. */
    private boolean isShared() {
        return ofWarden != null;
    }

    /** Whether the person answers for the township. */
    boolean answers(String person, String place) {
        return switch (person) {
            case "head" -> true;
            case "planner" -> !isShared() || OF_PLANNER.contains(place);
            case "warden" -> place.equals(ofWarden);
            default -> false;
        };
    }
}
