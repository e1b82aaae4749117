// SPDX-License-Identifier: Apache-2.0
package org.jundeng.intake.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.contract.Contract;
import org.jundeng.intake.row.PromisedNames;

/**
 * Finds the delimiter of a table whose contract says none: the one that parts a line into the most promised headers.
 * How often a character occurs is no evidence, since commas stand in numbers and in texts.
 */
public final class DelimiterEvidence {

    /** In this order where the evidence is the same: a comma unless something speaks for another one. */
    private static final String CANDIDATES = ",;\t|，；";

    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int MOST_RECORDS = 60;
    private static final Pattern SAID = Pattern.compile("(?i)\\A\"?sep=(.)\"?[ \\t]*(?=[\r\n]|\\z)");

    private DelimiterEvidence() {}

    /** The delimiter of a table that begins with {@code text}, which is read as far as a header may lie, and closed. */
    public static String in(Reader text, Contract contract) throws IOException {
        String beginning = beginning(text);
        Set<String> candidates = new LinkedHashSet<>();
        said(beginning).ifPresent(candidates::add);
        CANDIDATES.chars().mapToObj(Character::toString).forEach(candidates::add);
        PromisedNames names = new PromisedNames(contract);
        String best = candidates.iterator().next();
        int most = 0;
        for (String candidate : candidates) {
            int named = beginning.contains(candidate) ? named(beginning, candidate.charAt(0), names) : 0;
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
        return said.find() && !said.group(1).equals("\"") ? Optional.of(said.group(1)) : Optional.empty();
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

    /** The most promised columns that one record names. */
    private static int named(String text, char delimiter, PromisedNames names) {
        int most = 0;
        try (CloseableIterator<CsvRecord> records = CsvReader.builder()
                .fieldSeparator(delimiter)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator()) {
            for (int i = 0; i < MOST_RECORDS && records.hasNext(); i++) {
                most = Math.max(most, names.count(records.next().getFields()));
            }
        } catch (CsvParseException | UncheckedIOException cutOff) {
            // The beginning may end within quotes; what stands before it is evidence enough.
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return most;
    }
}
