// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Promise;

/**
 * Reads a form that brings a file, into a file while it comes: no thread waits for the client, and no more than a piece
 * is in memory, however large it is. What is longer than it may be breaks off at that byte.
 */
final class FileFormReading {

    private static final String TYPE = "multipart/form-data";
    private static final int MOST_PARTS = 20;
    private static final int LONGEST_PART_HEADERS = 4 * 1024;
    /** What of a part is kept in memory; longer ones are files, whether or not they say so. */
    private static final int IN_MEMORY = 16 * 1024;

    private static final int LONGEST_FIELD = 4 * 1024;
    /** After so many bytes a client has shown that it is still sending, and gets as much time again. */
    private static final int PACE = 256 * 1024;

    private FileFormReading() {}

    /** Whether a request brings such a form. */
    static boolean isSo(org.eclipse.jetty.server.Request asked) {
        return contentType(asked).toLowerCase(Locale.ROOT).startsWith(TYPE);
    }

    private static String contentType(org.eclipse.jetty.server.Request asked) {
        String type = asked.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null ? "" : type;
    }

    /** What becomes of it. */
    interface Outcome {
        /** It has come; {@link Body#TOO_LONG} where it was longer than it may be. */
        void came(Body body);

        /** It is no such form. */
        void garbled();

        /** The client has gone, or was too slow. */
        void brokeOff(Throwable failure);

        /** The client goes on sending. */
        void goesOn();
    }

    /** Reads the body of {@code asked} as {@code admitted} says. */
    static void of(org.eclipse.jetty.server.Request asked, FileForms.Admitted admitted, Outcome outcome) {
        if (asked.getLength() > admitted.longest()) {
            outcome.came(Body.TOO_LONG);
            return;
        }
        Optional<MultiPartFormData.Parser> ofType = parser(contentType(asked));
        if (ofType.isEmpty()) {
            outcome.garbled();
            return;
        }
        MultiPartFormData.Parser parser = ofType.get();
        parser.setFilesDirectory(admitted.folder());
        parser.setMaxLength(-1);
        parser.setMaxFileSize(-1);
        parser.setMaxMemoryFileSize(IN_MEMORY);
        parser.setUseFilesForPartsWithoutFileName(true);
        parser.setMaxParts(MOST_PARTS);
        parser.setPartHeadersMaxLength(LONGEST_PART_HEADERS);
        Capped capped = new Capped(asked, admitted.longest(), outcome);
        parser.parse(capped, new Promise.Invocable<>() {
            @Override
            public void succeeded(MultiPartFormData.Parts parts) {
                FileFormReading.came(parts, admitted.folder(), outcome);
            }

            @Override
            public void failed(Throwable failure) {
                capped.tell(failure);
            }

            /** Pieces are written to the disk as they come. */
            @Override
            public InvocationType getInvocationType() {
                return InvocationType.BLOCKING;
            }
        });
    }

    /** What reads forms of a type; empty where the type does not say what stands between their parts. */
    private static Optional<MultiPartFormData.Parser> parser(String type) {
        try {
            return Optional.ofNullable(MultiPart.extractBoundary(type)).map(MultiPartFormData.Parser::new);
        } catch (IllegalArgumentException garbled) {
            return Optional.empty();
        }
    }

    private static void came(MultiPartFormData.Parts parts, Path folder, Outcome outcome) {
        Body body;
        try (parts) {
            body = new Body(new byte[0], false, uploaded(parts, folder));
        } catch (IOException | RuntimeException e) {
            outcome.brokeOff(e);
            return;
        }
        outcome.came(body);
    }

    private static Uploaded uploaded(MultiPartFormData.Parts parts, Path folder) throws IOException {
        Map<String, String> fields = new HashMap<>();
        Path file = null;
        String name = "";
        for (MultiPart.Part part : parts) {
            if (part.getFileName() == null) {
                if (part.getLength() <= LONGEST_FIELD && part.getName() != null) {
                    fields.putIfAbsent(part.getName(), part.getContentAsString(StandardCharsets.UTF_8));
                }
            } else if (file == null && !part.getFileName().isEmpty()) {
                file = folder.resolve("file");
                name = part.getFileName();
                part.writeTo(file);
            }
        }
        return new Uploaded(fields, file, name);
    }

    /** A body of which no more is read than it may have. */
    private static final class Capped implements Content.Source {

        private final Content.Source source;
        private final long longest;
        private final Outcome outcome;
        private long length;
        private long told;
        private Content.Chunk failure;
        private boolean tooLong;

        Capped(Content.Source source, long longest, Outcome outcome) {
            this.source = source;
            this.longest = longest;
            this.outcome = outcome;
        }

        @Override
        public Content.Chunk read() {
            if (failure != null) {
                return failure;
            }
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                return null;
            }
            if (Content.Chunk.isFailure(chunk)) {
                failure = chunk;
                return chunk;
            }
            ByteBuffer bytes = chunk.getByteBuffer();
            length += bytes.remaining();
            if (length > longest) {
                tooLong = true;
                chunk.release();
                failure = Content.Chunk.from(new IOException("longer than " + longest + " bytes"));
                return failure;
            }
            if (length - told > PACE) {
                told = length;
                outcome.goesOn();
            }
            return chunk;
        }

        @Override
        public void demand(Runnable demandCallback) {
            if (failure != null) {
                demandCallback.run();
            } else {
                source.demand(demandCallback);
            }
        }

        @Override
        public void fail(Throwable thrown) {
            source.fail(thrown);
        }

        /** Says why it was not read as a whole. */
        void tell(Throwable thrown) {
            if (tooLong) {
                outcome.came(Body.TOO_LONG);
            } else if (failure != null) {
                outcome.brokeOff(thrown);
            } else {
                outcome.garbled();
            }
        }
    }
}
