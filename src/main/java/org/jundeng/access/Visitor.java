// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Somebody who asks, as far as is known: nobody in particular, a user, or a client. What nobody may see is a matter of
 * settings ({@code jundeng.web.pages}, {@code jundeng.web.bytes}), and of whoever serves it: here, nobody may nothing.
 *
 * @param kind what is known
 * @param id the user's or client's id; empty for nobody
 * @param person the id of the user's person; null where none is known
 * @param roles the user's roles; none for others
 * @param bureaus a steward's bureaus, or those that a client is limited to; none for others, and for clients that are
 *     not limited
 * @param districts the districts that a user of a district reads of, those that became part of them included
 */
public record Visitor(
        Kind kind, String id, String person, Set<Role> roles, Set<String> bureaus, Set<String> districts) {

    /** Nobody in particular. */
    public static final Visitor NOBODY = new Visitor(Kind.NOBODY, "", null, Set.of(), Set.of(), Set.of());

    private static final Set<Role> READ_ALL =
            Collections.unmodifiableSet(EnumSet.of(Role.OFFICIAL, Role.OPERATOR, Role.AUDITOR));

    public Visitor {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        roles = Set.copyOf(roles);
        bureaus = Set.copyOf(bureaus);
        districts = Set.copyOf(districts);
    }

    /** What is known of somebody. */
    public enum Kind {
        /** Nothing. */
        NOBODY,
        /** A person who has logged in, or whom a proxy vouches for. */
        USER,
        /** A program with a token. */
        CLIENT
    }

    /** Whether nothing is known. */
    public boolean isNobody() {
        return kind == Kind.NOBODY;
    }

    /** Whether it is a person. */
    public boolean isUser() {
        return kind == Kind.USER;
    }

    /** Whether it is a user with that role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether everything may be read: deliveries of all bureaus, figures of all districts. */
    public boolean mayReadAll() {
        return kind == Kind.CLIENT ? bureaus.isEmpty() : !Collections.disjoint(roles, READ_ALL);
    }

    /** Whether the plan as a whole may be read: who may do so may read what is said of any place. */
    public boolean mayReadPlan() {
        return kind == Kind.CLIENT || mayReadAll() || is(Role.STEWARD);
    }

    /** Whether deliveries of the bureau may be read: their lines, findings, rows and bytes. */
    public boolean maySee(String bureau) {
        return mayReadAll() || bureaus.contains(bureau);
    }

    /** Whether what is said of a region alone may be read, such as the page of a district. */
    public boolean maySeeRegion(String region) {
        return mayReadPlan() || districts.contains(region);
    }

    /** Whether the user acts for the bureau: as its steward, or as operator. */
    public boolean mayActFor(String bureau) {
        return isUser() && (is(Role.OPERATOR) || is(Role.STEWARD) && bureaus.contains(bureau));
    }

    /** Whether the user may do what concerns all bureaus, or takes back what was stored. */
    public boolean mayOperate() {
        return isUser() && is(Role.OPERATOR);
    }

    /** Whether the user may read the audit trail. */
    public boolean mayAudit() {
        return isUser() && (is(Role.AUDITOR) || is(Role.OPERATOR));
    }

    /** How the audit trail calls it: a user by the id alone, a client never like a user; empty for nobody. */
    public String actor() {
        return kind == Kind.CLIENT ? "client " + id : id;
    }
}
