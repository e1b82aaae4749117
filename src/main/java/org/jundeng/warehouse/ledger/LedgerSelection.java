// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.ledger;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jundeng.warehouse.sql.Sql;

/**
 * Which lines of the ledger are asked for; null means any.
 *
 * @param bureau the bureau's id
 * @param feed the feed's id
 * @param outcome the outcome
 * @param from the first business date
 * @param to the last business date
 * @param file a pattern of the delivered name, in which {@code *} stands for any text and {@code ?} for one character
 * @param bureaus several bureaus, any of which it may be
 * @param among the ledger numbers
 */
public record LedgerSelection(
        String bureau,
        String feed,
        Outcome outcome,
        LocalDate from,
        LocalDate to,
        String file,
        Set<String> bureaus,
        Collection<Long> among) {

    /** All lines. */
    public static final LedgerSelection ALL = new LedgerSelection(null, null, null, null, null, null);

    /** Lines of any number, of any bureau, or of one. */
    public LedgerSelection(String bureau, String feed, Outcome outcome, LocalDate from, LocalDate to, String file) {
        this(bureau, feed, outcome, from, to, file, null, null);
    }

    /** The same, but only of some bureaus; null for all. */
    public LedgerSelection ofBureaus(Set<String> some) {
        return new LedgerSelection(bureau, feed, outcome, from, to, file, some, among);
    }

    /** Those of the lines that have one of these numbers. */
    public LedgerSelection among(Collection<Long> deliveryIds) {
        return new LedgerSelection(bureau, feed, outcome, from, to, file, bureaus, deliveryIds);
    }

    private static final Pattern OF_LIKE = Pattern.compile("[\\\\%_]");

    static final String CONDITION = """
            where (?::text is null or bureau = ?) and (?::text is null or feed = ?)
              and (?::text is null or outcome = ?) and (?::date is null or business_date >= ?)
              and (?::date is null or business_date <= ?) and (?::text is null or source_name like ?)
              and (? or bureau = any(?))
              and (?::bigint[] is null or delivery_id = any (?))
            """;

    /** The arguments of {@link #CONDITION}, and then {@code more}. */
    Object[] arguments(Object... more) {
        String word = outcome == null ? null : outcome.word();
        Object ids = among == null ? null : Sql.numbers(among);
        String like = file == null ? null : like();
        Object[] ofNames = {bureau, bureau, feed, feed, word, word, from, from, to, to, like, like};
        Object[] ofSets = {bureaus == null, elements(bureaus), ids, ids};
        return Stream.of(ofNames, ofSets, more).flatMap(Arrays::stream).toArray();
    }

    static Object elements(Set<String> bureaus) {
        return Sql.texts(bureaus == null ? Set.of() : bureaus);
    }

    private String like() {
        return OF_LIKE.matcher(file).replaceAll("\\\\$0").replace('*', '%').replace('?', '_');
    }
}
