// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jundeng.pipeline.delivery.Progress;

/** A progress bar for large deliveries; small ones have none. */
final class TerminalProgress implements Progress {

    private static final long WORTH_A_BAR_BYTES = 4_000_000;

    private ProgressBar bar;

    /** The bar if there is a terminal to draw it on, else {@link Progress#SILENT}. */
    static Progress ofThisTerminal() {
        return Screen.isTerminal() ? new TerminalProgress() : SILENT;
    }

    @Override
    public void begins(String sourceName, long bytes) {
        if (bytes >= WORTH_A_BAR_BYTES) {
            bar = new ProgressBarBuilder()
                    .setTaskName(SafeText.onOneLine(sourceName))
                    .setInitialMax(bytes)
                    .setUnit(" MB", 1_000_000)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build();
        }
    }

    @Override
    public void advances(long bytesRead, long rowsRead) {
        if (bar != null) {
            bar.stepTo(bytesRead).setExtraMessage(rowsRead + " rows");
        }
    }

    @Override
    public void ends() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
