// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The processes that use an embedded server: one locked file each, so that the system frees the lock when one is
 * killed.
 *
 * <p>POSIX drops all locks of a process on a file as soon as the process closes any handle of that file. So each
 * session has a file of its own, and a process never opens its own file a second time: the name shows that it is its
 * own. All calls must be made while holding the {@link ServerMutex}.
 */
final class ServerSessions {

    private static final String LOCK = ".lock";
    private static final String NOTE = ".properties";

    private final Path folder;

    ServerSessions(Path folder) {
        this.folder = folder;
    }

    /**
     * A live session of some process.
     *
     * @param pid the process
     * @param host the host it runs on
     */
    private record Live(String pid, String host) {}

    /** A session of this process, which ends with the process at the latest. */
    record Mine(Path file, FileChannel channel, FileLock lock) {

        /** Ends it. */
        void end() throws IOException {
            channel.close();
            Files.deleteIfExists(note(file));
            Files.deleteIfExists(file);
        }
    }

    /**
     * Begins a session. All sessions must be on one host or in one container: process numbers of another mean nothing
     * here, and a second server on the same data would destroy it.
     */
    Mine begin() throws IOException {
        Files.createDirectories(folder);
        for (Live other : alive()) {
            if (!other.host().equals(host())) {
                throw new IOException("it is in use on another host (process " + other.pid() + " on " + other.host()
                        + "); work there, or let all hosts share a server of your own with jundeng.db.url");
            }
        }
        Path file = Files.createTempFile(folder, thisProcess(), LOCK);
        Properties note = new Properties();
        note.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        note.setProperty("host", host());
        try (var out = Files.newOutputStream(note(file))) {
            note.store(out, null);
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        return new Mine(file, channel, channel.lock());
    }

    /** Whether there is no session. */
    boolean none() throws IOException {
        return alive().isEmpty();
    }

    /** The live sessions. Files that killed processes left behind are removed. */
    private List<Live> alive() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(LOCK)).sorted().toList();
        }
        List<Live> alive = new ArrayList<>();
        for (Path file : files) {
            if (isAlive(file)) {
                alive.add(read(note(file)));
            } else {
                Files.deleteIfExists(note(file));
                Files.deleteIfExists(file);
            }
        }
        return alive;
    }

    private static boolean isAlive(Path file) throws IOException {
        if (file.getFileName().toString().startsWith(thisProcess())) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        }
    }

    private static Live read(Path note) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(note)) {
            properties.load(in);
        }
        return new Live(properties.getProperty("pid"), properties.getProperty("host"));
    }

    private static Path note(Path file) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.length() - LOCK.length()) + NOTE);
    }

    /**
     * Process numbers are reused, and occur at the same time in another container; together with the start time they
     * are unique.
     */
    private static String thisProcess() {
        ProcessHandle process = ProcessHandle.current();
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return process.pid() + "-" + start + "-";
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
