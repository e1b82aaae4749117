// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.configuration;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a pipeline finds what it needs.
 *
 * @param workspace inbox, archive, receipts and the embedded server
 * @param config what the data means
 * @param routes how and when data arrives
 * @param environment the process environment: it overrides settings and is the only place of secrets
 */
public record Folders(Path workspace, Path config, Path routes, Map<String, String> environment) {

    public Folders {
        environment = Map.copyOf(environment);
    }

    /** The same without the password of the warehouse's owner, which is needed only at the start. */
    public Folders withoutOwnersPassword() {
        Map<String, String> others = new HashMap<>(environment);
        others.remove("JUNDENG_DB_OWNER_PASSWORD");
        return new Folders(workspace, config, routes, others);
    }

    /** Shows the folders and never the environment, which holds secrets. */
    @Override
    public String toString() {
        return "workspace " + workspace + ", config " + config + ", routes " + routes;
    }
}
