// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Decides over forms that bring a file ({@code multipart/form-data}) before anything of their body is read. */
@FunctionalInterface
public interface FileForms {

    /**
     * Whether the body of a request may be read, and where its file goes.
     *
     * @param head the request without its body
     * @throws IOException if that cannot be said now
     */
    Entry admit(Request head) throws IOException;

    /** What is decided. */
    sealed interface Entry {}

    /**
     * It is not read.
     *
     * @param response the answer
     */
    record Refused(Response response) implements Entry {}

    /**
     * It is read.
     *
     * @param folder where its file goes: a folder of its own, that is there
     * @param longest how many bytes the body may have as a whole
     * @param done runs once when the request is answered or breaks off, however often it is called; it removes what is
     *     left in the folder
     */
    record Admitted(Path folder, long longest, Runnable done) implements Entry {
        public Admitted {
            Objects.requireNonNull(folder, "folder");
            done = once(Objects.requireNonNull(done, "done"));
        }

        private static Runnable once(Runnable done) {
            AtomicBoolean ran = new AtomicBoolean();
            return () -> {
                if (!ran.getAndSet(true)) {
                    done.run();
                }
            };
        }
    }
}
