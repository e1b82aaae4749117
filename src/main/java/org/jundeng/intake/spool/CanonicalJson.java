// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.spool;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes a query's answer as JSON Lines that are identical for identical content: keys sorted, numbers exact, times in
 * ISO 8601, lines in a total order. Memory use does not grow with the number of lines.
 */
public final class CanonicalJson {

    private CanonicalJson() {}

    /** Writes the rows of a query under the database's column names; absent values become null. */
    public static void spoolQuery(Iterator<Map<String, Object>> rows, Path target) throws IOException {
        try (SortedLines lines = SortedLines.in(directoryOf(target));
                CanonicalLine line = new CanonicalLine()) {
            while (rows.hasNext()) {
                lines.add(line.of(rows.next()));
            }
            lines.writeTo(target);
        }
    }

    private static Path directoryOf(Path target) {
        return target.toAbsolutePath().getParent();
    }
}
