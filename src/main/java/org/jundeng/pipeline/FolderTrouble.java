// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a folder before each poll: makes it where it is missing, and says once, not twice a second, that it cannot
 * be read. Camel by itself would read such a folder as an empty one.
 */
final class FolderTrouble extends DefaultPollingConsumerPollStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTrouble.class);

    private final Map<Path, String> told = new ConcurrentHashMap<>();

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        Path folder = ((FileEndpoint) endpoint).getFile().toPath();
        String trouble = trouble(folder);
        if (trouble == null) {
            if (told.remove(folder) != null) {
                LOG.info("{} can be read again", folder);
            }
            return true;
        }
        if (!trouble.equals(told.put(folder, trouble))) {
            LOG.error("{} is not watched: {}", folder, trouble);
        }
        return false;
    }

    private static String trouble(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return e.toString();
        }
        return Files.isReadable(folder) && Files.isExecutable(folder) ? null : "it cannot be read";
    }
}
