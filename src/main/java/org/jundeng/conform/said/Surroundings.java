// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.said;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contract;
import org.jundeng.contract.FileForm;
import org.jundeng.finding.Finding;
import org.jundeng.intake.row.Rows;
import org.jundeng.intake.row.TableContext;
import org.jundeng.observation.TimePeriod;

/**
 * What a delivery says for all its rows, beside its columns.
 *
 * @param contract the promise as it holds for this delivery: in the units that stand above the header
 * @param passedOver the places of columns that are no part of the table
 * @param units which headers mean a column in spite of their unit
 * @param period the period of all rows; null where rows or headers say their own
 * @param refusals why the delivery cannot be read
 * @param notes what its steward should know; of weight NOTE
 * @param title the note for a title that says another period than all rows; null where it says no certain one
 * @param titlePeriod that period; null where there is no such note
 */
public record Surroundings(
        Contract contract,
        Set<Integer> passedOver,
        UnitLine units,
        TimePeriod period,
        List<Finding> refusals,
        List<Finding> notes,
        Finding title,
        TimePeriod titlePeriod) {

    /**
     * What stands around rows.
     *
     * @param sourceName the file's name as it was delivered; null where it says nothing
     * @param businessDate the day by which the period must have begun
     */
    public static Surroundings of(
            Contract contract, Catalogue catalogue, Rows rows, String sourceName, LocalDate businessDate) {
        TableContext context = rows.context();
        SaidUnits said = SaidUnits.above(context, catalogue.units()).orElse(null);
        UnitLine units = UnitLine.of(contract, catalogue, said, rows.columns());
        boolean isTable = contract.form().format() == FileForm.Format.TABLE;
        SaidPeriod period = isTable ? SaidPeriod.of(contract, rows, sourceName, businessDate) : null;
        TimePeriod promised = isTable ? period.promised() : null;
        List<Finding> refusals = new ArrayList<>();
        if (units.refusal() != null) {
            refusals.add(units.refusal());
        }
        if (isTable && period.refusal() != null) {
            refusals.add(period.refusal());
        }
        return new Surroundings(
                units.contract(),
                rows.passedOver(),
                units,
                promised,
                refusals,
                units.notes(),
                isTable ? period.ofTitle() : null,
                isTable ? period.inTitle() : null);
    }

    /**
     * Why the rows cannot be read as those of one table, once they are read: texts among them say another unit or
     * period.
     */
    public Optional<Finding> refusalByTexts(Catalogue catalogue, Rows rows) {
        return new SaidAmong(contract, catalogue, rows.columns()).refusal(rows.textsAmong(), period);
    }
}
