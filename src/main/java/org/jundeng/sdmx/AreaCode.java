// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

/** The codes of regions in SDMX: their ids, with {@code $} for the colon, which codes must not have. */
public final class AreaCode {

    private AreaCode() {}

    /** The code of a region. */
    public static String ofRegion(String regionId) {
        return regionId.replace(':', '$');
    }

    /** The id of the region that a code stands for. */
    public static String toRegion(String code) {
        return code.replace('$', ':');
    }
}
