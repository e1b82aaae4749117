// SPDX-License-Identifier: Apache-2.0

/**
 * Results that several commands print in the same way.
 *
 * <p>Start with {@link NightSummary}. What only one command prints stays beside that command. Nothing here may know a
 * command or its options.
 */
package org.jundeng.cli.view;
