// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** Brings lines into a total order with bounded memory: sorted chunks in temporary files, merged. */
final class SortedLines implements Closeable {

    private static final int MOST_CHUNKS = 64;

    private final Path directory;
    private final int charactersHeld;
    private final List<String> lines = new ArrayList<>();
    private List<Path> chunks = new ArrayList<>();
    private long held;

    /** Keeps its temporary files in {@code directory}; holds about {@code charactersHeld} characters at a time. */
    SortedLines(Path directory, int charactersHeld) {
        this.directory = directory;
        this.charactersHeld = charactersHeld;
    }

    void add(String line) throws IOException {
        lines.add(line);
        held += line.length() + 40L;
        if (held > charactersHeld) {
            spill();
        }
    }

    private void spill() throws IOException {
        lines.sort(null);
        Path chunk = newChunk();
        try (BufferedWriter out = Files.newBufferedWriter(chunk)) {
            for (String line : lines) {
                out.append(line).append('\n');
            }
        }
        lines.clear();
        held = 0;
        if (chunks.size() == MOST_CHUNKS) {
            Path merged = newChunk();
            merge(merged);
            chunks.add(merged);
        }
    }

    private Path newChunk() throws IOException {
        Path chunk = Files.createTempFile(directory, ".sort-", ".tmp");
        chunks.add(chunk);
        return chunk;
    }

    /** Writes all lines in order, each ended by a line feed. */
    void writeTo(Path target) throws IOException {
        spill();
        merge(target);
    }

    private void merge(Path target) throws IOException {
        List<Path> merging =
                chunks.stream().filter(chunk -> !chunk.equals(target)).toList();
        PriorityQueue<Chunk> heads = new PriorityQueue<>();
        try (BufferedWriter out = Files.newBufferedWriter(target)) {
            for (Path path : merging) {
                Chunk chunk = new Chunk(Files.newBufferedReader(path));
                offer(heads, chunk);
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
        for (Path path : merging) {
            Files.delete(path);
        }
        chunks = new ArrayList<>();
    }

    private static void offer(PriorityQueue<Chunk> heads, Chunk chunk) throws IOException {
        if (chunk.advance()) {
            heads.add(chunk);
        } else {
            chunk.lines.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path chunk : chunks) {
            Files.deleteIfExists(chunk);
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
