// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one workspace. */
class OwnershipIT {

    @TempDir
    Path folder;

    @Test
    void aSecondProcessIsRefusedUntilTheFirstEndsHoweverItEnds() throws IOException, InterruptedException {
        Process first = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        First.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(first.inputReader().readLine()).isEqualTo("owns");

        assertThatThrownBy(() -> Ownership.of(new Workspace(folder), "nightly", null))
                .isInstanceOf(OwnedAlready.class)
                .hasMessage("the workspace " + folder + " is in use by \"serve\" (process " + first.pid()
                        + "); wait until it ends, or name another one with --workspace");

        first.destroyForcibly().waitFor();
        Ownership.of(new Workspace(folder), "nightly", null).close();
    }

    @Test
    void nodesOfDifferentNamesShareAWorkspaceAndThoseOfOneNameDoNot() throws IOException {
        try (Ownership one = Ownership.of(new Workspace(folder), "serve", "one");
                Ownership other = Ownership.of(new Workspace(folder), "serve", "two/../2")) {
            assertThat(one).isNotSameAs(other);
            assertThatThrownBy(() -> Ownership.of(new Workspace(folder), "nightly", "one"))
                    .isInstanceOf(OwnedAlready.class)
                    .hasMessage("the node \"one\" is at work already, as \"serve\" (process "
                            + ProcessHandle.current().pid()
                            + ") in this workspace; wait until it ends, or give this one a name of its own with"
                            + " jundeng.node");
            assertThat(folder.resolve(".owner-two_.._2.lock")).exists();
        }
    }

    /** A process that owns the workspace until it is killed. */
    static final class First {

        public static void main(String[] arguments) throws IOException {
            try (Ownership mine = Ownership.of(new Workspace(Path.of(arguments[0])), "serve", null)) {
                System.out.println(mine == null ? "nothing" : "owns");
                System.in.read();
            }
        }
    }
}
