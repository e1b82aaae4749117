// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.binding.NearestWord;
import org.jundeng.contract.RowRules;

/**
 * The rows below a row that give a part of its figure: marked by 其中 or #, or by a word that the contract names. Their
 * blank cells mean what the row above them says.
 */
final class SubRows {

    private static final int LONGEST = 60;
    private static final Pattern MARK = Pattern.compile("(其中[:：、，,]?|#+)(.*)");

    private final Map<String, RowRules.SubRow> rules = new HashMap<>();
    private final int[] heads;
    private final String words;

    /** The sub-rows of a table whose rows are named in the cells at {@code heads}. */
    SubRows(List<RowRules.SubRow> promised, List<Integer> heads) {
        promised.forEach(rule -> rules.put(TotalWords.plain(rule.word()), rule));
        this.words =
                String.join(", ", promised.stream().map(RowRules.SubRow::word).toList());
        this.heads = heads.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The mark or word that makes a row a part of the one above it; null for a row of its own. */
    Found in(List<String> cells) {
        for (int at : heads) {
            String cell = cells.get(at);
            if (cell != null && !cell.isEmpty() && cell.length() <= LONGEST && (!rules.isEmpty() || mayBegin(cell))) {
                Found found = in(cell, at);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private Found in(String cell, int at) {
        String text = TotalWords.plain(cell);
        Matcher mark = MARK.matcher(text);
        boolean marked = mark.matches();
        String rest = marked ? mark.group(2) : text;
        RowRules.SubRow rule = rules.get(rest);
        return marked || rule != null ? new Found(at, rest, rule) : null;
    }

    /** Whether a mark may begin there; most cells do not begin with one. */
    private static boolean mayBegin(String cell) {
        char first = cell.charAt(0);
        return first == '其' || first == '#' || first == '＃' || first <= ' ' || first == '\u3000' || first == '\u00A0';
    }

    /** The words that the contract names, in one line; empty where it names none. */
    String told() {
        return words;
    }

    /** The word that is most likely meant; empty where none is near. */
    String nearest(String word) {
        return NearestWord.only(word, rules.keySet(), UnaryOperator.identity()).orElse("");
    }

    /**
     * What makes a row a part of the one above it.
     *
     * @param at the cell that says so
     * @param word what stands behind the mark
     * @param rule what the contract says of the word; null where it says nothing
     */
    record Found(int at, String word, RowRules.SubRow rule) {}
}
