// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

/** What was asked for cannot be meant: the message says what was found and what to write instead. */
public final class UnusableRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message is printed behind {@code jundeng: }. */
    public UnusableRequest(String message) {
        super(message);
    }
}
