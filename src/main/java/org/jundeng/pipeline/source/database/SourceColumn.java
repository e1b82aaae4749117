// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

/**
 * A column of an answer, as the database describes it.
 *
 * @param label its label; where it differs by case alone from exactly one promised name, that name
 * @param type its type, as {@link java.sql.Types} or the driver numbers it
 * @param typeName its type, as the database calls it
 */
public record SourceColumn(String label, int type, String typeName) {}
