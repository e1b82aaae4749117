// SPDX-License-Identifier: Apache-2.0

/**
 * Options that several commands share, each with the check of its value.
 *
 * <p>Start with {@link FolderOptions}, which every command has. Nothing here may know a command or print an answer.
 */
package org.jundeng.cli.option;
