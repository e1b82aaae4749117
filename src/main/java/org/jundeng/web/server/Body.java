// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

/**
 * The body of a request.
 *
 * @param bytes what came; nothing where it is too long, or brought a file
 * @param isTooLong whether it is longer than its page bears
 * @param uploaded what a form with a file brought; null for any other body
 */
public record Body(byte[] bytes, boolean isTooLong, Uploaded uploaded) {

    /** The body of a request that has none. */
    static final Body NONE = new Body(new byte[0], false);

    /** A body of which nothing is kept. */
    static final Body TOO_LONG = new Body(new byte[0], true);

    /** A body without a file. */
    public Body(byte[] bytes, boolean isTooLong) {
        this(bytes, isTooLong, null);
    }
}
