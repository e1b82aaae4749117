// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.receipt;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jundeng.finding.FindingGroup;
import org.jundeng.notice.findings.FigureComparison;

/**
 * The fields of a receipt, in the order of its JSON. Programs rely on them: fields are added, never changed or removed.
 *
 * @param ledgerNumber the ledger number; null where the delivery was never stored
 * @param arrivalId the arrival's id
 * @param outcome the outcome's word
 * @param kind the word for why the line was written, or for a trial
 * @param bureau the bureau's id
 * @param bureauName the bureau's name
 * @param feed the feed's id; null where no contract claims the file
 * @param feedName the feed's name; null where no contract claims the file
 * @param sourceName the file's or source's name as delivered
 * @param sha256 the SHA-256 of the bytes, in hex; null where there are none
 * @param bytes the number of bytes
 * @param arrivedAt when it arrived
 * @param recordedAt when it was recorded
 * @param businessDate the night
 * @param duplicateOf the ledger number of the delivery whose bytes it repeats; null where it repeats none
 * @param owed what the feed still owed at that time; null where the delivery is not a repeat
 * @param keptPath where the bytes are kept; null where they are not
 * @param counts the numbers of rows, figures and findings
 * @param toDo the one thing to do; null where there is nothing to do
 * @param groups the causes
 * @param findings the single findings
 * @param remarks what else is to be known, a sentence each; absent where there is nothing
 * @param waiting what waits to be confirmed: this delivery, or the one that it repeats; absent where nothing does
 * @param asked who had kept bytes taken again, and why; absent where nobody says so
 * @param copy the delivered file with its findings marked in it; absent where nothing must be mended
 */
public record ReceiptFields(
        Long ledgerNumber,
        String arrivalId,
        String outcome,
        String kind,
        String bureau,
        Both<String> bureauName,
        String feed,
        Both<String> feedName,
        String sourceName,
        String sha256,
        long bytes,
        String arrivedAt,
        String recordedAt,
        String businessDate,
        Long duplicateOf,
        Owed owed,
        String keptPath,
        Counts counts,
        Both<String> toDo,
        List<Group> groups,
        List<Single> findings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Both<String>> remarks,
        @JsonInclude(JsonInclude.Include.NON_NULL) Waiting waiting,
        @JsonInclude(JsonInclude.Include.NON_NULL) Asked asked,
        @JsonInclude(JsonInclude.Include.NON_NULL) Copy copy) {

    /**
     * A value in both languages.
     *
     * @param zh in Chinese
     * @param en in English
     */
    public record Both<T>(T zh, T en) {

        /** In {@code language}: Chinese, or English for any other. */
        public T in(Locale language) {
            return language.equals(Locale.CHINESE) ? zh : en;
        }
    }

    /**
     * The periods that a feed owed.
     *
     * @param periods the periods, the earliest first
     * @param dueDay the due day of the first; null where nothing is owed
     */
    public record Owed(List<String> periods, String dueDay) {}

    /**
     * The numbers of rows, figures and findings of a delivery.
     *
     * @param rowsRead rows read
     * @param rowsRejected rows rejected
     * @param added new figures; {@code new} in the JSON
     * @param revised figures that replaced an earlier value
     * @param unchanged figures that were known with the same value
     * @param findings findings
     */
    public record Counts(
            long rowsRead,
            long rowsRejected,
            @JsonProperty("new") long added,
            long revised,
            long unchanged,
            long findings) {}

    /**
     * A cause: the findings of one code in one column.
     *
     * @param code the code
     * @param weight the weight of the code
     * @param count the number of findings
     * @param rows the rows, in ranges
     * @param moreRows whether there are more rows than those
     * @param cells the first cells
     * @param column the column; null where there is none
     * @param found the texts found, each once
     * @param zh in Chinese words
     * @param en in English words
     * @param figures the first of the figures that look wrong; absent where the cause is not about figures
     */
    public record Group(
            String code,
            String weight,
            long count,
            List<FindingGroup.Rows> rows,
            boolean moreRows,
            List<String> cells,
            String column,
            List<String> found,
            GroupWords zh,
            GroupWords en,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Compared> figures) {}

    /**
     * A cause in words.
     *
     * @param where the location
     * @param title the kind of fault
     * @param promised the promises, each sentence once
     * @param remedy the remedy
     */
    public record GroupWords(String where, String title, List<String> promised, String remedy) {}

    /**
     * A single finding.
     *
     * @param code the code
     * @param weight the weight of the code
     * @param row the row; null where there is none
     * @param column the column; null where there is none
     * @param cell the cell; null where there is none
     * @param found the text found
     * @param zh in Chinese words
     * @param en in English words
     * @param figure the figure that looks wrong; absent where the finding is not about one
     */
    public record Single(
            String code,
            String weight,
            Long row,
            String column,
            String cell,
            String found,
            SingleWords zh,
            SingleWords en,
            @JsonInclude(JsonInclude.Include.NON_NULL) Compared figure) {}

    /**
     * A single finding in words.
     *
     * @param title the kind of fault
     * @param promised the promise
     * @param remedy the remedy
     */
    public record SingleWords(String title, String promised, String remedy) {}

    /**
     * A figure that looks wrong beside what is known of it. The numbers are text in the indicator's unit.
     *
     * @param indicator the indicator's id
     * @param region the region's id
     * @param period the period
     * @param delivered the figure that came
     * @param last the known figure before it; null where none is known
     * @param lowest the lowest of the known figures; null where none is known
     * @param highest the highest of the known figures; null where none is known
     * @param zh in Chinese words
     * @param en in English words
     */
    public record Compared(
            String indicator,
            String region,
            String period,
            String delivered,
            String last,
            String lowest,
            String highest,
            FigureComparison zh,
            FigureComparison en) {}

    /**
     * A delivery that waits to be confirmed.
     *
     * @param ledgerNumber its ledger number; null where it was never stored
     * @param since the business date from which it waits
     * @param signs the words of the signs that stopped it
     * @param officialsHear the day on which officials hear that it waits; null for never
     * @param superiorsHear the day on which their superiors hear it, too; null for never
     */
    public record Waiting(
            Long ledgerNumber, String since, List<String> signs, String officialsHear, String superiorsHear) {}

    /**
     * Who had the kept bytes of an earlier delivery taken again.
     *
     * @param concerns the ledger number of that delivery
     * @param by a person's id or an operating system user; null where nobody says so
     * @param name the name; null where nobody says so
     * @param reason in their words; null where there is none
     */
    public record Asked(Long concerns, String by, Both<String> name, String reason) {}

    /**
     * The marked copy of a delivered file.
     *
     * @param what what came of making it: {@code whole}, {@code too-large}
     * @param file its name, in the folder of the receipt; absent where there is none
     * @param says what to do with it, or why there is none
     */
    public record Copy(
            String what,
            @JsonInclude(JsonInclude.Include.NON_NULL) String file,
            Both<String> says) {}
}
