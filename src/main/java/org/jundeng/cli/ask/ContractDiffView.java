// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.pipeline.operation.PromiseDifference;
import org.jundeng.pipeline.operation.ReadingChange;

/**
 * What differs between two versions of a contract, as text, CSV or JSON.
 *
 * @param wording the sentences
 * @param promises the promises that differ
 * @param readings the deliveries that were read under both
 */
record ContractDiffView(Wording wording, List<PromiseDifference> promises, List<ReadingChange> readings) {

    void print(PrintWriter out, boolean hasWorkspace) {
        out.println(promises.isEmpty() ? wording.say("diff.no-promise") : wording.say("diff.promises"));
        for (PromiseDifference each : promises) {
            String absent = wording.say("diff.absent");
            out.println("  " + each.key() + ": " + (each.before() == null ? absent : each.before()) + " → "
                    + (each.after() == null ? absent : each.after()));
        }
        if (!hasWorkspace) {
            out.println(wording.say("diff.no-workspace"));
            return;
        }
        List<ReadingChange> other =
                readings.stream().filter(each -> !each.isNone()).toList();
        other.forEach(each -> out.println(line(each)));
        out.println(
                readings.isEmpty()
                        ? wording.say("diff.no-delivery")
                        : wording.say("diff.sum", readings.size(), other.size()));
    }

    private String line(ReadingChange each) {
        String name = wording.say(
                "diff.delivery",
                each.line().deliveryId(),
                each.line().sourceName(),
                each.line().businessDate());
        if (each.unreadable() != null) {
            return wording.say("diff.unreadable", name, each.unreadable());
        }
        List<String> parts = new ArrayList<>();
        if (each.before().refused() != each.after().refused()) {
            parts.add(wording.say(each.after().refused() ? "diff.now-refused" : "diff.now-taken"));
        }
        add(parts, "diff.rows", each.before().read(), each.after().read());
        add(parts, "diff.rejected", each.before().rejected(), each.after().rejected());
        ReadingChange.Figures figures = each.figures();
        if (figures.gained() + figures.lost() + figures.changed() > 0) {
            parts.add(wording.say("diff.figures", figures.gained(), figures.lost(), figures.changed()));
        }
        if (!each.findings().isEmpty()) {
            parts.add(wording.say("diff.findings", findings(each)));
        }
        return wording.say("diff.line", name, String.join(wording.say("diff.joint"), parts));
    }

    private void add(List<String> parts, String key, long before, long after) {
        if (before != after) {
            parts.add(wording.say(key, before, after));
        }
    }

    private static String findings(ReadingChange each) {
        return each.findings().entrySet().stream()
                .map(finding -> (finding.getValue() > 0 ? "+" : "") + finding.getValue() + " " + finding.getKey())
                .collect(Collectors.joining(", "));
    }

    /** One line a delivery. */
    AnswerTable table() {
        AnswerTable table = new AnswerTable(
                "delivery",
                "source_name",
                "business_date",
                "refused_before",
                "refused_after",
                "rows_before",
                "rows_after",
                "rejected_before",
                "rejected_after",
                "figures_before",
                "figures_after",
                "figures_gained",
                "figures_lost",
                "figures_changed",
                "findings",
                "unreadable");
        for (ReadingChange each : readings) {
            table.add(
                    each.line().deliveryId(),
                    each.line().sourceName(),
                    each.line().businessDate(),
                    each.before().refused(),
                    each.after().refused(),
                    each.before().read(),
                    each.after().read(),
                    each.before().rejected(),
                    each.after().rejected(),
                    each.before().figures(),
                    each.after().figures(),
                    each.figures().gained(),
                    each.figures().lost(),
                    each.figures().changed(),
                    findings(each),
                    each.unreadable());
        }
        return table;
    }

    /** One object: the promises that differ, and the deliveries. */
    void json(PrintWriter out) {
        Map<String, Object> whole = new LinkedHashMap<>();
        List<Map<String, Object>> keys = new ArrayList<>();
        for (PromiseDifference each : promises) {
            Map<String, Object> key = new LinkedHashMap<>();
            key.put("key", each.key());
            key.put("before", each.before());
            key.put("after", each.after());
            keys.add(key);
        }
        whole.put("promises", keys);
        whole.put("deliveries", new AnswerTable.RawJson(table().json()));
        AnswerTable.json(AnswerTable.json(whole), out);
    }
}
