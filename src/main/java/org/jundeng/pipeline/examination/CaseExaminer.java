// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jundeng.binding.NearestWord;
import org.jundeng.pipeline.configuration.FeedCase;

/** Looks at the sample deliveries beside contracts: whether each is of a feed, and can be tried. */
public final class CaseExaminer implements Examiner {

    private final Path config;
    private final Collection<String> feeds;

    /** Looks below {@code config}, which has contracts of {@code feeds}. */
    public CaseExaminer(Path config, Collection<String> feeds) {
        this.config = config;
        this.feeds = feeds;
    }

    @Override
    public String subject() {
        return "sample deliveries";
    }

    @Override
    public void examine(Remarks remarks) {
        Set<String> strange = FeedCase.all(config).stream()
                .filter(each -> !feeds.contains(each.feed()))
                .map(each -> each.folder().getParent() + " holds sample deliveries of \"" + each.feed()
                        + "\", which is no feed, so nothing tries them" + NearestWord.hint(each.feed(), feeds))
                .collect(Collectors.toCollection(TreeSet::new));
        strange.forEach(remarks::note);
        FeedCase.all(config).stream()
                .filter(each -> feeds.contains(each.feed()) && each.deliveries().size() != 1)
                .map(each -> each.folder() + " has " + each.deliveries().size()
                        + " files called delivery.*, where a case has one")
                .forEach(remarks::note);
    }
}
