// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.delivery;

/** Is told how far a delivery has been read. Called from the thread that reads. */
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

    /** So many of its bytes and rows have been read. */
    void advances(long bytesRead, long rowsRead);

    /** The delivery has been read, or its reading broke off. */
    void ends();
}
