// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.examination.Examiner;
import org.jundeng.pipeline.examination.Remarks;
import org.jundeng.pipeline.retention.Retention;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.sql.Schema;

/** Notes what the next night will let go of. A warehouse that is away or not yet migrated is another examiner's. */
final class RetentionExaminer implements Examiner {

    private final Settings settings;
    private final Workspace workspace;
    private final DataSource warehouse;
    private final Clock clock;

    RetentionExaminer(Settings settings, Workspace workspace, DataSource warehouse, Clock clock) {
        this.settings = settings;
        this.workspace = workspace;
        this.warehouse = warehouse;
        this.clock = clock;
    }

    @Override
    public String subject() {
        return "what is kept long enough";
    }

    @Override
    public void examine(Remarks remarks) {
        if (!Schema.isCurrent(warehouse)) {
            return;
        }
        try {
            new Retention(settings, workspace, warehouse, clock).coming().forEach(remarks::note);
        } catch (IOException e) {
            remarks.fault("what is kept cannot be listed: " + e.getClass().getSimpleName() + " " + e.getMessage());
        }
    }
}
