// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** That nobody can fill the audit trail, however the requests differ. */
class CountedNotesIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2014-07-10T01:02:03Z"), ZoneOffset.UTC);

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    private AuditTrail trail() {
        return new AuditTrail(warehouse.dataSource(), CLOCK);
    }

    private static Entry access(String actor, String subject, String origin) {
        return new Entry(actor, Act.ACCESS, subject, "not-found-or-not-allowed", null, null, origin);
    }

    private List<String> lines() {
        return warehouse.texts("select actor || '|' || subject || '|' || coalesce(detail, '') || '|' || origin"
                + " from audit order by audit_id");
    }

    @Test
    void countsWhatOneActorAsksForInALoopAndTellsOthersApart() {
        try (CountedNotes notes = new CountedNotes(trail(), CLOCK)) {
            for (int i = 1; i <= 1_000; i++) {
                notes.note(access("wu", "delivery " + i, "10.0.0.7"));
            }
            notes.note(access("wu", "delivery 7", "10.0.0.7"));
            notes.note(access("client statistics", "delivery 7", "10.0.0.7"));
        }

        List<String> lines = lines();
        assertThat(lines.subList(0, 100)).contains("wu|delivery 1||10.0.0.7", "wu|delivery 100||10.0.0.7");
        assertThat(lines).hasSizeLessThan(110).contains("client statistics|delivery 7||10.0.0.7");
        assertThat(warehouse.texts(
                        "select subject || '|' || detail from audit where subject = 'others'" + " order by audit_id"))
                .containsExactly(
                        "others|1 more in the hour from 2014-07-10T01:00:00Z",
                        "others|10 more in the hour from 2014-07-10T01:00:00Z",
                        "others|100 more in the hour from 2014-07-10T01:00:00Z",
                        "others|900 more in the hour from 2014-07-10T01:00:00Z");
        assertThat(warehouse.texts("select count(*) from audit where subject = 'delivery 7' and actor = 'wu'"))
                .as("one that was told apart still is")
                .containsExactly("2");
    }

    @Test
    void takesANetworkOfVersion6ForOneAndHasABoundForAll() {
        try (CountedNotes notes = new CountedNotes(trail(), CLOCK)) {
            for (int i = 1; i <= 300; i++) {
                notes.note(access("", "login", "2001:db8:0:1::" + Integer.toHexString(i)));
            }
            assertThat(warehouse.texts("select distinct origin from audit where subject = 'others'"))
                    .containsExactly("2001:db8:0:1::/64");
            for (int i = 1; i <= 2_500; i++) {
                notes.note(access("", "login", "2001:db8:1:" + Integer.toHexString(i) + "::1"));
            }
            notes.note(access("wu", "delivery 1", "2001:db8::1"));
        }

        assertThat(warehouse.texts("select count(*) < 2020 from audit")).containsExactly("t");
        assertThat(warehouse.texts("select count(*) from audit where actor = 'wu'"))
                .as("whoever is known is still told")
                .containsExactly("1");
    }

    @Test
    void cutsASubjectThatSomebodySent() {
        try (CountedNotes notes = new CountedNotes(trail(), CLOCK)) {
            notes.note(access("wu", "figure " + "x".repeat(5_000), "10.0.0.7"));
        }

        assertThat(trail().newest(1).get(0).entry().subject()).hasSize(200).endsWith("…");
    }
}
