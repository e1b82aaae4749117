// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.mine;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.alert.Acknowledgements;
import org.jundeng.alert.Rule;
import org.jundeng.alert.book.EpisodeBook;
import org.jundeng.alert.handover.Handover;
import org.jundeng.alert.handover.Handovers;
import org.jundeng.alert.silence.Silence;
import org.jundeng.alert.silence.Silences;
import org.jundeng.alert.words.EpisodeSentences;
import org.jundeng.page.PageContext;
import org.jundeng.page.mine.AnswerFacts;
import org.jundeng.page.mine.AnswerFacts.Tried;
import org.jundeng.page.mine.AnswerPage;
import org.jundeng.page.mine.OwnAlert;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.ledger.AuditTrail.Act;
import org.jundeng.web.access.ActingPage;
import org.jundeng.web.access.Errand;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Response;

/**
 * Takes what a user says to an alert: an official to the own ones, a steward to what was handed to the steward, an
 * operator to all. It goes through the same code as
 * what links, replies and commands bring.
 */
final class AlertAnswers implements ActingPage {

    private static final int UNUSABLE = 400;
    private static final int CONFLICT = 409;
    private static final String DONE = "done";
    private static final Set<String> ACTS = Set.of("ack", "hand", "back", "silence", "end");

    /** What stands in the way is how things are now, and not what the user wrote. */
    private static final Set<String> CONFLICTS =
            Set.of("closed", "pending", "used", "moved-on", "there-already", "already-ended", "not-for-officials");

    private final AnswerPage page = new AnswerPage();

    @Override
    public boolean isFor(Visitor visitor) {
        boolean isStewardsPerson = visitor.is(Role.STEWARD) && visitor.person() != null;
        return visitor.is(Role.OFFICIAL) || visitor.mayOperate() || isStewardsPerson;
    }

    @Override
    public boolean isAbout(Visitor visitor, Map<String, String> parameters, OpenWorkspace opened) {
        return find(opened, visitor, parameters.getOrDefault("number", "")).isPresent();
    }

    @Override
    public Response show(Errand errand) {
        String number = errand.query().get("number");
        Optional<OwnAlert> alert = find(errand, number);
        if (alert.isEmpty()) {
            return errand.notThere("episode", number);
        }
        String done = errand.query().get("done");
        Tried tried = ACTS.contains(done) ? Tried.done(done) : Tried.NOTHING;
        return errand.page(html(errand, alert.get(), tried));
    }

    private static Optional<OwnAlert> find(Errand errand, String number) {
        return find(errand.opened(), errand.visitor(), number);
    }

    private static Optional<OwnAlert> find(OpenWorkspace opened, Visitor visitor, String number) {
        return number.matches("\\d{1,18}")
                ? new OwnAlerts(opened).find(Long.parseLong(number), visitor)
                : Optional.empty();
    }

    @Override
    public Response act(Errand errand) {
        FormFields form = errand.form();
        Optional<OwnAlert> alert = find(errand, form.get("number"));
        if (alert.isEmpty()) {
            return errand.notThere("episode", form.get("number"));
        }
        String act = form.get("do");
        long id = alert.get().entry().episodeId();
        String outcome =
                switch (act) {
                    case "ack" -> acknowledge(errand, id);
                    case "hand", "back" -> hand(errand, id);
                    case "silence" -> silence(errand, alert.get());
                    case "end" -> end(errand, alert.get());
                    default -> null;
                };
        if (outcome == null) {
            return errand.notThere("episode", form.get("number"));
        }
        if (outcome.equals(DONE)) {
            return errand.seeOther("answer?number=" + id + "&done=" + act);
        }
        String text = form.get(act.equals("ack") ? "note" : act.equals("silence") ? "reason" : "why");
        Tried tried = new Tried(act, outcome, text, form.get("to"), form.get("until"));
        OwnAlert now = find(errand, form.get("number")).orElse(alert.get());
        return errand.page(CONFLICTS.contains(outcome) ? CONFLICT : UNUSABLE, html(errand, now, tried));
    }

    private static String author(Errand errand) {
        return errand.grounds(null).author();
    }

    private static long seen(Errand errand) {
        String seen = errand.form().get("seen");
        return seen.matches("\\d{1,18}") ? Long.parseLong(seen) : 0;
    }

    private static String acknowledge(Errand errand, long episodeId) {
        OpenWorkspace opened = errand.opened();
        return new Acknowledgements(opened.database(), opened.clock(), opened::businessDate, opened.node())
                .acknowledge(Acknowledgements.Said.byLogin(
                        episodeId, author(errand), errand.form().get("note"), errand.by(), seen(errand)))
                .code();
    }

