// SPDX-License-Identifier: Apache-2.0

/**
 * Commands by which a person changes one thing: a delivery, a feed, an episode, a silence.
 *
 * <p>Start with {@link ReleaseCommand}. They may not know the commands that ask or operate.
 */
package org.jundeng.cli.act;
