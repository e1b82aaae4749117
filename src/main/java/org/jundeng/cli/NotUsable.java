// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli;

/** What was asked for cannot be meant: the message says what was found and what to write instead. */
final class NotUsable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotUsable(String message) {
        super(message);
    }
}
