// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.retention;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.report.ReportFolder;
import org.jundeng.report.SiteFolder;

/** The pages of all but the newest nights. */
final class OldPages implements Share {

    private static final String SETTING = "jundeng.keep.report-nights";

    private final ReportFolder pages;
    private final SiteFolder sites;

    OldPages(Workspace workspace) {
        this.pages = new ReportFolder(workspace.report());
        this.sites = new SiteFolder(workspace.report());
    }

    @Override
    public Optional<Found> find(Keeping keeping) throws IOException {
        Optional<Integer> most = keeping.count(SETTING);
        List<LocalDate> old = most.isEmpty() ? List.of() : pages.olderThan(most.get());
        return old.isEmpty()
                ? Optional.empty()
                : Optional.of(new Found(
                        "pages",
                        (old.size() == 1 ? "the page of " : "the pages of ") + Share.count(old.size(), "night")
                                + " in report/",
                        SETTING,
                        run -> letGo(old)));
    }

    private void letGo(List<LocalDate> nights) throws IOException {
        for (LocalDate night : nights) {
            sites.letGo(night);
        }
        pages.letGo(nights);
    }
}
