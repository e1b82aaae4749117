// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.util.Objects;

/**
 * Why somebody had a delivery withdrawn, confirmed, released or replayed.
 *
 * @param reason in their words; null where nobody gave one
 * @param author a person's id or an operating system user, as the ledger names it; null where it names nobody
 * @param by who it was, for the audit trail; null in what was read from the ledger, and where the author says enough
 */
public record Grounds(String reason, String author, By by) {

    /** Nobody asked for it. */
    public static final Grounds NONE = new Grounds(null, null);

    /** Grounds of which the audit trail says no more than the ledger. */
    public Grounds(String reason, String author) {
        this(reason, author, null);
    }

    /**
     * Who acts.
     *
     * @param actor a person's id, or an operating system user
     * @param way by which way: {@code command}
     * @param origin from where: a client's address, or the node; null where it is not known
     */
    public record By(String actor, String way, String origin) {

        public By {
            Objects.requireNonNull(actor, "actor");
            Objects.requireNonNull(way, "way");
        }

        /** Somebody who had {@code user} enter a command on {@code node}, and may be the same. */
        public static By command(String actor, String user, String node) {
            return new By(actor, actor.equals(user) ? "command" : "command by " + user, node);
        }

        /** What the audit trail says of an act of theirs, and why they did it. */
        public AuditTrail.Entry entry(AuditTrail.Act act, String subject, String outcome, String reason) {
            return new AuditTrail.Entry(actor, act, subject, outcome, way, reason, origin);
        }
    }

    /** The same, done by {@code whoever}. */
    public Grounds by(By whoever) {
        return new Grounds(reason, author, whoever);
    }

    /** Who acts, as far as it is known. */
    By orAuthor() {
        return by == null ? new By(author == null ? "" : author, "", null) : by;
    }
}
