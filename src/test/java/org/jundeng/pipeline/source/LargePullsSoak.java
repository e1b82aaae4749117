// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

/** A million rows of each product in a heap of 64 MB. */
class LargePullsSoak extends LargePullsIT {

    private static final int MILLION = 1_000_000;

    @Override
    int rows() {
        return MILLION;
    }

    @Override
    int length() {
        return 1;
    }
}
