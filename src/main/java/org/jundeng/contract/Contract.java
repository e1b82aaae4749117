// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jundeng.binding.MissingValues;
import org.jundeng.catalogue.Label;
import org.jundeng.observation.Freq;

/**
 * What a feed promises: one YAML file below {@code config/feeds/<bureau>/}.
 *
 * @param feed the feed's id, the file's name without its ending
 * @param bureau the bureau that delivers, the folder's name
 * @param steward the id of the person who answers for the feed
 * @param name the feed's names
 * @param files globs over file names, unique within the bureau; empty for a feed that is pulled
 * @param format how the bytes are to be read
 * @param charset {@code auto} or the name of one
 * @param csv the dialect; the usual one where absent
 * @param records JSON pointer to the array of records; null where the document itself is the array, or is JSON Lines
 * @param more JSON pointer to what says, beside the records, that there are more: a total, true, a link; null where the
 *     usual names of such fields count
 * @param source where a pulled feed comes from; null for a feed of files
 * @param layout which way rows and columns run
 * @param freq the frequency of what is delivered
 * @param columns the promised columns
 * @param indicator the one indicator of a wide-areas or wide-periods feed without an indicator column; else null
 * @param unit the unit of its values; null means the indicator's own
 * @param indicators in a feed with an indicator column: what each of its words stands for
 * @param refArea the region, by code, of a feed without a region column; null elsewhere
 * @param cityWords the words that mean the city in the place of a region; {@code 合计}, {@code 总计} and {@code 全市} where
 *     absent and the contract expects the city: in the regions of each period, or as a total
 * @param missing the marks that mean "there is no value": those that hold everywhere, such as {@code —}, {@code 暂缺} or
 *     {@code N/A}, and what the file adds
 * @param missingReplaces whether the file's marks hold in the place of the usual ones; false where absent
 * @param confidential the marks that mean "there is a value, which nobody may know": {@code 保密}, and what the file adds
 * @param statuses in a feed with a status column: what each of its words stands for (A, B, E, M, P)
 * @param badRows how many rejected rows a delivery may have; a fifth where absent
 * @param asOf what orders the feed's deliveries; arrival where absent
 * @param authority where two feeds bring one series the higher number wins; 0 where absent
 * @param due when a period's figures are due; null where nothing is agreed
 * @param expectedRegions the id of the group whose regions each period must have; null where nothing is promised
 * @param checks totals that must agree
 * @param deletions what it means that a delivery lacks what the feed brought earlier; nothing where absent
 */
