// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import javax.sql.DataSource;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.examination.Examiner;
import org.jundeng.pipeline.examination.Remarks;
import org.jundeng.pipeline.night.Orphans;
import org.jundeng.warehouse.sql.Schema;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Notes what the warehouse holds of ids that the configuration does not know. A warehouse that is away is another
 * examiner's; of one that is not yet migrated it says that it cannot know.
 */
final class OrphanExaminer implements Examiner {

    private final Orphans orphans;
    private final DataSource warehouse;

    OrphanExaminer(Configuration configuration, DataSource warehouse) {
        this.orphans = new Orphans(configuration);
        this.warehouse = warehouse;
    }

    @Override
    public String subject() {
        return "ids that the configuration does not know";
    }

    @Override
    public void examine(Remarks remarks) {
        if (Schema.isCurrent(warehouse)) {
            Transactions.read(warehouse, orphans::all).forEach(remarks::note);
        } else {
            remarks.note(
                    "the warehouse is not of this version yet or does not answer, so ids that the configuration has"
                            + " changed without formerly are not known");
        }
    }
}
