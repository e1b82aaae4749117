// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

/** Outages behind which the routes of a service retry once. */
class OutageIT extends OutageFacts {

    @Override
    boolean retriesAsShipped() {
        return false;
    }
}
