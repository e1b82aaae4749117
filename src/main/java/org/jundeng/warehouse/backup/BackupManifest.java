// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.backup;

import java.util.List;
import java.util.Map;

/**
 * The description of a backup: its last entry.
 *
 * @param format always {@link #FORMAT}
 * @param madeAt when its snapshot was taken, an instant
 * @param schemaVersion the last migration of the warehouse
 * @param server the version of PostgreSQL, for information: a backup can be restored into any supported one
 * @param tables the tables; those that others refer to come first
 * @param sequences the next number of each sequence, by its name
 * @param files the entry that lists the kept files
 * @param withFiles whether their bytes are in the backup
 * @param others the entry that lists the files taken along besides; null in backups of earlier versions
 * @param with the words of what was taken along; null in backups of earlier versions
 */
record BackupManifest(
        String format,
        String madeAt,
        String schemaVersion,
        String server,
        List<Table> tables,
        Map<String, Long> sequences,
        Part files,
        boolean withFiles,
        Part others,
        List<String> with) {

    static final String FORMAT = "jundeng-backup-1";
    static final String ENTRY = "manifest.json";

    /**
     * A table.
     *
     * @param name its name
     * @param columns its columns, in the order of the part
     * @param rows how many rows it has
     * @param part its rows, in the text format of COPY
     */
    record Table(String name, List<String> columns, long rows, Part part) {}

    /**
     * An entry of the backup.
     *
     * @param entry its name
     * @param bytes its uncompressed length
     * @param sha256 of these bytes, in hexadecimal
     */
    record Part(String entry, long bytes, String sha256) {}
}
