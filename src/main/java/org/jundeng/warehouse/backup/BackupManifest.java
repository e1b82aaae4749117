// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup says of itself: its last entry.
 *
 * @param format always {@link #FORMAT}
 * @param madeAt when its snapshot was taken, an instant
 * @param schemaVersion the last migration of the warehouse
 * @param server the version of PostgreSQL; for people, a backup goes back into any that is supported
 * @param tables the tables, those that others refer to first
 * @param sequences by name the number that a sequence gives next
 * @param files the entry that lists the kept files
 * @param withFiles whether their bytes are in the backup, too
 */
record BackupManifest(
        String format,
        String madeAt,
        String schemaVersion,
        String server,
        List<Table> tables,
        Map<String, Long> sequences,
        Part files,
        boolean withFiles) {

    static final String FORMAT = "jundeng-backup-1";
    static final String ENTRY = "manifest.json";

    /**
     * A table.
     *
     * @param name its name
     * @param columns its columns, in the order of the part
     * @param rows how many rows it has
     * @param part its rows, as COPY writes them as text
     */
    record Table(String name, List<String> columns, long rows, Part part) {}

    /**
     * An entry of the backup.
     *
     * @param entry its name
     * @param bytes its length, not compressed
     * @param sha256 of these bytes, in hexadecimal
     */
    record Part(String entry, long bytes, String sha256) {}
}
