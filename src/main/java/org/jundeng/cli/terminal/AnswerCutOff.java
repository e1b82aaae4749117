// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.terminal;

/** An answer that is not written to its end, because nobody reads it any more or its file cannot take it. */
public final class AnswerCutOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AnswerCutOff() {
        super("the answer cannot be written");
    }
}
