// SPDX-License-Identifier: Apache-2.0
package org.jundeng.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jundeng.finding.FindingGroup.Rows;
import org.junit.jupiter.api.Test;

class FindingGroupsTest {

    private static Finding number(long row, String found, String proposed) {
        return Finding.at(FindingCode.NOT_A_NUMBER, new Location(row, "数值", 3), found, "人", proposed);
    }

    @Test
    void whatTheRemedySaysTheSameOfIsOneCause() {
        List<FindingGroup> groups = FindingGroups.of(List.of(
                number(2, "很多", ""),
                number(3, "若干", ""),
                number(4, "很多", ""),
                number(18, "很多", ""),
                number(5, "3，2", "3.2")));

        assertThat(groups).hasSize(2);
        FindingGroup texts = groups.get(0);
        assertThat(texts.count()).isEqualTo(4);
        assertThat(texts.rows()).containsExactly(new Rows(2, 4), new Rows(18, 18));
        assertThat(texts.cells()).containsExactly("C2", "C3", "C4", "C18");
        assertThat(texts.examples()).extracting(Finding::found).containsExactly("很多", "若干");
        assertThat(groups.get(1).rows()).containsExactly(new Rows(5, 5));
    }

    @Test
    void anotherColumnIsAnotherCause() {
        Finding other = Finding.at(FindingCode.NOT_A_NUMBER, new Location(2, "人数", 4), "很多", "人", "");

        assertThat(FindingGroups.of(List.of(number(2, "很多", ""), other))).hasSize(2);
    }

    @Test
    void whatCostsTheDeliveryComesFirstThenTheMostFrequent() {
        List<Finding> findings = List.of(
                Finding.at(FindingCode.REPEATED_ROW, Location.row(9), "2", "8", "jobs", "2014-06"),
                Finding.at(FindingCode.REPEATED_ROW, Location.row(10), "2", "8", "jobs", "2014-06"),
                Finding.at(FindingCode.REPEATED_ROW, Location.row(11), "2", "8", "jobs", "2014-06"),
                number(2, "3，2", "3.2"),
                number(3, "很多", ""),
                number(4, "很多", ""),
                Finding.at(FindingCode.UNKNOWN_UNIT, new Location(7, "单位", 4), "公里", "jobs", "人"));

        assertThat(FindingGroups.of(findings))
                .extracting(FindingGroup::code)
                .containsExactly(
                        FindingCode.UNKNOWN_UNIT,
                        FindingCode.NOT_A_NUMBER,
                        FindingCode.NOT_A_NUMBER,
                        FindingCode.REPEATED_ROW);
        assertThat(FindingGroups.of(findings).get(1).count()).isEqualTo(2);
    }

    @Test
    void thatManyRowsAreBadIsSecondToWhatIsWrongWithThem() {
        Finding sum = Finding.of(FindingCode.TOO_MANY_BAD_ROWS, "2", "4", "25");

        assertThat(FindingGroups.of(List.of(sum, number(3, "很多", ""))))
                .extracting(FindingGroup::code)
                .containsExactly(FindingCode.NOT_A_NUMBER, FindingCode.TOO_MANY_BAD_ROWS);
    }

    @Test
    void ofVeryManyRowsTheFirstAreKept() {
        List<Finding> everySecond = LongStream.range(1, 10_000)
                .mapToObj(i -> number(2 * i, "很多", ""))
                .toList();

        FindingGroup group = FindingGroups.of(everySecond).get(0);

        assertThat(group.count()).isEqualTo(9_999);
        assertThat(group.rows()).hasSize(50).startsWith(new Rows(2, 2), new Rows(4, 4));
        assertThat(group.moreRows()).isTrue();
        assertThat(group.cells()).hasSize(5);
    }

    @Test
    void rowsOneAfterTheOtherAreOneRangeHoweverMany() {
        List<Finding> each = IntStream.rangeClosed(2, 9_999)
                .mapToObj(row -> number(row, "很多", ""))
                .flatMap(finding -> Stream.of(finding, finding))
                .toList();

        FindingGroup group = FindingGroups.of(each).get(0);

        assertThat(group.rows()).containsExactly(new Rows(2, 9_999));
        assertThat(group.moreRows()).isFalse();
        assertThat(group.isOneRow()).isFalse();
    }

    @Test
    void aDeliveryAsAWholeHasNoRows() {
        FindingGroup group =
                FindingGroups.of(List.of(Finding.of(FindingCode.NO_ROWS, ""))).get(0);

        assertThat(group.rows()).isEmpty();
        assertThat(group.cells()).isEmpty();
    }
}
