// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.silence.Silence;
import org.jundeng.notice.book.NoticeBook;
import org.jundeng.observation.TimePeriod;

/**
 * What the page of an episode is made of.
 *
 * @param entry the episode as it stands on the night
 * @param night the night that it speaks of; the episode's last where none has been evaluated
 * @param rule the rule as it is configured now; null where it was removed
 * @param course what happened to it, the earliest first
 * @param sights what the rule had seen at each event, by the event's number
 * @param crossed the periods whose figures crossed the bound, with the figure that is known now; where something
 *     else is compared than figures, with the measure seen last. Empty where no figure was seen
 * @param decisions whom it was decided to tell of it and whom not, the latest first
 * @param notices the mails that tell of it, the latest first
 * @param channels how those left by other channels
 * @param replies the mails that answer them, the latest first
 * @param silences the silences that covered it, the latest first
 * @param onlyOwn whether of decisions, mails and replies only those on the reader are among these
 */
public record EpisodeFacts(
        EpisodeBook.Entry entry,
        LocalDate night,
        Rule rule,
        List<EpisodeBook.Happened> course,
        Map<Long, EpisodeBook.Sight> sights,
        NavigableMap<TimePeriod, BigDecimal> crossed,
        List<NoticeBook.Decided> decisions,
        List<NoticeBook.Notice> notices,
        List<NoticeBook.Channelled> channels,
        List<NoticeBook.Reply> replies,
        List<Silence> silences,
        boolean onlyOwn) {

    public EpisodeFacts {
        course = List.copyOf(course);
        sights = Map.copyOf(sights);
        crossed = Collections.unmodifiableNavigableMap(new TreeMap<>(crossed));
        decisions = List.copyOf(decisions);
        notices = List.copyOf(notices);
        channels = List.copyOf(channels);
        replies = List.copyOf(replies);
        silences = List.copyOf(silences);
    }
}
