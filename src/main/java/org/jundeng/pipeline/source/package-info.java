// SPDX-License-Identifier: Apache-2.0

/**
 * The bureaus' databases and services: how each is addressed and asked, and what its trouble means. Routes carry the
 * questions; this room has nothing to do with Camel.
 *
 * <p>Start with {@link Sources}. It must not know routes, the inbox, or what becomes of an answer.
 */
package org.jundeng.pipeline.source;
