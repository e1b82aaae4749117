// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.Objects;

/**
 * A file that is sent.
 *
 * @param name the name under which it is to be kept; null where it is for a program, which needs none
 * @param bytes what is in it
 * @param entityTag tells these bytes from all others, so that nobody takes them twice; null where nobody would
 */
public record Attachment(AttachmentName name, Bytes bytes, String entityTag) {

    public Attachment {
        Objects.requireNonNull(bytes, "bytes");
    }

    /** Bytes that were made for who asks. */
    public static Attachment of(AttachmentName name, byte[] made) {
        return new Attachment(name, new InMemory(made), null);
    }

    /** Bytes that were made for a program. */
    public static Attachment of(byte[] made, String entityTag) {
        return new Attachment(null, new InMemory(made), entityTag);
    }

    /** Bytes that lie on a disk, and are sent piece by piece while the client takes them. */
    public static Attachment of(AttachmentName name, long size, Opening opening, String entityTag) {
        return new Attachment(name, new OnDisk(size, opening), entityTag);
    }

    /** What is in a file. */
    sealed interface Bytes {
        /** How many they are. */
        long size();
    }

    /** Bytes in memory. */
    record InMemory(byte[] all) implements Bytes {
        InMemory {
            all = all.clone();
        }

        @Override
        public long size() {
            return all.length;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof InMemory same && Arrays.equals(all, same.all);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(all);
        }
    }

    /** Bytes that are opened when they are sent. */
    record OnDisk(long size, Opening opening) implements Bytes {}

    /** Opens bytes from their beginning; who opens them closes them. */
    @FunctionalInterface
    public interface Opening {
        /** The bytes. */
        SeekableByteChannel open() throws IOException;
    }
}
