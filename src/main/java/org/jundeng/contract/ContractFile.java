// SPDX-License-Identifier: Apache-2.0
package org.jundeng.contract;

import java.util.List;
import org.jundeng.catalogue.Label;
import org.jundeng.observation.Freq;

/**
 * A contract's file, key by key: the form that bureaus' files have, which must not change. It holds no rule of its own;
 * {@link Contract#of} puts together what belongs together, and checks it there.
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
 * @param layout which way rows and columns run
 * @param freq the frequency of what is delivered
 * @param columns the promised columns
 * @param indicator the one indicator
 * @param unit the unit of its values
 * @param indicators the words of the indicator column
 * @param refArea the one region, by code
 * @param cityWords the words that mean the city
 * @param missing the file's marks for "there is no value"
 * @param missingReplaces whether they hold in the place of the usual ones; false where absent
 * @param confidential the file's marks for "nobody may know the value"
 * @param statuses the words of the status column
 * @param badRows how many rejected rows a delivery may have
 * @param asOf what orders the feed's deliveries
 * @param authority which feed wins where two bring one series
 * @param due when a period's figures are due
 * @param expectedRegions the id of the group whose regions each period must have
 * @param checks totals that must agree
 * @param deletions what it means that a delivery lacks what the feed brought earlier
 */
record ContractFile(
        String feed,
        String bureau,
        String steward,
        Label name,
        List<String> files,
        Contract.Format format,
        String charset,
        Contract.CsvDialect csv,
        String records,
        String more,
        Contract.Source source,
        Contract.Layout layout,
        Freq freq,
        List<ColumnContract> columns,
        String indicator,
        String unit,
        List<Contract.IndicatorWord> indicators,
        String refArea,
        List<String> cityWords,
        List<String> missing,
        Boolean missingReplaces,
        List<String> confidential,
        List<Contract.StatusWord> statuses,
        BadRows badRows,
        Contract.AsOf asOf,
        Integer authority,
        Contract.Due due,
        String expectedRegions,
        List<Contract.TotalCheck> checks,
        Deletions deletions) {}
