// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.spool;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Sorts lines with bounded memory. A second thread sorts each chunk into a temporary file while the next one fills; in
 * the end they are merged. Lines that fit into one chunk need neither thread nor file.
 */
final class SortedLines implements Closeable {

    private static final int MOST_CHUNKS = 64;
    private static final int MOST_HELD = 1 << 25;
    private static final int HEAP_SHARE = 32;
    private static final long BYTES_A_LINE = 40;

    private final Path directory;
    private final int charactersHeld;
    private final List<Path> chunks = new ArrayList<>();
    private List<String> lines = new ArrayList<>();
    private CompletableFuture<Void> underWay;
    private long held;

    /**
     * Keeps its temporary files in {@code directory} and about {@code charactersHeld} characters in memory, at most
     * twice as many.
     */
    SortedLines(Path directory, int charactersHeld) {
        this.directory = directory;
        this.charactersHeld = charactersHeld;
    }

    /** Keeps as much in memory as the heap allows: at most an eighth of it. */
    static SortedLines in(Path directory) {
        return new SortedLines(
                directory, (int) Math.min(MOST_HELD, Runtime.getRuntime().maxMemory() / HEAP_SHARE));
    }

    void add(String line) throws IOException {
        lines.add(line);
        held += line.length() + BYTES_A_LINE;
        if (held > charactersHeld) {
            spill();
        }
    }

    private void spill() throws IOException {
        await();
        if (chunks.size() == MOST_CHUNKS) {
            Path merged = newChunk();
            merge(merged);
            chunks.add(merged);
        }
        List<String> full = lines;
        Path chunk = newChunk();
        chunks.add(chunk);
        underWay = CompletableFuture.runAsync(() -> writeChunk(full, chunk), SortedLines::onSecondThread);
        lines = new ArrayList<>(full.size());
        held = 0;
    }

    private static void onSecondThread(Runnable task) {
        Thread second = new Thread(task, "sorting");
        second.setDaemon(true);
        second.start();
    }

    private static void writeChunk(List<String> unsorted, Path file) {
        try {
            write(unsorted, file);
        } catch (IOException e) {
            throw new UncheckedIOException("sorting into " + file, e);
        }
    }

    private static void write(List<String> unsorted, Path file) throws IOException {
        unsorted.sort(null);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (String line : unsorted) {
                out.append(line).append('\n');
            }
        }
    }

    private void await() throws IOException {
        if (underWay == null) {
            return;
        }
        try {
            underWay.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof UncheckedIOException disk ? disk.getCause() : new IOException(e.getCause());
        } finally {
            underWay = null;
        }
    }

    private Path newChunk() throws IOException {
        return Files.createTempFile(directory, ".sort-", ".tmp");
    }

    /** Writes all lines in order, each with a line feed at its end. */
    void writeTo(Path target) throws IOException {
        if (chunks.isEmpty()) {
            write(lines, target);
            return;
        }
        spill();
        await();
        merge(target);
    }

    private void merge(Path target) throws IOException {
        PriorityQueue<Chunk> heads = new PriorityQueue<>();
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            for (Path path : chunks) {
                offer(heads, new Chunk(Files.newBufferedReader(path)));
            }
            while (!heads.isEmpty()) {
                Chunk least = heads.poll();
                out.append(least.line).append('\n');
                offer(heads, least);
            }
        } finally {
            for (Chunk chunk : heads) {
                chunk.lines.close();
            }
        }
        for (Path path : chunks) {
            Files.delete(path);
        }
        chunks.clear();
    }

    private static void offer(PriorityQueue<Chunk> heads, Chunk chunk) throws IOException {
        if (chunk.advance()) {
            heads.add(chunk);
        } else {
            chunk.lines.close();
        }
    }

    /** Deletes the files and ends the thread. */
    @Override
    public void close() throws IOException {
        try {
            await();
        } finally {
            for (Path chunk : chunks) {
                Files.deleteIfExists(chunk);
            }
        }
    }

    private static final class Chunk implements Comparable<Chunk> {

        private final BufferedReader lines;
        private String line;

        Chunk(BufferedReader lines) {
            this.lines = lines;
        }

        boolean advance() throws IOException {
            line = lines.readLine();
            return line != null;
        }

        @Override
        public int compareTo(Chunk other) {
            return line.compareTo(other.line);
        }
    }
}
