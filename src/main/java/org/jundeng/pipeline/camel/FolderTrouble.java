// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a bureau's folder before each poll: makes it if it is missing, and logs once, not at every poll, that it
 * cannot be read.
 */
final class FolderTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(FolderTrouble.class);

    private final Map<Path, String> told = new ConcurrentHashMap<>();

    /** Whether the folder can be polled. */
    boolean usable(Path folder) {
        return !tell(folder, trouble(folder));
    }

    /** Logs that a folder below a bureau's folder cannot be listed. */
    void cannotBeListed(Path folder, IOException fault) {
        tell(folder, fault.toString());
    }

    private boolean tell(Path folder, String trouble) {
        if (trouble == null) {
            if (told.remove(folder) != null) {
                LOG.info("{} can be read again", folder);
            }
            return false;
        }
        if (!trouble.equals(told.put(folder, trouble))) {
            LOG.error("{} is not watched: {}", folder, trouble);
        }
        return true;
    }

    private static String trouble(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            return e.toString();
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return "it is a link, and links are not followed";
        }
        return Files.isReadable(folder) && Files.isExecutable(folder) ? null : "it cannot be read";
    }
}
