// SPDX-License-Identifier: Apache-2.0

/**
 * Commands that answer a question and change no data.
 *
 * <p>Start with {@link ObservationsCommand}, the simplest of them. They may not know the commands that act or operate.
 */
package org.jundeng.cli.ask;
