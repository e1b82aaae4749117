// SPDX-License-Identifier: Apache-2.0

/**
 * How a command talks to the person or program that called it: output, language, tables, progress, exit codes.
 *
 * <p>Start with {@link Screen}, the only type that knows the standard streams. Nothing here may know a command or its
 * options.
 */
package org.jundeng.cli.terminal;
