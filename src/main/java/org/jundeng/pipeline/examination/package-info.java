// SPDX-License-Identifier: Apache-2.0

/**
 * What {@code doctor} looks at and asks, one type for each subject: the warehouse, sources, mail, folders and their
 * file systems, routes, who is told, and what targets and rules compare.
 *
 * <p>Start with {@link SideBySide}. An examiner makes nothing that stays, stores nothing, and never asks for longer
 * than it is given; it does not know the command line.
 */
package org.jundeng.pipeline.examination;
