// SPDX-License-Identifier: Apache-2.0
package org.jundeng.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of an embedded server. */
final class ServerProcesses {

    private ServerProcesses() {}

    /** Kills the server whose data lie in {@code home}, and all that it started; false where none runs. */
    static boolean kill(Path home) throws IOException {
        Optional<ProcessHandle> postmaster = postmaster(home.resolve("data"));
        if (postmaster.isEmpty()) {
            return false;
        }
        List<ProcessHandle> all = Stream.concat(
                        postmaster.stream(), postmaster.get().descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(process -> process.onExit().join());
        return true;
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        return lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(process ->
                                process.info().command().orElse("").contains("postgres") && worksIn(process, data));
    }

    /** Numbers of processes come again: another server may have it. Where the system hides it, the file is believed. */
    private static boolean worksIn(ProcessHandle process, Path data) {
        Path folder = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            return !Files.exists(folder) || Files.isSameFile(folder, data);
        } catch (IOException hidden) {
            return true;
        }
    }
}
