// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.intake.table.FindingsColumn;
import org.jundeng.intake.table.HeadSearch;
import org.jundeng.intake.text.DecodingReader;

/**
 * Finds the delimiter of a table whose contract says none: the one by which a header is found with the most promised
 * names. How often a character occurs is no evidence, since commas stand in numbers and in texts.
 */
public final class DelimiterEvidence {

    /** In this order where the evidence is the same: a comma unless something speaks for another one. */
    private static final String CANDIDATES = ",;\t|，；";

    private static final int MOST_CHARACTERS = 1 << 16;
    private static final Pattern SAID = Pattern.compile("(?i)\\A\"?sep=(.)\"?[ \\t]*(?=[\r\n]|\\z)");

    private DelimiterEvidence() {}

    /** The delimiter of a table that begins with {@code text}, which is read as far as a header may lie, and closed. */
    public static String in(Reader text, Contract contract) throws IOException {
        String beginning = FindingsColumn.cutFrom(beginning(text));
        Set<String> candidates = new LinkedHashSet<>();
        said(beginning).ifPresent(candidates::add);
        CANDIDATES.chars().mapToObj(Character::toString).forEach(candidates::add);
        String best = candidates.iterator().next();
        int most = 0;
        for (String candidate : candidates) {
            int named = beginning.contains(candidate) ? named(beginning, candidate, contract) : 0;
            if (named > most) {
                best = candidate;
                most = named;
            }
        }
        return best;
    }

    /** What a first line {@code sep=;} says, as some spreadsheet programs write it. */
    private static Optional<String> said(String beginning) {
        Matcher said = SAID.matcher(beginning);
        return said.find() && said.group(1).length() == 1 && !said.group(1).equals("\"")
                ? Optional.of(said.group(1))
                : Optional.empty();
    }

    private static String beginning(Reader text) throws IOException {
        try (text) {
            char[] buffer = new char[MOST_CHARACTERS];
            int length = 0;
            for (int read = 0; read >= 0 && length < buffer.length; length += Math.max(read, 0)) {
                read = text.read(buffer, length, Math.min(buffer.length - length, 1 << 13));
            }
            return new String(buffer, 0, length);
        }
    }

    /** How many promised columns the header names that is found with a delimiter, be it one row or several joined. */
    private static int named(String text, String delimiter, Contract contract) throws IOException {
        FileForm form = contract.form();
        DecodingReader again = new DecodingReader(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8, 0);
        try (CsvRecords records = new CsvRecords(again, form.with(form.csv().with(delimiter)))) {
            return HeadSearch.sight(records, contract)
                    .map(sight -> sight.named().size())
                    .orElse(0);
        }
    }
}
