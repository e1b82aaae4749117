// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

/** Outages of minutes: longer than the retries of a service last as they are shipped. */
class OutageSoak extends OutageFacts {

    @Override
    boolean retriesAsShipped() {
        return true;
    }
}
