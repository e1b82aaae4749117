// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RevivingSourceTest {

    @Test
    void remembersTheLoginTimeoutThatThePoolWaitsForInItsShutdown() {
        RevivingSource source = new RevivingSource(() -> null, () -> {});

        source.setLoginTimeout(10);

        assertThat(source.getLoginTimeout()).isEqualTo(10);
    }
}
