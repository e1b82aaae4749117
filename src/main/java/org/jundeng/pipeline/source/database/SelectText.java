// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words of a SELECT, without what stands in quotes and comments. Only as much of SQL is understood as is needed to
 * see whether a text is one SELECT, and to ask for a part of its rows.
 */
final class SelectText {

    private static final Set<String> READING = Set.of("select", "values", "table");
    private static final Set<String> WRITING = Set.of("insert", "update", "delete", "merge");

    private final String sql;
    private final Quotes quotes;
    private final List<Word> words = new ArrayList<>();
    private int end;
    private boolean several;

    private SelectText(String sql, Quotes quotes) {
        this.sql = sql;
        this.quotes = quotes;
        this.end = sql.length();
    }

    /** A word outside quotes: in lower case, with its place, and how many brackets are open around it. */
    record Word(String text, int at, int depth) {}

    /** How products quote, besides {@code '…'}, {@code "…"} and {@code `…`}. */
    enum Quotes {
        /** In no other way. */
        STANDARD,
        /** Names also as {@code [name]}. */
        BRACKETS,
        /** Texts with backslashes before quotes; and {@code #} begins a comment. */
        BACKSLASHES
    }

    /** Reads the words of {@code sql}. */
    static SelectText of(String sql, Quotes quotes) {
        SelectText text = new SelectText(sql, quotes);
        text.read();
        return text;
    }

    List<Word> words() {
        return words;
    }

    /** The text without the semicolon at its end. */
    String bare() {
        return sql.substring(0, end).stripTrailing();
    }

    /**
     * The bare text, if it can only read.
     *
     * @throws AskingFailed if it holds several statements, or one that may write
     */
    String onlyReading() throws AskingFailed {
        String first = words.isEmpty() ? "" : words.get(0).text();
        String writing = several
                ? ";"
                : words.stream()
                        .map(Word::text)
                        .filter("into"::equals)
                        .findFirst()
                        .orElse(first.equals("with") ? verb() : first);
        if (!READING.contains(writing)) {
            throw refused(writing);
        }
        return bare();
    }

    /** The refusal of a text that holds this word. */
    static AskingFailed refused(String word) {
        return new AskingFailed(
                Trouble.REFUSED,
                "only a single SELECT is asked, and this statement has \"" + word.toUpperCase(Locale.ROOT) + "\"",
                null);
    }

    /** The place of the SELECT that the tables named by WITH lead to; 0 where there is no WITH. */
    int main() {
        return words.isEmpty() || !words.get(0).text().equals("with")
                ? 0
                : words.stream()
                        .filter(word -> word.depth() == 0 && READING.contains(word.text()))
                        .mapToInt(Word::at)
                        .findFirst()
                        .orElse(0);
    }

    /** Whether the word stands outside all brackets, after {@code from}. */
    boolean has(String word, int from) {
        return words.stream()
                .anyMatch(each ->
                        each.depth() == 0 && each.at() >= from && each.text().equals(word));
    }

    /** Where the last ORDER BY outside all brackets begins; -1 where there is none. */
    int orderBy() {
        int found = -1;
        for (int i = 0; i + 1 < words.size(); i++) {
            boolean isOrderBy = words.get(i).text().equals("order")
                    && words.get(i + 1).text().equals("by");
            found = isOrderBy && words.get(i).depth() == 0 ? words.get(i).at() : found;
        }
        return found;
    }

    private String verb() {
        return words.stream()
                .filter(word -> word.depth() == 0)
                .map(Word::text)
                .filter(text -> READING.contains(text) || WRITING.contains(text))
                .findFirst()
                .orElse("with");
    }

    private void read() {
        int depth = 0;
        int at = 0;
        boolean ended = false;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int after = afterComment(at);
            if (after > at || Character.isWhitespace(c)) {
                at = Math.max(after, at + 1);
                continue;
            }
            if (c == ';') {
                end = ended ? end : at;
                ended = true;
                at++;
                continue;
            }
            several |= ended;
            if (isQuote(c)) {
                at = afterQuote(at);
            } else if (isWordPart(c)) {
                at = word(at, depth);
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                at++;
            }
        }
    }

    private boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`' || c == '[' && quotes == Quotes.BRACKETS;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c == '#' || c == '@';
    }

    /** Oracle's {@code q'[ … ]'} is a text, too. */
    private int word(int from, int depth) {
        int to = from;
        while (to < sql.length() && isWordPart(sql.charAt(to))) {
            to++;
        }
        String text = sql.substring(from, to).toLowerCase(Locale.ROOT);
        if ((text.equals("q") || text.equals("nq")) && to + 1 < sql.length() && sql.charAt(to) == '\'') {
            int opening = "[{(<".indexOf(sql.charAt(to + 1));
            char closing = opening < 0 ? sql.charAt(to + 1) : "]})>".charAt(opening);
            return after(closing + "'", to + 2);
        }
        words.add(new Word(text, from, depth));
        return to;
    }

    private int afterQuote(int from) {
        char opening = sql.charAt(from);
        char closing = opening == '[' ? ']' : opening;
        int at = from + 1;
        while (at < sql.length() && sql.charAt(at) != closing) {
            at += sql.charAt(at) == '\\' && quotes == Quotes.BACKSLASHES ? 2 : 1;
        }
        return Math.min(at + 1, sql.length());
    }

    private int afterComment(int at) {
        if (sql.startsWith("--", at) || sql.charAt(at) == '#' && quotes == Quotes.BACKSLASHES) {
            return after("\n", at + 2);
        }
        return sql.startsWith("/*", at) ? after("*/", at + 2) : at;
    }

    private int after(String closing, int from) {
        int found = sql.indexOf(closing, from);
        return found < 0 ? sql.length() : found + closing.length();
    }
}
