// SPDX-License-Identifier: Apache-2.0
package org.jundeng.plausibility;

/** Looks for one sign in a delivery. */
@FunctionalInterface
interface SignSeeker {

    /** Adds to {@code suspicions} the figures that have the sign and that no earlier sign explains. */
    void seek(Examination examination, SignsInForce inForce, Suspicions suspicions);
}
