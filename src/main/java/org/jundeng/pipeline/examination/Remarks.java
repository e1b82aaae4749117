// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Collects what examiners find, each in a sentence that says where, what was found, and what to do. */
public final class Remarks {

    private final List<Remark> all = new CopyOnWriteArrayList<>();

    /** How grave a remark is. */
    public enum Kind {
        /** Wrong until somebody changes something. */
        FAULT,
        /** The warehouse or the mail server is out of reach now. */
        AWAY,
        /** A source is out of reach now, or disk space is short: the night does what it can. */
        NOW,
        /** Odd, and may be intended. */
        NOTE
    }

    /**
     * One thing that was found.
     *
     * @param kind how grave it is
     * @param sentence where, what was found, what to do; it holds no secret
     */
    public record Remark(Kind kind, String sentence) {}

    /** Notes what somebody has to change. */
    public void fault(String sentence) {
        all.add(new Remark(Kind.FAULT, sentence));
    }

    /** Notes that the warehouse or the mail server is out of reach. */
    public void away(String sentence) {
        all.add(new Remark(Kind.AWAY, sentence));
    }

    /** Notes what hinders now and may pass by itself. */
    public void now(String sentence) {
        all.add(new Remark(Kind.NOW, sentence));
    }

    /** Notes what may be intended. */
    public void note(String sentence) {
        all.add(new Remark(Kind.NOTE, sentence));
    }

    /** All remarks, in the order in which they were made. */
    public List<Remark> all() {
        return List.copyOf(all);
    }
}
