// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.act;

import org.jundeng.catalogue.People;
import org.jundeng.cli.option.AuthorOption;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditTrail;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.Grounds;

/**
 * Who gave a command, and what the audit trail says of it where the act itself does not write it: what was refused, and
 * what is written after the act.
 *
 * @param id a person's id, or the operating system user
 * @param by the same for the audit trail
 * @param trail the audit trail
 */
record CommandAuthor(String id, Grounds.By by, AuditTrail trail) {

    /** Whom {@code option} names, in {@code opened}. */
    static CommandAuthor of(AuthorOption option, OpenWorkspace opened) {
        People people = opened.configuration().catalogue().people();
        String id = option.id(people);
        return new CommandAuthor(
                id,
                Grounds.By.command(id, option.user(), opened.node()),
                new AuditTrail(opened.database(), opened.clock()));
    }

    /** Notes how an act ended. */
    void note(Act act, String subject, String outcome, String reason) {
        trail.note(by.entry(act, subject, outcome, reason));
    }
}
