// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.night;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jundeng.pipeline.camel.Edges;
import org.jundeng.pipeline.inbox.SettledFiles;
import org.jundeng.pipeline.inbox.StewardFolders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts that work by one configuration: when another one is taken up, they are replaced together.
 *
 * @param pipeline the parts in the middle
 * @param edges the routes
 * @param night the nightly job
 * @param trials tries the files that stewards only try
 */
record AtWork(Pipeline pipeline, Edges edges, Night night, TrialFolders trials) {

    private static final Logger LOG = LoggerFactory.getLogger(AtWork.class);

    /**
     * Makes the inboxes, builds all routes and starts those that are called. Throws what {@link Edges#start} throws;
     * nothing is left running then.
     */
    static AtWork start(Edges.Mode mode, Pipeline pipeline) {
        StewardFolders stewards = pipeline.stewardFolders();
        makeInboxes(pipeline.opened(), stewards.look().settled());
        Edges edges = Edges.start(mode, pipeline.edgeParts(stewards));
        return new AtWork(pipeline, edges, pipeline.night(edges, stewards), pipeline.trialFolders(stewards));
    }

    /** A folder that cannot be made stops no other bureau: the night names it. */
    private static void makeInboxes(OpenWorkspace opened, SettledFiles settled) {
        for (String bureau : opened.bureaus()) {
            Path inbox = opened.workspace().inbox(bureau);
            try {
                settled.watch(Files.createDirectories(inbox));
            } catch (IOException e) {
                LOG.warn("the inbox {} cannot be made: {}", inbox, e.toString());
            }
        }
    }
}
