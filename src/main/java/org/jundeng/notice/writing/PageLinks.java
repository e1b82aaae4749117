// SPDX-License-Identifier: Apache-2.0
package org.jundeng.notice.writing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jundeng.assess.Wording;
import org.jundeng.notice.decision.CandidateEpisode;
import org.jundeng.notice.link.PageAddresses;

/**
 * The links from a mail to the pages of what it tells, in the language of who reads it, and as of the night that it
 * tells of; a mail that is written by day leads to what is known now, since the night of that day has not been. None
 * where no pages are served, or none of that kind.
 */
final class PageLinks {

    private final Optional<PageAddresses> pages;
    private final Wording wording;

    PageLinks(PageAddresses.Book pages, LetterHead letter, Wording wording) {
        this.pages = pages.of(wording.locale(), letter.isOfNight() ? letter.businessDate() : null);
        this.wording = wording;
    }

    /** The link to the scoreboard. */
    DigestModel.Link board() {
        return link("board", pages.flatMap(PageAddresses::board)).orElse(DigestModel.Link.NONE);
    }

    /** The links of a block: to its target, and of a single place also to its figure and its episode. */
    List<DigestModel.Link> of(CauseBlock block) {
        CandidateEpisode candidate = block.worst().candidate();
        String target = block.shared(
                told -> Optional.ofNullable(told.candidate().target()).orElse(""));
        Optional<PageAddresses> ofOne = pages.filter(any -> !block.isOfMany());
        return Stream.of(
                        link("target", pages.filter(any -> !target.isEmpty()).flatMap(all -> all.target(target))),
                        link("figure", ofOne.flatMap(all -> figure(all, candidate))),
                        link("episode", ofOne.flatMap(all -> all.episode(candidate.episodeId()))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> figure(PageAddresses pages, CandidateEpisode candidate) {
        boolean hasFigure = candidate.indicator() != null
                && candidate.seen() != null
                && candidate.seen().figure() != null;
        return hasFigure
                ? pages.figure(
                        candidate.indicator(),
                        candidate.place().regionId(),
                        candidate.seen().figure().timePeriod())
                : Optional.empty();
    }

    private Optional<DigestModel.Link> link(String name, Optional<String> address) {
        return address.map(url -> {
            String text = wording.say("page." + name);
            return new DigestModel.Link(url, text, wording.say("link.line", text, url));
        });
    }
}
