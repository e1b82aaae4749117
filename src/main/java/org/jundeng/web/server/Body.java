// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

/**
 * The body of a request.
 *
 * @param bytes what came; nothing where it is too long
 * @param isTooLong whether it is longer than its page bears
 */
public record Body(byte[] bytes, boolean isTooLong) {

    /** The body of a request that has none. */
    static final Body NONE = new Body(new byte[0], false);

    /** A body of which nothing is kept. */
    static final Body TOO_LONG = new Body(new byte[0], true);
}
