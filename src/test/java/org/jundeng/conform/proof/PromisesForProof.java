// SPDX-License-Identifier: Apache-2.0
package org.jundeng.conform.proof;

import java.util.List;
import org.jundeng.contract.Contract;
import org.jundeng.intake.ContractText;

/** What is promised of deliveries whose bytes are made up at random. */
final class PromisesForProof {

    private static final String COLUMNS = "bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: 地区, role: ref-area}, {name: 月份, role: time-period},"
            + " {name: 登记失业率(%), role: obs-value, indicator: unemployment-rate},"
            + " {name: 新增就业(人), role: obs-value, indicator: new-jobs},"
            + " {name: 备注, role: note, optional: true}]";
    private static final String TITLED = "layout: wide, time-period: {from: [title, sheet, file-name]},"
            + " bad-rows: {policy: quarantine-row, max-share: 1}, columns: [{name: 地区, role: ref-area},"
            + " {name: 登记失业率(%), role: obs-value, indicator: unemployment-rate}]";
    private static final String LONG = "layout: long, bad-rows: {policy: quarantine-row, max-share: 1}, columns: ["
            + "{name: 地区, role: ref-area, blank: as-above}, {name: 月份, role: time-period},"
            + " {name: 指标, role: indicator}, {name: 数值, role: obs-value}], indicators: ["
            + "{word: 登记失业率(%), indicator: unemployment-rate}, {word: 新增就业, indicator: new-jobs}]";
    private static final String AREAS =
            "layout: wide-areas, columns: [{name: 月份, role: time-period}]," + " indicator: new-jobs";

    private static final String WIDE = "layout: wide, " + COLUMNS;

    /** Tables that may lie anywhere in a file. */
    static final List<Contract> TABLES = List.of(
            ContractText.dropped("table", WIDE),
            ContractText.dropped("table", TITLED),
            ContractText.dropped("table", LONG),
            ContractText.dropped("table", AREAS));

    /** The same, where they begin with their header and have a delimiter. */
    static final List<Contract> TEXTS =
            List.of(TABLES.get(0), TABLES.get(1), TABLES.get(2), ContractText.dropped("csv", WIDE));

    /** Those of which marked copies are made. */
    static final List<Contract> COPIED = List.of(TABLES.get(0), TABLES.get(1), TEXTS.get(3));

    /** JSON in its shapes. */
    static final List<Contract> OBJECTS = List.of(
            ContractText.dropped("json", WIDE),
            ContractText.dropped("json", "records: /data/rows, " + WIDE),
            ContractText.dropped("json", "shape: {keyed-by: [地区]}, " + WIDE),
            ContractText.dropped("json", "shape: {header: true}, " + WIDE),
            ContractText.dropped("json", LONG));

    private PromisesForProof() {}
}
