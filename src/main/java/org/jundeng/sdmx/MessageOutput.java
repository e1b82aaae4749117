// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx;

import java.io.OutputStream;
import java.time.Clock;
import java.util.Objects;

/**
 * Where a message is written.
 *
 * @param out its bytes
 * @param clock tells when it is prepared
 * @param preparing is run before what differs between two messages that say the same: when each was prepared
 */
public record MessageOutput(OutputStream out, Clock clock, Runnable preparing) {

    public MessageOutput {
        Objects.requireNonNull(out, "out");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(preparing, "preparing");
    }
}
