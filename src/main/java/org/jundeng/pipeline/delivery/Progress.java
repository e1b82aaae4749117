// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

/** Is told how far a delivery has been read, on the thread that reads. */
public interface Progress {

    /** Tells nobody. */
    Progress SILENT = new Progress() {
        @Override
        public void begins(String sourceName, long bytes) {}

        @Override
        public void advances(long bytesRead, long rowsRead) {}

        @Override
        public void ends() {}
    };

    /** A delivery of {@code bytes} bytes is about to be read. */
    void begins(String sourceName, long bytes);

    /** This many of its bytes and rows have been read so far. */
    void advances(long bytesRead, long rowsRead);

    /** Reading the delivery has ended, or broke off. */
    void ends();
}
