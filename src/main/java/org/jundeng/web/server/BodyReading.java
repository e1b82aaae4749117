// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.thread.Invocable;

/**
 * Reads the body of a request without a thread that waits for it, and keeps no more of it than its page bears. Somewhat
 * more is read and thrown away, so that the client gets to read why it is refused.
 */
final class BodyReading implements Invocable.Task {

    private static final int MOST_DISCARDED = 64 * 1024;

    private final Content.Source source;
    private final int longest;
    private final Consumer<Body> whole;
    private final Consumer<Throwable> failed;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long length;

    private BodyReading(Content.Source source, int longest, Consumer<Body> whole, Consumer<Throwable> failed) {
        this.source = source;
        this.longest = longest;
        this.whole = whole;
        this.failed = failed;
    }

    /** Reads {@code source} and hands on what came, or why it did not come. */
    static void of(Content.Source source, int longest, Consumer<Body> whole, Consumer<Throwable> failed) {
        new BodyReading(source, longest, whole, failed).run();
    }

    /** Whether a body says of itself that it is so long that nothing of it need be read. */
    static boolean isFarTooLong(org.eclipse.jetty.server.Request asked, int longest) {
        return asked.getLength() > (long) longest + MOST_DISCARDED;
    }

    @Override
    public void run() {
        while (length <= (long) longest + MOST_DISCARDED) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                failed.accept(chunk.getFailure());
                return;
            }
            keep(chunk.getByteBuffer());
            chunk.release();
            if (chunk.isLast()) {
                break;
            }
        }
        whole.accept(length > longest ? Body.TOO_LONG : new Body(kept.toByteArray(), false));
    }

    private void keep(ByteBuffer bytes) {
        length += bytes.remaining();
        if (length <= longest) {
            byte[] some = new byte[bytes.remaining()];
            bytes.get(some);
            kept.writeBytes(some);
        }
    }

    /** Handing on may mean answering, which is not for the thread that watches the connections. */
    @Override
    public InvocationType getInvocationType() {
        return InvocationType.BLOCKING;
    }
}
