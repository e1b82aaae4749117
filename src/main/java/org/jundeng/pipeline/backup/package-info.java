// SPDX-License-Identifier: Apache-2.0

/**
 * Backups by schedule: made in a folder elsewhere, restored once for a trial, kept in a number.
 *
 * <p>Start with {@link org.jundeng.pipeline.backup.ScheduledBackups}. It must not know what the tables mean, nor who
 * calls it: a night, a schedule or a command.
 */
package org.jundeng.pipeline.backup;
