// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import org.jundeng.catalogue.Label;
import org.jundeng.observation.Freq;
import org.jundeng.sign.SignSettings;

/**
 * The keys of a contract's file. Users write them, so they must not change. This record checks nothing;
 * {@link Contract#of} builds the contract from it, and the contract's parts check themselves.
 *
 * @param feed the feed's id, the file's name without its ending
 * @param bureau the bureau that delivers, the folder's name
 * @param steward the id of the person who answers for the feed
 * @param name the feed's names
 * @param files globs over file names
 * @param format the format of the bytes
 * @param charset {@code auto} or the name of a charset
 * @param csv the dialect
 * @param records JSON pointer to the array of records
 * @param more JSON pointer to what says that there are more
 * @param source where a pulled feed comes from
 * @param layout what the rows and the columns stand for
 * @param freq the frequency of what is delivered
 * @param columns the promised columns
 * @param indicator the one indicator
 * @param unit the unit of its values
 * @param indicators the words of the indicator column
 * @param refArea the one region, by code
 * @param blankRefArea the region, by code, of a row whose region cell is blank
 * @param regions the feed's own words for regions
 * @param rows which rows count
 * @param subRows the rows below a row that give a part of its figure
 * @param alsoFreq further frequencies that rows may have
 * @param splitYear the calendar year that a year from one to the next stands for
 * @param timePeriod where the one period of all rows is said
 * @param cityWords the words that mean the city
 * @param missing the file's marks for "there is no value"
 * @param missingReplaces whether they replace the usual ones; false where absent
 * @param confidential the file's marks for a confidential value
 * @param statuses the words of the status column
 * @param badRows how many rejected rows a delivery may have
 * @param asOf which of two deliveries is the newer one
 * @param authority decides between two feeds that bring the same series
 * @param due when a period's figures are due
 * @param expectedRegions the id of the group whose regions each period must have
 * @param checks totals that must agree
 * @param deletions what it means when a delivery lacks observations that the feed brought earlier
 * @param signs what the feed sets of the signs that make figures implausible
 */
record ContractFile(
        String feed,
        String bureau,
        String steward,
        Label name,
        List<String> files,
        FileForm.Format format,
        String charset,
        FileForm.CsvDialect csv,
        String records,
        String more,
        FeedSource source,
        TableShape.Layout layout,
        Freq freq,
        List<ColumnContract> columns,
        String indicator,
        String unit,
        List<Vocabulary.IndicatorWord> indicators,
        String refArea,
        String blankRefArea,
        List<RowRules.RegionWord> regions,
        List<RowRules.Choice> rows,
        List<RowRules.SubRow> subRows,
        List<Freq> alsoFreq,
        PeriodRules.SplitYear splitYear,
        PeriodSource timePeriod,
        List<String> cityWords,
        List<String> missing,
        Boolean missingReplaces,
        List<String> confidential,
        List<Vocabulary.StatusWord> statuses,
        BadRows badRows,
        MergeRules.AsOf asOf,
        Integer authority,
        Expectations.Due due,
        String expectedRegions,
        List<Expectations.TotalCheck> checks,
        Deletions deletions,
        SignSettings signs) {}
