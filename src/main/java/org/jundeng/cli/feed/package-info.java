// SPDX-License-Identifier: Apache-2.0

/**
 * Commands by which a feed is set up and filled: a template for its steward, a contract from a file.
 *
 * <p>Start with {@link TemplateCommand}. They may not know the commands that ask, act or operate.
 */
package org.jundeng.cli.feed;
