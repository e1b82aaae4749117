// SPDX-License-Identifier: Apache-2.0
package org.jundeng.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A stopwatch that also looks at the processor's time, here and in the server, and at the highest use of the heap. */
final class Meter {

    private static final double NANOS = 1e9;
    /** What Linux counts processor time in, on every platform that matters here. */
    private static final double TICKS_A_SECOND = 100;

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Path serverData;

    /** Looks at the server whose data lies in {@code serverData}. */
    Meter(Path serverData) {
        this.serverData = serverData;
    }

    /**
     * What one run took.
     *
     * @param seconds by the clock
     * @param ownSeconds of the processor, in this process
     * @param serverSeconds of the processor, in the server's processes; empty where this system does not say
     * @param heapBytes the highest use of the heap, garbage included
     */
    record Taken(double seconds, double ownSeconds, OptionalDouble serverSeconds, long heapBytes) {}

    /** What is timed. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    Taken time(Work work) throws Exception {
        System.gc();
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        double server = serverSeconds();
        long own = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / NANOS;
        double ownSeconds = (SYSTEM.getProcessCpuTime() - own) / NANOS;
        double serverSeconds = serverSeconds() - server;
        long bytes =
                heap.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        return new Taken(
                seconds,
                ownSeconds,
                Double.isNaN(serverSeconds) ? OptionalDouble.empty() : OptionalDouble.of(serverSeconds),
                bytes);
    }

    /** Of the postmaster, of those it has buried and of those alive; not a number where there is no /proc. */
    private double serverSeconds() throws IOException {
        Path proc = Path.of("/proc");
        if (!Files.isDirectory(proc.resolve("self"))) {
            return Double.NaN;
        }
        String postmaster =
                Files.readAllLines(serverData.resolve("postmaster.pid")).get(0).strip();
        double ticks = 0;
        for (String[] fields : processes(proc)) {
            if (fields[0].equals(postmaster)) {
                ticks += sum(fields, 13, 17);
            } else if (fields[3].equals(postmaster)) {
                ticks += sum(fields, 13, 15);
            }
        }
        return ticks / TICKS_A_SECOND;
    }

    private static double sum(String[] fields, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Double.parseDouble(fields[i]);
        }
        return sum;
    }

    private static List<String[]> processes(Path proc) throws IOException {
        List<String[]> processes = new ArrayList<>();
        try (Stream<Path> entries = Files.list(proc)) {
            for (Path entry : entries.toList()) {
                if (entry.getFileName().toString().matches("\\d+")) {
                    stat(entry, processes);
                }
            }
        }
        return processes;
    }

    /** A process may end while it is looked at. The name in brackets may hold blanks. */
    private static void stat(Path entry, List<String[]> processes) {
        try {
            String stat = Files.readString(entry.resolve("stat"));
            int behind = stat.lastIndexOf(')');
            processes.add((stat.substring(0, stat.indexOf('(')) + "x" + stat.substring(behind + 1)).split(" "));
        } catch (IOException ended) {
            // Then its time is with the postmaster.
        }
    }
}
