// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** Remembers the first fault of the writer behind it, which a {@link java.io.PrintWriter} would swallow. */
final class WatchedWriter extends FilterWriter {

    private volatile IOException trouble;

    WatchedWriter(Writer out) {
        super(out);
    }

    /** The first fault; null where there was none. */
    IOException trouble() {
        return trouble;
    }

    /** Something that writes and may fail. */
    @FunctionalInterface
    private interface Act {
        void run() throws IOException;
    }

    private void watched(Act act) throws IOException {
        try {
            act.run();
        } catch (IOException e) {
            if (trouble == null) {
                trouble = e;
            }
            throw e;
        }
    }

    @Override
    public void write(int unit) throws IOException {
        watched(() -> out.write(unit));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        watched(() -> out.write(text, from, length));
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        watched(() -> out.write(text, from, length));
    }

    @Override
    public void flush() throws IOException {
        watched(out::flush);
    }
}
