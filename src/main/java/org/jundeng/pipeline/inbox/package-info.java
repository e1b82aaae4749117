// SPDX-License-Identifier: Apache-2.0

/**
 * The stewards' folders: which files are whole, in which order they are claimed, and what is kept beside for a while
 * after claiming.
 *
 * <p>Start with {@link Inbox}. {@link SettledFiles} tells whole files from those still being written. It must not
 * know what becomes of a claim.
 */
package org.jundeng.pipeline.inbox;
