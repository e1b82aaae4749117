// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.operate;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.TerminalRun;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.operation.Doctor;
import org.jundeng.pipeline.reload.ReloadFolder;
import org.jundeng.pipeline.reload.ReloadWatch;
import org.jundeng.pipeline.reload.Reloading;
import org.jundeng.warehouse.server.EmbeddedServer;
import org.jundeng.web.ServedPages;
import org.jundeng.web.server.WebServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the pipeline until the process is asked to end. */
@Command(
        name = "serve",
        description = "Stays up: watched folders, the schedule, health and metrics. Ends on Ctrl-C or SIGTERM.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    private static final long LONGEST_END_SECONDS = 27;

    @Mixin
    private FolderOptions folders;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            asked.countDown();
            awaitQuietly(ended);
        }));
        try (RunningPipeline running =
                RunningPipeline.begin("serve", Edges.Mode.SERVE, folders.all(), TerminalRun.today())) {
            running.pipeline().opened().warehouse().server().ifPresent(EmbeddedServer::closedByCallerOnly);
            out.println("Watching " + running.pipeline().opened().workspace().inboxes());
            Reloading reloading = new Reloading(running, read -> new Doctor(read, TerminalRun.today()).offlineFaults());
            // Who reads that it is up may send a signal at once.
            try (ReloadWatch watch = ReloadWatch.start(ReloadFolder.of(running.opened()), reloading);
                    WebServer web = ServedPages.serve(running, reloading, out::println)) {
                out.flush();
                running.whenNameIsLost(asked::countDown);
                asked.await();
                running.checkName();
            }
            out.println("Ending: what is under way is finished first.");
            out.flush();
        } finally {
            ended.countDown();
        }
        return ExitCode.DONE;
    }

    /**
     * Waits for an orderly end, within a limit. After that the process ends all the same, which is as safe as a kill.
     */
    private static void awaitQuietly(CountDownLatch ended) {
        try {
            ended.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
