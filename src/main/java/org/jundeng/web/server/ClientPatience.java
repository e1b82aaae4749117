// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import java.time.Duration;

/**
 * How long the server bears with slow clients. What a page itself takes is not limited while the server is up.
 *
 * @param toAsk until a request has come as a whole, from the opening of its connection or the answer before
 * @param toTake until an answer was taken as a whole; of a file, until its next piece was, however large it is
 * @param idle until something more comes or is taken
 * @param toEnd until pages that are at work are cut off when the server stops
 */
record ClientPatience(Duration toAsk, Duration toTake, Duration idle, Duration toEnd) {

    /** What suits a form on a slow line. */
    static final ClientPatience USUAL = new ClientPatience(
            Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(5));
}
