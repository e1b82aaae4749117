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
 * @param files globs over the names of the files that it takes, upper and lower case alike; left out for a feed with
 *     a source
 * @param format what the bytes are
 * @param charset the character set of a CSV file, such as {@code GB18030}, or {@code auto} for the one that the bytes
 *     show; {@code auto} where absent
 * @param sheet the workbook's sheet with the table: its name, or a pattern in which {@code *} stands for any text and
 *     {@code ?} for one character. A hidden sheet is read only if this is its name; the only sheet with the promised
 *     header where absent
 * @param csv how a CSV file is written; the usual way where absent
 * @param records JSON pointer to the array of records; left out where the document itself is the array, or is JSON
 *     Lines
 * @param more JSON pointer to the field beside the records that tells of further ones: a total, true, a link; left
 *     out where
 *     fields with the usual names do
 * @param shape how the records of a JSON text stand that has no list of objects; left out where it has one
 * @param source where a pulled feed comes from; left out for a feed of files
 * @param layout what the rows and the columns stand for
 * @param freq the frequency of what is delivered
 * @param columns the promised columns, in any order
 * @param indicator the one indicator of all rows, by id; left out where columns or words name the indicators
 * @param unit the unit of its values; the indicator's own where absent
 * @param indicators what the words of the indicator column stand for; needed where there is such a column
 * @param refArea the one region of all rows, by code; left out where columns name the regions
 * @param blankRefArea the region, by code, of a row whose region cell is blank; a finding where absent
 * @param regions the feed's own words for regions, beside their codes and names; none where absent
 * @param rows which rows count, by the words of a column; all where absent
 * @param subRows the rows below a row that give a part of its figure, such as 其中：女性; none where absent
 * @param alsoFreq further frequencies that rows may have; what is due is judged by {@code freq} alone; none where
 *     absent
 * @param splitYear the calendar year that a year from one to the next stands for: 2013—2014学年, 2013/14; left out where
 *     there are none
 * @param timePeriod where the one period of all rows is said, or the year of headers that name parts of it
 * @param cityWords words that mean the city in a column of regions; {@code 合计} {@code 总计} {@code 全市} where absent
 *     and the city is expected, in a table {@code 共计} and {@code 全市合计} as well
 * @param missing marks for "there is no value", beside the usual ones; none where absent
 * @param missingReplaces whether those marks replace the usual ones; false where absent
 * @param confidential marks for a value that is there and confidential; none where absent
 * @param statuses what the words of the status column stand for; needed where there is such a column
 * @param badRows how many rejected rows a delivery may have; a fifth of them where absent
 * @param asOf which of two deliveries is the newer one; the one that arrived later where absent
 * @param authority where two feeds bring the same figure, the one with the higher number stands; 0 where absent
 * @param due when a period's figures are due; never where absent
 * @param expectedRegions the id of the group whose regions each period must have; no group where absent
 * @param checks totals that must agree with their parts; none where absent
 * @param deletions what it means when a delivery lacks observations that the feed brought earlier; nothing is
 *     deleted where absent
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
        String sheet,
        FileForm.CsvDialect csv,
        String records,
        String more,
        FileForm.JsonShape shape,
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
