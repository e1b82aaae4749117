// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A steward's program that does whatever programs do to a name in an inbox, step by step and with pauses. Of each file
 * that it ever had under this name it knows the final content. A file is its inode: it goes on writing to one that has
 * been taken, as long as it has it open.
 */
final class RandomWriter {

    private static final int LONGEST_PAUSE_MILLIS = 1100;
    private static final int LOOK_AGAIN_MILLIS = 150;
    private static final int MOST_LOOKS = 600;

    private final Path name;
    private final Path elsewhere;
    private final Predicate<Object> unseen;
    private final Random random;
    private final List<Written> files = new ArrayList<>();
    private final CompletableFuture<List<Written>> done = new CompletableFuture<>();
    private FileChannel held;
    /** How often it will still check whether its open file is gone before it goes on writing to it. */
    private int looks;

    private int pieces;
    private int steps;

    /**
     * Writes to {@code name}; {@code elsewhere} is another folder of the same file system. If its files are
     * {@code unseen} by the pipeline, it sometimes waits until one is taken and then goes on writing.
     */
    RandomWriter(Path name, Path elsewhere, Predicate<Object> unseen, Random random) {
        this.name = name;
        this.elsewhere = elsewhere;
        this.unseen = unseen;
        this.random = random;
        this.steps = 2 + random.nextInt(6);
    }

    /** One file, whatever its name is. */
    static final class Written {

        final Object key;
        /** While it is open, no other file gets its inode. */
        final FileChannel pin;

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        /** Whether the writer itself has put another in its place, so that it is gone unless it was taken before. */
        boolean replaced;

        Written(Path file) throws IOException {
            pin = FileChannel.open(file, StandardOpenOption.READ);
            key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        }

        byte[] bytes() {
            return content.toByteArray();
        }
    }

    /** Begins after a while; the files are there when the last step is done and everything is closed. */
    CompletableFuture<List<Written>> start(ScheduledExecutorService threads, long delayMillis) {
        threads.schedule(() -> next(threads), delayMillis, TimeUnit.MILLISECONDS);
        return done;
    }

    private void next(ScheduledExecutorService threads) {
        try {
            if (looks > 0 && Files.exists(name)) {
                looks--;
                threads.schedule(() -> next(threads), LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } else if (looks > 0) {
                looks = 0;
                append(true);
                threads.schedule(() -> next(threads), random.nextInt(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
            } else if (steps-- > 0) {
                step();
                threads.schedule(() -> next(threads), random.nextInt(LONGEST_PAUSE_MILLIS), TimeUnit.MILLISECONDS);
            } else {
                close();
                done.complete(files);
            }
        } catch (IOException | RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private void step() throws IOException {
        switch (random.nextInt(10)) {
            case 0 -> truncate();
            case 1 -> renameOver();
            case 2 -> renameFromPart();
            case 3 -> touch();
            case 4 -> Files.writeString(name.resolveSibling(name.getFileName() + ".done"), "");
            case 5 -> close();
            case 6 -> {
                append(true);
                looks = unseen.test(current().key) ? MOST_LOOKS : 0;
            }
            default -> append(random.nextBoolean());
        }
    }

    private Written current() {
        return files.get(files.size() - 1);
    }

    /** Goes on writing to the open file, or else by name: if the file was taken, a new one begins. */
    private void append(boolean hold) throws IOException {
        if (held == null) {
            held = open(StandardOpenOption.APPEND);
        }
        write(held, current());
        if (!hold) {
            close();
        }
    }

    private FileChannel open(StandardOpenOption how) throws IOException {
        if (!files.isEmpty()) {
            try {
                return FileChannel.open(name, StandardOpenOption.WRITE, how);
            } catch (NoSuchFileException taken) {
                // It is begun anew.
            }
        }
        FileChannel begun = FileChannel.open(name, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        files.add(new Written(name));
        return begun;
    }

    private void truncate() throws IOException {
        close();
        int before = files.size();
        held = open(StandardOpenOption.TRUNCATE_EXISTING);
        if (files.size() == before) {
            current().content.reset();
        }
        write(held, current());
        close();
    }

    private void renameOver() throws IOException {
        close();
        replaceBy(elsewhere.resolve(name.getFileName()));
    }

    private void renameFromPart() throws IOException {
        close();
        replaceBy(name.resolveSibling(name.getFileName() + ".part"));
    }

    /** Sometimes it renames the file first and writes the end of it afterwards. */
    private void replaceBy(Path other) throws IOException {
        try (FileChannel out = FileChannel.open(other, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            Written next = new Written(other);
            write(out, next);
            Files.move(other, name, StandardCopyOption.ATOMIC_MOVE);
            if (!files.isEmpty()) {
                current().replaced = true;
            }
            files.add(next);
            if (random.nextInt(3) == 0) {
                write(out, next);
            }
        }
    }

    private void touch() throws IOException {
        try {
            switch (random.nextInt(4)) {
                case 0 -> Files.setPosixFilePermissions(name, PosixFilePermissions.fromString("rw-rw-r--"));
                case 1 -> Files.createLink(elsewhere.resolve(name.getFileName() + "." + pieces++), name);
                case 2 -> Files.setLastModifiedTime(name, FileTime.from(Instant.parse("2014-06-01T00:00:00Z")));
                default ->
                    Files.getFileAttributeView(name, UserDefinedFileAttributeView.class)
                            .write("scanned", ByteBuffer.wrap(new byte[] {1}));
            }
        } catch (FileSystemException takenOrNotSupported) {
            return;
        }
    }

    private void write(FileChannel out, Written file) throws IOException {
        byte[] piece = "%s, piece %d: %s%n"
                .formatted(name.getFileName(), pieces++, "9".repeat(random.nextInt(300)))
                .getBytes(StandardCharsets.UTF_8);
        out.write(ByteBuffer.wrap(piece));
        file.content.writeBytes(piece);
    }

    private void close() throws IOException {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    /** Closes the files, so that their inodes are free. */
    static void unpin(List<Written> files) {
        files.forEach(file -> {
            try {
                file.pin.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
