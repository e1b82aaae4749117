// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import org.jundeng.warehouse.DatabaseSettings;
import org.jundeng.warehouse.ServerLook;
import org.jundeng.warehouse.sql.UnusableWarehouse;
import org.jundeng.warehouse.sql.WarehouseUnreachable;

/** Asks the server of one's own: whether both logins are let in, its version, and whether a migration is due. */
public final class WarehouseExaminer implements Examiner {

    private final DatabaseSettings settings;

    /** Asks the server that these settings name. */
    public WarehouseExaminer(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public String subject() {
        return "the warehouse";
    }

    @Override
    public void examine(Remarks remarks) {
        ServerLook app = look(false, remarks);
        if (app == null) {
            return;
        }
        boolean ownerIsIn = !settings.hasOwner() || !settings.ownerIsAbsent() && look(true, remarks) != null;
        if (!app.schemaIsCurrent() && settings.hasOwner() && settings.ownerIsAbsent()) {
            remarks.fault("the warehouse's schema is to be migrated: run a command once with"
                    + " JUNDENG_DB_OWNER_PASSWORD set");
        } else if (!app.schemaIsCurrent() && ownerIsIn) {
            remarks.note("the warehouse's schema is migrated at the next start; back up first");
        }
    }

    /** Null if the server did not let it in. */
    private ServerLook look(boolean owner, Remarks remarks) {
        try {
            return owner ? ServerLook.asOwner(settings) : ServerLook.asApp(settings);
        } catch (UnusableWarehouse e) {
            remarks.fault(e.getMessage());
        } catch (WarehouseUnreachable e) {
            remarks.away(e.getMessage());
        }
        return null;
    }
}
