// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.web.server.Response;
import org.junit.jupiter.api.Test;

/** Which pages people are led to on which they act, and how often they may. */
class ActingPagesTest {

    private static final Instant NOW = Instant.parse("2014-07-11T01:00:00Z");

    @Test
    void leadsOnlyThoseWhoMayActToAPage() {
        ActingPages pages =
                ActingPages.NONE.and(Map.of("desk", page(Role.STEWARD))).and(Map.of("withdrawal", page(Role.OPERATOR)));

        assertThat(pages.kindsFor(user(Role.STEWARD))).containsExactly("desk");
        assertThat(pages.kindsFor(user(Role.STEWARD, Role.OPERATOR))).containsExactlyInAnyOrder("desk", "withdrawal");
        assertThat(pages.kindsFor(user(Role.AUDITOR))).isEmpty();
        assertThat(pages.kindsFor(Visitor.NOBODY)).isEmpty();
        assertThat(pages.kindsFor(
                        new Visitor(Visitor.Kind.CLIENT, "x", null, Set.of(Role.STEWARD), Set.of(), Set.of())))
                .isEmpty();
    }

    @Test
    void twoPagesHaveTwoNames() {
        ActingPages pages = ActingPages.NONE.and(Map.of("desk", page(Role.STEWARD)));

        assertThatIllegalArgumentException().isThrownBy(() -> pages.and(Map.of("desk", page(Role.OPERATOR))));
        assertThatIllegalArgumentException().isThrownBy(() -> pages.and(Map.of("../desk", page(Role.OPERATOR))));
    }

    @Test
    void aStewardActsForTheOwnBureausAndAnOperatorForAll() {
        Visitor steward = user(Role.STEWARD);
        assertThat(steward.mayActFor("hrss")).isTrue();
        assertThat(steward.mayActFor("health")).isFalse();
        assertThat(steward.mayOperate()).isFalse();
        assertThat(user(Role.OPERATOR).mayActFor("health")).isTrue();
        for (Role role : Set.of(Role.OFFICIAL, Role.DISTRICT, Role.AUDITOR)) {
            assertThat(user(role).mayActFor("hrss")).as(role.code()).isFalse();
            assertThat(user(role).mayOperate()).as(role.code()).isFalse();
        }
        assertThat(user(Role.AUDITOR).mayAudit()).isTrue();
        assertThat(steward.mayAudit()).isFalse();
        assertThat(new Visitor(Visitor.Kind.CLIENT, "x", null, Set.of(Role.OPERATOR), Set.of("hrss"), Set.of())
                        .mayActFor("hrss"))
                .as("a program acts for nobody")
                .isFalse();
    }

    @Test
    void whoSendsFormsLikeAProgramWaits() {
        Instant[] now = {NOW};
        ActingRates rates = new ActingRates(new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        });
        for (int i = 0; i < 30; i++) {
            assertThat(rates.secondsToWait("wu.xiao")).isZero();
        }
        assertThat(rates.secondsToWait("wu.xiao")).isBetween(1L, 2L);
        assertThat(rates.secondsToWait("zheng.bo")).isZero();
        now[0] = NOW.plus(Duration.ofSeconds(2));
        assertThat(rates.secondsToWait("wu.xiao")).isZero();
    }

    private static Visitor user(Role... roles) {
        return new Visitor(Visitor.Kind.USER, "wu.xiao", null, Set.of(roles), Set.of("hrss"), Set.of());
    }

    private static ActingPage page(Role role) {
        return new ActingPage() {
            @Override
            public boolean isFor(Visitor visitor) {
                return visitor.is(role);
            }

            @Override
            public Response show(Errand errand) {
                return errand.page("");
            }

            @Override
            public Response act(Errand errand) {
                return errand.seeOther("desk");
            }
        };
    }
}
