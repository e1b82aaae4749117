// SPDX-License-Identifier: Apache-2.0

/**
 * The workspace on disk: its folders, claims and their notes, the archive and quarantine, and who owns it.
 *
 * <p>Start with {@link Workspace}. {@link Claim} is an arrival that this process has taken hold of, {@link Archive}
 * is where its bytes stay. It must not know what a delivery says.
 */
package org.jundeng.pipeline.workspace;
