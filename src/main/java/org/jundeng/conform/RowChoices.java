// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jundeng.conform.text.CellText;
import org.jundeng.contract.RowRules;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.finding.Location;

/** Which rows count, by the words in their columns; and a note on those that do not. */
final class RowChoices {

    private final List<Choice> choices = new ArrayList<>();
    private final RowNumbers leftOut = new RowNumbers();
    private Location firstPlace;
    private String firstWord;

    RowChoices(Plan plan) {
        plan.contract.table().rows().choices().forEach(rule -> choices.add(Choice.of(rule, plan)));
    }

    /** The cells by which rows are chosen. */
    List<Integer> places() {
        return choices.stream().map(Choice::at).filter(at -> at != Plan.NONE).toList();
    }

    /** Whether the row at hand counts; a word that the contract does not name is told, and the row counts as faulty. */
    boolean takes(RowAtHand row) {
        for (Choice choice : choices) {
            String word = choice.at() == Plan.NONE ? "" : CellText.plain(row.cell(choice.at()));
            if (choice.leavesOut(word)) {
                leaveOut(row, choice.at(), word);
                return false;
            }
            if (!choice.knows(word)) {
                row.find(FindingCode.UNEXPECTED_TEXT, choice.at(), choice.told());
            }
        }
        return true;
    }

    private void leaveOut(RowAtHand row, int at, String word) {
        if (!leftOut.any()) {
            firstPlace = row.place(at);
            firstWord = word;
        }
        leftOut.add(row.no());
    }

    /** A note on the rows that were left out; a refusal where no other row was there. Empty where none was left out. */
    Optional<Finding> finding(boolean anyTaken) {
        if (!leftOut.any()) {
            return Optional.empty();
        }
        String words = choices.stream().map(Choice::told).distinct().collect(Collectors.joining("; "));
        return Optional.of(Finding.at(
                anyTaken ? FindingCode.ROWS_LEFT_OUT : FindingCode.ALL_ROWS_LEFT_OUT,
                firstPlace,
                firstWord,
                words,
                Long.toString(leftOut.count())));
    }

    private record Choice(int at, Set<String> take, Set<String> skip, String told) {

        static Choice of(RowRules.Choice rule, Plan plan) {
            String words =
                    Stream.concat(rule.take().stream(), rule.skip().stream()).collect(Collectors.joining(" / "));
            return new Choice(plan.place(rule.column()), plain(rule.take()), plain(rule.skip()), words);
        }

        private static Set<String> plain(List<String> words) {
            return words.stream().map(CellText::plain).collect(Collectors.toCollection(HashSet::new));
        }

        boolean leavesOut(String word) {
            return skip.contains(word) || skip.isEmpty() && !take.contains(word);
        }

        boolean knows(String word) {
            return take.isEmpty() || take.contains(word);
        }
    }
}
