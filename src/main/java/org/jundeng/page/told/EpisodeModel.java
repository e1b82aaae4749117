// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.told;

import java.util.List;
import org.jundeng.chart.Steps;
import org.jundeng.page.Frame;
import org.jundeng.page.Link;
import org.jundeng.page.told.EpisodesModel.Grade;

/**
 * The data for the template of an episode's page, {@code episode.ftlh}.
 *
 * @param frame what stands around it
 * @param grade its level
 * @param state pending, open or closed, in words
 * @param seen what the rule saw last
 * @param cause why it changed last; empty where that is said already
 * @param answer leads to the page on which the reader answers it; null where the reader does not
 * @param facts what else is to be known of it
 * @param steps its level over time
 * @param from the first day of the steps
 * @param until their last day
 * @param course what happened to it, the latest first
 * @param told who was told of it and who was not, the latest first
 * @param said what people said of it, the latest first
 * @param silences the silences that covered it, the latest first
 * @param cut whether there are more decisions or mails than are shown
 * @param onlyOwn whether of what people were told only that of the reader is shown
 */
public record EpisodeModel(
        Frame frame,
        Grade grade,
        String state,
        String seen,
        String cause,
        Link answer,
        List<Fact> facts,
        Steps steps,
        String from,
        String until,
        List<Happening> course,
        List<Told> told,
        List<Said> said,
        List<Silenced> silences,
        boolean cut,
        boolean onlyOwn) {

    public EpisodeModel {
        facts = List.copyOf(facts);
        course = List.copyOf(course);
        told = List.copyOf(told);
        said = List.copyOf(said);
        silences = List.copyOf(silences);
    }

    /** Something to be known of the episode, with its label. */
    public record Fact(String label, Link text) {}

    /**
     * Something that happened to it.
     *
     * @param night the night
     * @param event what happened
     * @param grade the level afterwards
     * @param seen what the rule had seen, which leads to the figure
     * @param cause why; empty where it needs no reason
     * @param delivery the delivery that brought what was seen; null where none is known
     */
    public record Happening(String night, String event, Grade grade, Link seen, String cause, Link delivery) {}

    /**
     * A decision on a person.
     *
     * @param night the night
     * @param person the person; nobody where none is concerned
     * @param verdict told, held back, not told, or withdrawn before the mail left
     * @param reason why
     * @param grade the level that it stood on
     * @param sentence what there was to be told
     * @param mail the mail that tells it; null where none does
     */
    public record Told(
            String night, Link person, String verdict, String reason, Grade grade, String sentence, Mail mail) {}

    /**
     * A mail.
     *
     * @param kind what kind of mail it is
     * @param subject its subject
     * @param lang the language of its subject, as HTML names it; empty where that is not known
     * @param ways by which channels it left or is to leave, each with how far it came
     */
    public record Mail(String kind, String subject, String lang, List<String> ways) {
        public Mail {
            ways = List.copyOf(ways);
        }
    }

    /**
     * What a person said.
     *
     * @param at when
     * @param person who
     * @param what that it was acknowledged, or why a reply did not acknowledge it
     * @param note the explanation; empty where none was given
     */
    public record Said(String at, Link person, String what, String note) {}

    /**
     * A silence.
     *
     * @param times from when to when
     * @param person who asked for it
     * @param reason why
     * @param ended when it was ended early; empty where it was not
     */
    public record Silenced(String times, Link person, String reason, String ended) {}
}