    private static String hand(Errand errand, long episodeId) {
        OpenWorkspace opened = errand.opened();
        boolean back = errand.form().get("do").equals("back");
        return new Handovers(
                        opened.database(),
                        new Handovers.Stamp(opened.clock(), opened::businessDate, opened.node()),
                        opened.configuration().catalogue().people(),
                        opened.configuration().rules())
                .hand(new Handover(
                        episodeId,
                        back ? null : errand.form().get("to"),
                        errand.form().get("why"),
                        author(errand),
                        seen(errand),
                        errand.by()))
                .code();
    }

    private static String silence(Errand errand, OwnAlert alert) {
        LocalDate until;
        try {
            until = LocalDate.parse(errand.form().get("until"));
        } catch (DateTimeParseException unreadable) {
            return refusedSilence(errand, alert, "no-day");
        }
        if (!alert.isOpen()) {
            return refusedSilence(errand, alert, "closed");
        }
        EpisodeBook.Entry entry = alert.entry();
        boolean isOfPlace = errand.form().get("about").equals("place");
        Silence.About about = isOfPlace
                ? new Silence.About(
                        null,
                        entry.ruleId(),
                        null,
                        entry.regionId().isEmpty() ? null : entry.regionId(),
                        entry.feed().isEmpty() ? null : entry.feed(),
                        null,
                        null)
                : new Silence.About(entry.episodeId(), null, null, null, null, null, null);
        Silences.Wish wish = new Silences.Wish(
                about, errand.opened().businessDate(), until, errand.form().get("reason"));
        return silences(errand).add(wish, silencer(errand)).outcome().code();
    }

    /** A wish that never came to be one is noted like those that the silences refuse. */
    private static String refusedSilence(Errand errand, OwnAlert alert, String outcome) {
        errand.refused(Act.SILENCE, "episode " + alert.entry().episodeId(), outcome);
        return outcome;
    }

    /** Ends a silence on this alert: the own one, or any by an operator. */
    private static String end(Errand errand, OwnAlert alert) {
        String asked = errand.form().get("silence");
        return silencesOf(errand, alert).stream()
                .filter(each -> Long.toString(each.silenceId()).equals(asked))
                .filter(each -> mayEnd(errand, each))
                .findFirst()
                .map(each ->
                        silences(errand).end(each.silenceId(), silencer(errand)).code())
                .orElse(null);
    }

    private static boolean mayEnd(Errand errand, Silence silence) {
        return errand.visitor().mayOperate() || silence.author().equals(author(errand));
    }

    private static Silences silences(Errand errand) {
        OpenWorkspace opened = errand.opened();
        return new Silences(opened.database(), opened.clock(), opened::businessDate);
    }

    private static Silences.Author silencer(Errand errand) {
        return new Silences.Author(author(errand), errand.by());
    }

    private static List<Silence> silencesOf(Errand errand, OwnAlert alert) {
        EpisodeBook.Entry entry = alert.entry();
        Rule rule = new OwnAlerts(errand.opened()).rule(entry.ruleId()).orElse(null);
        return Silences.about(
                errand.opened().read(),
                new Silence.Subject(
                        entry.episodeId(),
                        entry.ruleId(),
                        entry.indicator(),
                        entry.regionId(),
                        entry.feed(),
                        rule == null ? null : rule.bureau(),
                        rule == null ? null : rule.project()));
    }

    private String html(Errand errand, OwnAlert alert, Tried tried) {
        PageContext context = errand.context();
        Configuration configuration = errand.opened().configuration();
        LocalDate today = errand.opened().businessDate();
        List<Silence> silences = silencesOf(errand, alert).stream()
                .filter(each ->
                        each.stateOn(today) == Silence.State.HOLDING || each.stateOn(today) == Silence.State.COMING)
                .toList();
        boolean isForOfficials = new OwnAlerts(errand.opened())
                .rule(alert.entry().ruleId())
                .filter(rule -> rule.concern().audience() == Rule.Concern.Audience.OFFICIALS)
                .isPresent();
        AnswerFacts facts = new AnswerFacts(
                alert,
                isForOfficials,
                silences,
                silences.stream()
                        .filter(each -> mayEnd(errand, each))
                        .map(Silence::silenceId)
                        .toList(),
                new EpisodeSentences(
                        configuration.catalogue(), configuration.contracts(), configuration.rules(), context.locale()));
        return page.html(context, facts, tried, errand.token());
    }
}
