// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Tells in which folders file times come from this machine's clock: not in those that another machine serves. */
final class LocalTimestamps {

    private static final Pattern OF_ANOTHER_MACHINE = Pattern.compile(
            "nfs.*|cifs|smb.*|afs|ceph|9p|virtiofs|lustre|gluster.*|ocfs2|gfs2?|webdav.*|davfs.*|fuse.*");

    private final Map<Path, Boolean> known = new ConcurrentHashMap<>();

    /** Whether they do in this folder; false if the system does not say. */
    boolean in(Path folder) {
        return known.computeIfAbsent(folder, LocalTimestamps::look);
    }

    private static boolean look(Path folder) {
        try {
            String kind = Files.getFileStore(folder).type().toLowerCase(Locale.ROOT);
            return !OF_ANOTHER_MACHINE.matcher(kind).matches();
        } catch (IOException gone) {
            return false;
        }
    }
}
