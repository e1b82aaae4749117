// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.binding.MissingValues;
import org.jundeng.catalogue.Label;

/**
 * What a feed promises: one YAML file below {@code config/feeds/<bureau>/}.
 *
 * @param feed the feed's id, the file's name without its ending
 * @param bureau the bureau that delivers, the folder's name
 * @param steward the id of the person who answers for the feed
 * @param name the feed's names
 * @param files globs over file names, unique within the bureau; empty for a feed that is pulled
 * @param source where a pulled feed comes from; null for a feed of files
 * @param form how the bytes become records
 * @param table where in the records the observations stand
 * @param vocabulary what the words in the cells mean
 * @param expectations what must hold of a delivery, and when it must be there
 * @param merging how a delivery changes what is already known
 */
public record Contract(
        String feed,
        String bureau,
        String steward,
        Label name,
        List<String> files,
        Source source,
        FileForm form,
        TableShape table,
        Vocabulary vocabulary,
        Expectations expectations,
        MergeRules merging) {

    public Contract {
        files = files == null ? List.of() : List.copyOf(files);
        if (files.isEmpty() == (source == null)) {
            throw new IllegalArgumentException("a feed has either files or a source");
        }
        if (form.format() == Format.SQL && (source == null || source.sql() == null)) {
            throw new IllegalArgumentException("format sql takes a source with sql");
        }
    }

    /** The contract that {@code file} states; what is missing or does not fit is refused under the name of its key. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Contract of(ContractFile file) {
        MissingValues.check(
                "feed", file.feed(),
                "bureau", file.bureau(),
                "steward", file.steward(),
                "name", file.name(),
                "format", file.format(),
                "layout", file.layout(),
                "freq", file.freq());
        TableShape table = new TableShape(
                file.layout(), file.freq(), file.columns(), file.indicator(), file.unit(), file.refArea());
        boolean ownMarksOnly = file.missingReplaces() != null && file.missingReplaces();
        return new Contract(
                file.feed(),
                file.bureau(),
                file.steward(),
                file.name(),
                file.files(),
                file.source(),
                new FileForm(file.format(), file.charset(), file.csv(), file.records(), file.more()),
                table,
                new Vocabulary(
                        file.indicators(),
                        file.statuses(),
                        file.cityWords(),
                        ownMarksOnly ? Vocabulary.onlyMissing(file.missing()) : Vocabulary.missing(file.missing()),
                        Vocabulary.confidential(file.confidential())),
                new Expectations(file.due(), file.expectedRegions(), file.checks(), file.badRows()),
                new MergeRules(file.asOf(), file.authority(), file.deletions()));
    }

    /** The same promise, but any number of rejected rows and of deletions is accepted: somebody has looked at them. */
    public Contract acceptingAnything() {
        return new Contract(
                feed,
                bureau,
                steward,
                name,
                files,
                source,
                form,
                table,
                vocabulary,
                expectations.withAnyBadRows(),
                merging.withAnyDeletions());
    }

    /** The ids of the indicators that the feed brings, each once, in the order of the contract. */
    public Set<String> broughtIndicators() {
        Set<String> ids = new LinkedHashSet<>();
        table.columns().forEach(column -> ids.add(column.indicator()));
        vocabulary.indicators().forEach(word -> ids.add(word.indicator()));
        ids.add(table.indicator());
        ids.remove(null);
        return Collections.unmodifiableSet(ids);
    }

    /** The format of a delivery's bytes. */
    public enum Format {
        CSV,
        /** An array of objects, JSON Lines, or records below a pointer. */
        JSON,
        /** The result of a query, spooled as JSON Lines. */
        SQL
    }

    /** What the rows and the columns of a table stand for. */
    public enum Layout {
        /** One observation a row. */
        LONG,
        /** Indicators as columns. */
        WIDE,
        /** Regions as columns: every header that no column claims is read as a region. */
        WIDE_AREAS,
        /** Periods as columns: every header that no column claims is read as a period. */
        WIDE_PERIODS
    }

    /**
     * The dialect of a CSV file.
     *
     * @param delimiter one character; a comma where absent
     * @param skipLines how many lines stand above the header, such as a title; 0 where absent
     * @param trailer the first word of a last row that states how many rows the file has; null where there is no such
     *     row
     */
    public record CsvDialect(String delimiter, Integer skipLines, String trailer) {

        static final CsvDialect USUAL = new CsvDialect(",", 0, null);

        public CsvDialect {
            delimiter = delimiter == null ? "," : delimiter;
            skipLines = skipLines == null ? 0 : skipLines;
            if (delimiter.length() != 1 || skipLines < 0) {
                throw new IllegalArgumentException("delimiter takes one character and skip-lines a number from 0");
            }
            if (trailer != null && trailer.isBlank()) {
                throw new IllegalArgumentException("trailer is blank: it takes the word that begins the last row");
            }
        }
    }

    /**
     * The database or service that a feed is pulled from. Its address and password stand in the settings under its
     * name.
     *
     * @param name the source's name: {@code jundeng.source.NAME.url}
     * @param sql a single SELECT; null for HTTP
     * @param path the path below the source's address; null for SQL
     * @param timeoutSeconds how long to wait for an answer; 60 where absent
     * @param watermark the column that tells a pull which rows are new; null where each pull asks for everything
     */
    public record Source(String name, String sql, String path, Integer timeoutSeconds, Watermark watermark) {
        public Source {
            MissingValues.check("name", name);
            if ((sql == null) == (path == null)) {
                throw new IllegalArgumentException("a source has either sql or path");
            }
            if (watermark != null && sql == null) {
                throw new IllegalArgumentException("only a source with sql takes a watermark");
            }
            timeoutSeconds = timeoutSeconds == null ? 60 : timeoutSeconds;
        }
    }

    /**
     * What a word in the indicator column stands for.
     *
     * @param word the word as delivered
     * @param indicator the indicator's id
     * @param unit the unit of its values where there is no unit column; null means the indicator's own
     */
    public record IndicatorWord(String word, String indicator, String unit) {
        public IndicatorWord {
            MissingValues.check("word", word, "indicator", indicator);
        }
    }

    /**
     * What a word in the status column stands for.
     *
     * @param word the word as delivered
     * @param status the observation status
     */
    public record StatusWord(String word, org.jundeng.observation.ObsStatus status) {
        public StatusWord {
            MissingValues.check("word", word, "status", status);
        }
    }

    /**
     * Which of two deliveries of a feed is the newer one.
     *
     * @param by where the stamp stands
     * @param pattern with {@code file-name}: a regular expression whose first group is a sortable stamp (digits and
     *     hyphens, such as {@code 20140705} or {@code 2014-07-05}); null for arrival
     */
    public record AsOf(By by, String pattern) {

        static final AsOf ARRIVAL = new AsOf(By.ARRIVAL, null);

        public AsOf {
            MissingValues.check("by", by);
            if ((by == By.FILE_NAME) != (pattern != null)) {
                throw new IllegalArgumentException("as-of by file-name, and only that, takes a pattern");
            }
        }

        /** Where the stamp stands. */
        public enum By {
            ARRIVAL,
            FILE_NAME
        }
    }

    /**
     * When a period's figures are due.
     *
     * @param workingDay the n-th working day after the period's end, from 1
     */
    public record Due(int workingDay) {
        public Due {
            if (workingDay < 1) {
                throw new IllegalArgumentException("working-day " + workingDay + " is not positive");
            }
        }
    }

    /**
     * A total that must agree with its parts, in each period and indicator.
     *
     * @param total the region, by code, whose value is the total
     * @param parts the id of the group whose regions are the parts
     * @param tolerance the largest |total − sum| / |total| that is accepted, 0 to 1
     * @param indicators the ids of the indicators that are checked
     */
    public record TotalCheck(String total, String parts, BigDecimal tolerance, List<String> indicators) {
        public TotalCheck {
            MissingValues.check("total", total, "parts", parts);
            tolerance = tolerance == null ? BigDecimal.ZERO : tolerance;
            indicators = indicators == null ? List.of() : List.copyOf(indicators);
        }
    }
}
