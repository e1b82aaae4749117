// SPDX-License-Identifier: Apache-2.0
package org.jundeng.observation;

/** What kind of value an observation has: the SDMX code list CL_OBS_STATUS, as far as the feeds use it. */
public enum ObsStatus {
    /** Normal value. */
    A,
    /** Break in the series. */
    B,
    /** Estimated value. */
    E,
    /** Missing value: the source says that there is none. */
    M,
    /** Provisional value. */
    P,
    /** Suppressed value: the source says that there is one, and that it is confidential. */
    Q;

    /** Whether an observation with this status has a value. */
    public boolean hasValue() {
        return this != M && this != Q;
    }
}
