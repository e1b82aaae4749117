// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.view;

import java.io.PrintWriter;
import java.util.List;
import org.jundeng.assess.Wording;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.notice.findings.FigureComparison;
import org.jundeng.notice.findings.FindingWords;

/**
 * Prints findings, one line a cause: where · found · promised · do this. The gravest cause comes first. Figures that
 * look wrong follow as a table, each beside what is known of it.
 */
public final class FindingLines {

    private final FindingWords words;
    private final Wording wording;
    private final PrintWriter out;

    /** Uses the language of {@code words}. */
    public FindingLines(FindingWords words, PrintWriter out) {
        this.words = words;
        this.wording = Wording.of(FindingLines.class, words.locale());
        this.out = out;
    }

    /**
     * Prints findings.
     *
     * @param listed the findings that were kept
     * @param most the highest number of causes to print
     * @param all the number of findings that there were, kept or not
     */
    public void print(List<Finding> listed, int most, long all) {
        List<FindingGroup> groups = FindingGroups.of(listed, all > listed.size());
        List<FindingGroup> shown = groups.subList(0, Math.min(most, groups.size()));
        for (FindingGroup group : shown) {
            List<FigureComparison> figures = words.comparisons(group);
            out.printf(
                    "  %s [%s]%n",
                    figures.isEmpty() ? words.line(group) : cause(group),
                    group.code().code());
            print(group, figures);
        }
        long more = all - shown.stream().mapToLong(FindingGroup::count).sum();
        if (more > 0) {
            out.println(wording.say("finding.more", more));
        }
    }

    /** As {@link FindingWords#line}, without the figures, which follow. */
    private String cause(FindingGroup group) {
        return String.join(" · ", words.where(group), words.title(group.first()), words.remedy(group.first()));
    }

    private void print(FindingGroup group, List<FigureComparison> figures) {
        if (figures.isEmpty()) {
            return;
        }
        AnswerTable table = new AnswerTable(
                "  ",
                wording.say("figure.region"),
                wording.say("figure.period"),
                wording.say("figure.indicator"),
                wording.say("figure.now"),
                wording.say("figure.last"),
                wording.say("figure.usual"));
        figures.forEach(each ->
                table.add("", each.region(), each.period(), each.indicator(), each.now(), each.last(), each.usual()));
        table.asTable(out);
        if (group.count() > figures.size()) {
            out.println(wording.say("figure.more", group.count() - figures.size()));
        }
    }
}
