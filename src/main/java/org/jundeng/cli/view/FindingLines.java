// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.view;

import java.io.PrintWriter;
import java.util.List;
import org.jundeng.assess.Wording;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingGroup;
import org.jundeng.finding.FindingGroups;
import org.jundeng.notice.findings.FindingWords;

/** Prints findings, one line a cause: where · found · promised · do this. The gravest cause comes first. */
public final class FindingLines {

    private final FindingWords words;
    private final PrintWriter out;

    /** Uses the language of {@code words}. */
    public FindingLines(FindingWords words, PrintWriter out) {
        this.words = words;
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
            out.printf("  %s [%s]%n", words.line(group), group.code().code());
        }
        long more = all - shown.stream().mapToLong(FindingGroup::count).sum();
        if (more > 0) {
            out.println(Wording.of(FindingLines.class, words.locale()).say("finding.more", more));
        }
    }
}
