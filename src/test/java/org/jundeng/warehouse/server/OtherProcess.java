// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.server;

import java.io.IOException;
import java.nio.file.Path;
import org.jundeng.warehouse.Warehouse;

/** Another process that has the warehouse open until it is told to go, or killed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;

    private OtherProcess(Process process) {
        this.process = process;
    }

    static OtherProcess open(Path home) throws IOException {
        OtherProcess other = new OtherProcess(new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        home.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        String said = other.process.inputReader().readLine();
        while (said != null && !said.equals("open")) {
            said = other.process.inputReader().readLine();
        }
        if (said == null) {
            throw new IOException("the other process did not open the warehouse");
        }
        return other;
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks the process to end, as a terminal or a service does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    public static void main(String[] arguments) throws IOException {
        Warehouse.open(null, Path.of(arguments[0]));
        System.out.println("open");
        System.in.read();
    }
}
