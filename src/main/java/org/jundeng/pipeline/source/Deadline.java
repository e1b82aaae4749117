// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** The longest time that the answer of a service may take in all, however slowly it trickles in. */
public final class Deadline {

    private final long seconds;
    private final long startNanos = System.nanoTime();

    /** Begins now, and ends after {@code seconds}. */
    public Deadline(long seconds) {
        this.seconds = seconds;
    }

    /** Throws if the time is over. */
    void check() {
        if (System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(seconds)) {
            throw SourceTrouble.tooSlow(seconds);
        }
    }

    /**
     * The same bytes; reading them fails once the time is over. A connection that breaks counts as the source's
     * trouble, not the disk's.
     */
    public InputStream over(InputStream body) {
        return new FilterInputStream(body) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                check();
                try {
                    return super.read(bytes, offset, length);
                } catch (IOException e) {
                    throw SourceTrouble.brokeOff(e);
                }
            }
        };
    }
}
