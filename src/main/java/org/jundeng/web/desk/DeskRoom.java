// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.desk;

import java.util.Map;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.upload.UploadDesk;
import org.jundeng.web.access.ActingPage;
import org.jundeng.web.access.Downloads;

/** Creates the pages of the desk. */
public final class DeskRoom {

    private DeskRoom() {}

    /** The pages of the desk of a running pipeline, by their kinds. */
    public static Map<String, ActingPage> pages(RunningPipeline running) {
        Desk desk = new Desk(new UploadDesk(running));
        return Map.of(
                "desk", new DeskPage(desk),
                "upload", new UploadPage(desk),
                "marked", new MarkedPage(desk, new Downloads()));
    }
}
