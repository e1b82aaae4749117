// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The longest time that an answer may take in all, however slowly it trickles in. */
public final class Deadline {

    private final long seconds;
    private final long startNanos = System.nanoTime();

    /** Begins now, and ends after {@code seconds}. */
    public Deadline(long seconds) {
        this.seconds = seconds;
    }

    private void check() {
        if (System.nanoTime() - startNanos > TimeUnit.SECONDS.toNanos(seconds)) {
            throw SourceTrouble.tooSlow(seconds);
        }
    }

    /** The same rows; reading them fails once the time is over. */
    public Iterator<Map<String, Object>> over(Iterator<Map<String, Object>> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Map<String, Object> next() {
                check();
                return rows.next();
            }
        };
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
