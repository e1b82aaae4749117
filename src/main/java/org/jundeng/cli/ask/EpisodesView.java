// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.ask;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.words.EpisodeSentences;
import org.jundeng.assess.Wording;
import org.jundeng.cli.terminal.AnswerTable;
import org.jundeng.pipeline.configuration.Configuration;

/** Shows episodes to people, in the sentences of mails. */
final class EpisodesView {

    private static final List<String> COLUMNS =
            List.of("id", "state", "level", "about", "rule", "seen", "cause", "opened-on", "closed-on", "note");

    private final EpisodeSentences sentences;
    private final Configuration configuration;
    private final Wording wording;

    EpisodesView(Configuration configuration, Locale locale) {
        this.sentences = new EpisodeSentences(
                configuration.catalogue(), configuration.contracts(), configuration.rules(), locale);
        this.configuration = configuration;
        this.wording = Wording.of(EpisodesView.class, locale);
    }

    /** One row for each episode; {@code sights} are by the episodes' numbers. */
    AnswerTable list(List<EpisodeBook.Entry> entries, Map<Long, EpisodeBook.Sight> sights) {
        AnswerTable answer = new AnswerTable(COLUMNS.stream()
                .map(column -> wording.say("episodes." + column))
                .toArray(String[]::new));
        for (EpisodeBook.Entry entry : entries) {
            EpisodeBook.Sight sight = sights.get(entry.episodeId());
            answer.add(
                    entry.episodeId(),
                    wording.say("episode-state." + entry.state()),
                    level(entry.level()),
                    sight == null ? null : sentences.about(sight),
                    entry.ruleId(),
                    sight == null ? null : sentences.seen(sight),
                    sight == null ? null : sentences.cause(sight),
                    entry.openSince(),
                    entry.closedOn(),
                    entry.note());
        }
        return answer;
    }

    private String level(String code) {
        return configuration.catalogue().levels().known(code).name().in(wording.locale());
    }
}
