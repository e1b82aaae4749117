// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

/** A command that makes no sense as it was typed. The message says what was found and what to write instead. */
public final class UnusableRequest extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message is printed after {@code jundeng: }. */
    public UnusableRequest(String message) {
        super(message);
    }
}
