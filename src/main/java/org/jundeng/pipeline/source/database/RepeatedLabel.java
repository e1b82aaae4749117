// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

/** Two columns of an answer have the label that is the message. */
public final class RepeatedLabel extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RepeatedLabel(String label) {
        super(label);
    }
}
