// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.time.Instant;
import java.util.List;

/** The outbox as the edges see it. */
final class Letters implements NoticeQueue {

    @Override
    public List<Letter> due(Instant now) {
        return List.of();
    }

    @Override
    public void sent(long noticeId, Instant at) {}

    @Override
    public void failed(long noticeId, String error, Instant nextAttempt) {}
}
