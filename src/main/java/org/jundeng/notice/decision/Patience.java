// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.decision;

import org.jundeng.binding.Settings;

/**
 * How long a delivery waits to be confirmed before others than its steward are told.
 *
 * @param officialAfter after how many working days the officials are told; 0: never
 * @param superiorAfter after how many working days their superiors are told, too; 0: never
 */
public record Patience(int officialAfter, int superiorAfter) {

    /** The setting of {@link #officialAfter}. */
    public static final String OFFICIAL_KEY = "jundeng.unconfirmed.official-after";

    /** The setting of {@link #superiorAfter}. */
    public static final String SUPERIOR_KEY = "jundeng.unconfirmed.superior-after";

    /** Officials after three working days, their superiors after ten. */
    public static final Patience USUAL = new Patience(3, 10);

    public Patience {
        if (officialAfter < 0 || superiorAfter < 0) {
            throw new IllegalArgumentException("a number of working days is not negative; 0 is never");
        }
    }

    /** As the settings say, else as usual. */
    public static Patience of(Settings settings) {
        return new Patience(
                settings.number(OFFICIAL_KEY, USUAL.officialAfter), settings.number(SUPERIOR_KEY, USUAL.superiorAfter));
    }

    /** Whether officials are told of a delivery that has waited for so many working days. */
    boolean tellsOfficials(int workingDays) {
        return officialAfter > 0 && workingDays >= officialAfter;
    }

    /** Whether superiors are told of a delivery that has waited for so many working days. */
    boolean tellsSuperiors(int workingDays) {
        return superiorAfter > 0 && workingDays >= superiorAfter;
    }
}
