// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jundeng.binding.NearestWord;
import org.jundeng.binding.Settings;
import org.jundeng.contract.ColumnContract;
import org.jundeng.contract.ColumnContract.Role;
import org.jundeng.contract.Contract;
import org.jundeng.contract.Watermark;
import org.jundeng.pipeline.source.database.AskingFailed;
import org.jundeng.pipeline.source.database.NoDriver;
import org.jundeng.pipeline.source.database.RepeatedLabel;
import org.jundeng.pipeline.source.database.SourceColumn;
import org.jundeng.pipeline.source.database.SourceDatabase;
import org.jundeng.pipeline.source.database.Trouble;

/**
 * Asks a feed's database: whether there is a driver, whether it lets us in, and whether the answer to the feed's
 * statement would have the columns and types that the contract promises. The statement is prepared and never run.
 */
public final class DatabaseExaminer implements Examiner {

    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.DECIMAL,
            Types.NUMERIC,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE);
    private static final Set<Integer> TIMES = Set.of(Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);
    /** What no reader makes a figure, a period or a region of. */
    private static final Set<Integer> UNREADABLE =
            Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.ARRAY, Types.STRUCT);
    /** Names that drivers give to types of their own numbers. */
    private static final String TIME_NAMES = "(?i).*(timestamp|datetime).*";

    private final Contract contract;
    private final SourceDatabase database;

    /** Asks the database that the feed of {@code contract} is pulled from. */
    public DatabaseExaminer(Contract contract, SourceDatabase database) {
        this.contract = contract;
        this.database = database;
    }

    @Override
    public String subject() {
        return "source " + contract.source().name() + " of feed " + contract.feed();
    }

    @Override
    public Remarks.Kind silence() {
        return Remarks.Kind.NOW;
    }

    @Override
    public void examine(Remarks remarks) {
        try {
            List<SourceColumn> columns =
                    database.describe(contract.source().sql()).columns();
            if (columns.isEmpty()) {
                remarks.note(subject() + ": its driver cannot describe an answer before it gives it, so the columns"
                        + " were not compared");
            } else {
                compare(columns, remarks);
            }
        } catch (NoDriver e) {
            remarks.fault(subject() + ": " + shown(e) + "; put " + e.jar() + " into " + e.folder());
        } catch (AskingFailed e) {
            if (e.trouble() == Trouble.REFUSED) {
                remarks.fault(subject() + ": it refused: " + shown(e) + "; correct jundeng.source."
                        + contract.source().name() + ".url, .user or the password, or sql in the contract");
            } else {
                remarks.now(subject() + " is out of reach: " + shown(e));
            }
        } catch (RepeatedLabel e) {
            remarks.fault(subject() + ": two columns are called " + e.getMessage()
                    + "; give each a name of its own in the statement (… as …)");
        } catch (SQLException e) {
            remarks.fault(subject() + ": it cannot be asked: " + shown(e));
        }
    }

    private void compare(List<SourceColumn> columns, Remarks remarks) {
        Map<String, SourceColumn> found = new TreeMap<>();
        columns.forEach(column -> found.put(column.label(), column));
        Set<String> missing = new LinkedHashSet<>();
        Set<String> extra = new LinkedHashSet<>(found.keySet());
        for (ColumnContract promised : contract.table().columns()) {
            List<String> names = new ArrayList<>(List.of(promised.name()));
            names.addAll(promised.aliases());
            if (Set.copyOf(names).stream().noneMatch(found::containsKey) && !promised.optional()) {
                missing.add(promised.name());
            }
            names.forEach(extra::remove);
            names.stream().filter(found::containsKey).forEach(name -> checkType(promised, found.get(name), remarks));
        }
        Watermark watermark = contract.source().watermark();
        if (watermark != null) {
            extra.remove(watermark.column());
            checkWatermark(watermark, found, remarks);
        }
        missing.forEach(name -> remarks.fault(subject() + ": the answer has no column \"" + name
                + "\", which the contract promises" + NearestWord.hint(name, extra)));
        extra.forEach(name -> remarks.note(subject() + ": the contract does not name column \"" + name
                + "\" of the answer; to have it ignored in silence, add {name: " + name + ", role: ignore}"));
    }

    private void checkType(ColumnContract promised, SourceColumn column, Remarks remarks) {
        boolean figure = promised.role() == Role.OBS_VALUE;
        boolean time = TIMES.contains(column.type()) || column.type() == Types.DATE || isTime(column);
        boolean unreadable = UNREADABLE.contains(column.type());
        if (promised.role() != Role.IGNORE && unreadable || figure && (time || isTruth(column))) {
            remarks.fault(subject() + ": column \"" + column.label() + "\" is of type " + column.typeName() + ", "
                    + (figure ? "which no figure can be read from; the contract promises obs-value" : words(promised))
                    + ": cast it in the statement");
        }
    }

    private static String words(ColumnContract promised) {
        return "which no text can be read from; the contract promises "
                + promised.role().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private void checkWatermark(Watermark watermark, Map<String, SourceColumn> found, Remarks remarks) {
        SourceColumn column = found.get(watermark.column());
        if (column == null) {
            remarks.fault(subject() + ": the answer has no column \"" + watermark.column()
                    + "\", which is its watermark" + NearestWord.hint(watermark.column(), found.keySet()));
            return;
        }
        boolean fits =
                switch (watermark.type()) {
                    case NUMBER -> NUMBERS.contains(column.type());
                    case DATE -> column.type() == Types.DATE || TIMES.contains(column.type()) || isTime(column);
                    case TIMESTAMP -> TIMES.contains(column.type()) || column.type() == Types.DATE || isTime(column);
                };
        if (!fits && !isText(column)) {
            remarks.fault(subject() + ": its watermark \"" + watermark.column() + "\" is of type " + column.typeName()
                    + "; the contract promises "
                    + watermark.type().name().toLowerCase(java.util.Locale.ROOT)
                    + ": correct type in the contract, or cast it in the statement");
        }
    }

    private static boolean isTime(SourceColumn column) {
        return String.valueOf(column.typeName()).matches(TIME_NAMES);
    }

    /** Some drivers give the number of a single bit to truth values. */
    private static boolean isTruth(SourceColumn column) {
        return column.type() == Types.BOOLEAN
                || String.valueOf(column.typeName()).matches("(?i)bool(ean)?");
    }

    /** SQLite and some views keep times and numbers as texts. */
    private static boolean isText(SourceColumn column) {
        return Set.of(
                        Types.VARCHAR,
                        Types.CHAR,
                        Types.LONGVARCHAR,
                        Types.NVARCHAR,
                        Types.NCHAR,
                        Types.OTHER,
                        Types.NULL)
                .contains(column.type());
    }

    private static String shown(Exception thrown) {
        return Settings.withoutSecrets(String.valueOf(thrown.getMessage())).replaceAll("\\s+", " ");
    }
}
