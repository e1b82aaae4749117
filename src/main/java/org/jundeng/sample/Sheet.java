// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sample;

import java.util.List;

/**
 * A delivery before it is written as CSV or JSON.
 *
 * @param header the headers or field names
 * @param rows the cells of each row, as many as there are headers
 */
record Sheet(List<String> header, List<List<String>> rows) {

    Sheet {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }
}
