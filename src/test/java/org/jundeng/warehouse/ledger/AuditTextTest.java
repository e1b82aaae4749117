// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.warehouse.ledger.AuditTrail.Entry;
import org.junit.jupiter.api.Test;

class AuditTextTest {

    private static final Instant AT = Instant.parse("2014-07-10T01:02:03.000456Z");

    private static String text(Entry entry) {
        return AuditText.of(new AuditTrail.Line(
                71, AT, entry, new AuditTrail.Published(12, LocalDate.of(2014, 7, 10), "the hash is not in the text")));
    }

    private static Entry entry(String actor, String subject, String detail, String reason) {
        return new Entry(actor, Act.WITHDRAW, subject, "done", detail, reason, null);
    }

    @Test
    void hasElevenFieldsWithTabsBetweenThem() {
        assertThat(text(new Entry("周", Act.END_SILENCE, "silence 3", "done", "command", "说错了", "10.0.0.7")))
                .isEqualTo("12\t2014-07-10\t71\t2014-07-10T01:02:03.000456Z\t周\tend-silence\tsilence 3\tdone\tcommand"
                        + "\t说错了\t10.0.0.7");
    }

    @Test
    void writesTimesWithAllSixDigits() {
        assertThat(AuditText.of(new AuditTrail.Line(
                        1,
                        Instant.parse("2014-07-10T23:59:59Z"),
                        entry("", "delivery 1", null, null),
                        new AuditTrail.Published(1, LocalDate.of(2014, 7, 11), ""))))
                .isEqualTo(
                        "1\t2014-07-11\t1\t2014-07-10T23:59:59.000000Z\t\twithdraw\tdelivery 1\tdone\t\\N\t\\N\t\\N");
    }

    @Test
    void writesOutWhatAReaderWouldNotSee() {
        assertThat(text(entry("a\\b", "c\td", "e\r\nf", "g\u0000\u001b\u0085\u00ad\u200b\u202e\u2066\ufeffh")))
                .contains("\ta\\\\b\t")
                .contains("\tc\\td\t")
                .contains("\te\\r\\nf\t")
                .contains("\tg\\u0000\\u001b\\u0085\\u00ad\\u200b\\u202e\\u2066\\ufeffh\t");
    }

    @Test
    void keepsWhatLooksLikeAnEscapeApartFromOne() {
        assertThat(Set.of(
                        text(entry("a", "b", "\t", null)),
                        text(entry("a", "b", "\\t", null)),
                        text(entry("a", "b", "\\\\t", null)),
                        text(entry("a", "b", null, null)),
                        text(entry("a", "b", "", null)),
                        text(entry("a", "b", "\\N", null)),
                        text(entry("a", "b", "\u200b", null)),
                        text(entry("a", "b", "\\u200b", null)),
                        text(entry("a", "b", null, "")),
                        text(entry("a", "b\tdone", null, null)),
                        text(entry("a\tb", "", null, null))))
                .hasSize(11);
    }

    @Property(seed = "20140710", tries = 2_000)
    void twoLinesHaveTheSameTextOnlyIfTheyAreTheSame(
            @ForAll("fields") List<String> one, @ForAll("fields") List<String> other) {
        Entry first = entry(one.get(0), one.get(1), one.get(2), one.get(3));
        Entry second = entry(other.get(0), other.get(1), other.get(2), other.get(3));

        assertThat(text(first).equals(text(second))).isEqualTo(first.equals(second));
        assertThat(text(first).chars().filter(unit -> unit == '\t')).hasSize(10);
        assertThat(text(first)).doesNotContain("\n", "\r", "\u2028");
    }

    /** Of few characters, so that fields that could be taken for each other are likely. */
    @Provide
    Arbitrary<List<String>> fields() {
        return Arbitraries.strings()
                .withChars('a', '\\', 't', '\t', '\n', 'n', 'N', '"', ',', '\u2028', 'u', '2', '0', '8')
                .ofMaxLength(3)
                .list()
                .ofSize(4);
    }

    /** Computed with sha256sum: a change of this number would break every chain there is. */
    @Test
    void hashesTheHashBeforeATabAndTheText() {
        assertThat(AuditText.hash(AuditText.BEFORE_ALL, "1\t2014-07-10\t周"))
                .isEqualTo("cce914e0f773a536e1ab1f89aa177290ce7c7cf5617607b47e09c6654993bd6b");
        Set<String> hashes = new HashSet<>();
        hashes.add(AuditText.hash(AuditText.BEFORE_ALL, "1"));
        hashes.add(AuditText.hash("1" + AuditText.BEFORE_ALL.substring(1), "1"));
        hashes.add(AuditText.hash(AuditText.BEFORE_ALL, "1\t"));
        assertThat(hashes).hasSize(3).allSatisfy(hash -> assertThat(hash).matches("[0-9a-f]{64}"));
    }
}
