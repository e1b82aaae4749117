// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.time.Duration;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.workspace.StaleTemporaryFiles;

/**
 * How much may be uploaded and kept aside.
 *
 * @param bytesOfFile how many bytes a file may have
 * @param filesOfUser how many files of one user are kept aside
 * @param bytesInAll how many bytes are kept aside in all
 * @param arrivingOfUser how many files of one user come at the same time
 * @param arrivingInAll how many files come at the same time
 * @param keep how long a file is kept aside
 */
public record UploadLimits(
        long bytesOfFile, int filesOfUser, long bytesInAll, int arrivingOfUser, int arrivingInAll, Duration keep) {

    private static final int MEGABYTES = 100;
    private static final long MEGABYTE = 1_000_000;
    private static final int FILES_OF_USER = 20;
    private static final int TIMES_IN_ALL = 20;
    private static final int ARRIVING_OF_USER = 2;
    private static final int ARRIVING_IN_ALL = 8;
    private static final Duration KEEP = Duration.ofHours(24);

    /** The same as {@link #bytesOfFile}, in megabytes. */
    public long megabytes() {
        return bytesOfFile / MEGABYTE;
    }

    /** Those of {@code jundeng.web.upload-megabytes} and {@code .upload-keep}. */
    public static UploadLimits of(Settings settings) {
        long bytes = settings.number("jundeng.web.upload-megabytes", MEGABYTES) * MEGABYTE;
        Duration keep = settings.duration("jundeng.web.upload-keep", KEEP);
        Duration longest = StaleTemporaryFiles.LONGEST_UPLOAD;
        return new UploadLimits(
                bytes,
                FILES_OF_USER,
                bytes * TIMES_IN_ALL,
                ARRIVING_OF_USER,
                ARRIVING_IN_ALL,
                keep.compareTo(longest) < 0 ? keep : longest);
    }
}