public record Contract(
        String feed,
        String bureau,
        String steward,
        Label name,
        List<String> files,
        Format format,
        String charset,
        CsvDialect csv,
        String records,
        String more,
        Source source,
        Layout layout,
        Freq freq,
        List<ColumnContract> columns,
        String indicator,
        String unit,
        List<IndicatorWord> indicators,
        String refArea,
        List<String> cityWords,
        List<String> missing,
        Boolean missingReplaces,
        List<String> confidential,
        List<StatusWord> statuses,
        BadRows badRows,
        AsOf asOf,
        Integer authority,
        Due due,
        String expectedRegions,
        List<TotalCheck> checks,
        Deletions deletions) {

    private static final List<String> MISSING_MARKS =
            List.of("—", "——", "…", "……", "-", "--", "无", "暂缺", "不详", "未报", "无数据", "N/A", "NA", "/", "..");
    private static final List<String> CONFIDENTIAL_MARKS = List.of("保密");

    public Contract {
        MissingValues.check(
                "feed", feed, "bureau", bureau, "steward", steward, "name", name, "format", format, "layout", layout,
                "freq", freq);
        if (columns == null || columns.isEmpty()) {
            throw new IllegalArgumentException("columns is missing: a contract promises at least one");
        }
        files = files == null ? List.of() : List.copyOf(files);
        if (files.isEmpty() == (source == null)) {
            throw new IllegalArgumentException("a feed has either files or a source");
        }
        if (format == Format.SQL && (source == null || source.sql() == null)) {
            throw new IllegalArgumentException("format sql takes a source with sql");
        }
        if (more != null && (records == null || !more.startsWith("/"))) {
            throw new IllegalArgumentException("more is a pointer (/…) beside records, and takes records");
        }
        charset = charset == null ? "auto" : charset;
        csv = csv == null ? CsvDialect.USUAL : csv;
        columns = List.copyOf(columns);
        indicators = indicators == null ? List.of() : List.copyOf(indicators);
        cityWords = cityWords == null ? null : List.copyOf(cityWords);
        missingReplaces = missingReplaces != null && missingReplaces;
        if (missingReplaces && missing == null) {
            throw new IllegalArgumentException("missing-replaces takes the marks that hold: missing is absent");
        }
        missing = both(missingReplaces ? List.of() : MISSING_MARKS, missing);
        confidential = both(CONFIDENTIAL_MARKS, confidential);
        statuses = statuses == null ? List.of() : List.copyOf(statuses);
        badRows = badRows == null ? BadRows.USUAL : badRows;
        asOf = asOf == null ? AsOf.ARRIVAL : asOf;
        authority = authority == null ? 0 : authority;
        checks = checks == null ? List.of() : List.copyOf(checks);
        deletions = deletions == null ? Deletions.IGNORED : deletions;
    }

    private static List<String> both(List<String> usual, List<String> own) {
        Set<String> all = new LinkedHashSet<>(usual);
        all.addAll(own == null ? List.of() : own);
        return List.copyOf(all);
    }

    /** The same promise, but any number of rejected rows and of deletions is borne. Somebody has looked at them. */
    public Contract bearingAnything() {
        return new Contract(
                feed,
                bureau,
                steward,
                name,
                files,
                format,
                charset,
                csv,
                records,
                more,
                source,
                layout,
                freq,
                columns,
                indicator,
                unit,
                indicators,
                refArea,
                cityWords,
                missing,
                missingReplaces,
                confidential,
                statuses,
                BadRows.ANY,
                asOf,
                authority,
                due,
                expectedRegions,
                checks,
                new Deletions(deletions.policy(), BigDecimal.ONE));
    }

    /** The ids of the indicators that the feed brings, each once, in the order of the contract. */
    public Set<String> broughtIndicators() {
        Set<String> ids = new LinkedHashSet<>();
        columns.forEach(column -> ids.add(column.indicator()));
        indicators.forEach(word -> ids.add(word.indicator()));
        ids.add(indicator);
        ids.remove(null);
        return Collections.unmodifiableSet(ids);
    }

    /** How the bytes are to be read. */
    public enum Format {
        CSV,
        /** An array of objects, JSON Lines, or records below a pointer. */
        JSON,
        /** A query's result; it is spooled as JSON Lines. */
        SQL
    }

    /** Which way rows and columns run. */
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
     * How a CSV file is written.
     *
     * @param delimiter one character; a comma where absent
     * @param skipLines lines above the header, such as a title; 0 where absent
     * @param trailer the word that begins the last row, which says how many rows stand between it and the header; null
     *     where there is no such row
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
     * Where a pulled feed comes from. The address and the password stand in the settings under the source's name.
     *
     * @param name the source's name: {@code jundeng.source.NAME.url}
     * @param sql one SELECT; null for HTTP
     * @param path what is asked below the source's address; null for SQL
     * @param timeoutSeconds how long an answer may take; 60 where absent
     * @param watermark the column by which a pull asks for what is new; null where each pull asks for everything
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
     * @param unit the unit its values come in where no unit column says; null means the indicator's own
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
     * What orders the deliveries of a feed.
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
     * @param tolerance the largest |total − sum| / |total| that is borne, 0 to 1
     * @param indicators the ids of the indicators it is about
     */
    public record TotalCheck(String total, String parts, BigDecimal tolerance, List<String> indicators) {
        public TotalCheck {
            MissingValues.check("total", total, "parts", parts);
            tolerance = tolerance == null ? BigDecimal.ZERO : tolerance;
            indicators = indicators == null ? List.of() : List.copyOf(indicators);
        }
    }
}
