// SPDX-License-Identifier: Apache-2.0

/**
 * Commands that say who may log in, and which programs may read.
 *
 * <p>Start with {@link org.jundeng.cli.access.UserCommand}. They change files of the configuration and nothing else.
 */
package org.jundeng.cli.access;
