// SPDX-License-Identifier: Apache-2.0

/**
 * Certificates: those by which a server proves who it is, and the one by which we do.
 *
 * <p>Start with {@link Trust}. It must not know what the connection is for: mail and sources both use it.
 */
package org.jundeng.pipeline.trust;
