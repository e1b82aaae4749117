// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

/** Looks at one subject. */
public interface Examiner {

    /** What it looks at, for a sentence: {@code the mail server}. */
    String subject();

    /** Looks, and notes what it finds. Whoever calls it may stop waiting for it. */
    void examine(Remarks remarks);

    /** The kind of remark that it is when it finds nothing out in time. */
    default Remarks.Kind silence() {
        return Remarks.Kind.AWAY;
    }
}
