// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Sends files. Of one on a disk, a piece is read when the client has taken the one before: a client that is slow holds
 * no thread, and no more than a piece in memory, however large the file is.
 *
 * @param asked the request
 * @param answer the answer
 */
record Sending(org.eclipse.jetty.server.Request asked, org.eclipse.jetty.server.Response answer) {

    /** How many bytes are read at a time: the most that Jetty keeps buffers for. */
    static final int PIECE = 64 * 1024;

    /** Sends {@code attachment}; only that it has not changed to who has it already. */
    void send(String contentType, Attachment attachment, Runnable goesOn, Callback sent) throws IOException {
        boolean known = attachment.entityTag() != null
                && isKnown(attachment.entityTag(), asked.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH));
        boolean bare = known || asked.getMethod().equals("HEAD");
        Content.Source source = bare ? null : source(attachment.bytes());
        if (attachment.entityTag() != null) {
            answer.getHeaders().put(HttpHeader.ETAG, attachment.entityTag());
        }
        if (known) {
            answer.setStatus(304);
            answer.write(true, BufferUtil.EMPTY_BUFFER, sent);
            return;
        }
        answer.setStatus(200);
        answer.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, contentType)
                .put(HttpHeader.CONTENT_LENGTH, attachment.bytes().size());
        if (attachment.name() != null) {
            answer.getHeaders().put("Content-Disposition", attachment.name().disposition());
        }
        if (bare) {
            answer.write(true, BufferUtil.EMPTY_BUFFER, sent);
            return;
        }
        Content.copy(source, (last, piece, taken) -> answer.write(last, piece, going(goesOn, taken)), sent);
    }

    private Content.Source source(Attachment.Bytes bytes) throws IOException {
        if (bytes instanceof Attachment.OnDisk file) {
            SeekableByteChannel opened = file.opening().open();
            ByteBufferPool.Sized pieces =
                    new ByteBufferPool.Sized(asked.getComponents().getByteBufferPool(), true, PIECE);
            return Content.Source.from(pieces, opened, 0, file.size());
        }
        return Content.Source.from(ByteBuffer.wrap(((Attachment.InMemory) bytes).all()));
    }

    private static Callback going(Runnable goesOn, Callback taken) {
        return Callback.from(
                () -> {
                    goesOn.run();
                    taken.succeeded();
                },
                taken::failed);
    }

    /** Whether the client says that it has these bytes: weakly or strongly, which is the same for bytes. */
    static boolean isKnown(String entityTag, List<String> ifNoneMatch) {
        String ours = strong(entityTag);
        return ifNoneMatch.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(String::strip)
                .map(Sending::strong)
                .anyMatch(tag -> tag.equals(ours) || tag.equals("*"));
    }

    /** Whoever has the same content need not take it again, even if its bytes would be others. */
    private static String strong(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }
}
