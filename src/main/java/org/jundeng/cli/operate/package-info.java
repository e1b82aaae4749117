// SPDX-License-Identifier: Apache-2.0

/**
 * Commands that run the whole pipeline or maintain its workspace and warehouse.
 *
 * <p>Start with {@link NightlyCommand}. They may not know the commands that ask or act.
 */
package org.jundeng.cli.operate;
