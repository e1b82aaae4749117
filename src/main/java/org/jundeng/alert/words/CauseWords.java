// SPDX-License-Identifier: Apache-2.0
package org.jundeng.alert.words;

import java.util.Locale;
import org.jundeng.alert.Condition;
import org.jundeng.alert.Event;
import org.jundeng.alert.Facts;
import org.jundeng.alert.Reason;
import org.jundeng.alert.Rule;
import org.jundeng.alert.RuleChange;
import org.jundeng.assess.Bound;
import org.jundeng.assess.Phrases;
import org.jundeng.assess.State;
import org.jundeng.assess.Wording;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Indicator;
import org.jundeng.catalogue.Target;

/** One sentence for each cause of a change, and two where a rule was changed and a figure came. */
record CauseWords(Catalogue catalogue, Wording wording, Phrases phrases, Amounts amounts) {

    /** The sentence; empty where the title and the figure say it already. */
    String say(Account account, Indicator indicator) {
        RuleChange change = account.cause().ruleChange();
        Reason reason = account.cause().reason();
        if (reason == Reason.RULE_CHANGED) {
            return change == null ? wording.say("rule-change.other") : changed(account, change, indicator);
        }
        String ofFigure = figure(account, reason, indicator);
        if (change == null) {
            return ofFigure;
        }
        String ofRule = changed(account, change, indicator);
        return ofFigure.isEmpty() ? ofRule : wording.say("cause.both", ofRule, ofFigure);
    }

    private String figure(Account account, Reason reason, Indicator indicator) {
        return switch (reason) {
            case CROSSED, NOT_CROSSED, NO_CHANGE, NO_DATA, OLDER_NIGHT -> "";
            case WORSE, BETTER -> moved(account, reason, indicator);
            case RECOVERED -> recovered(account);
            case DEADLINE_PASSED -> deadlinePassed(account);
            case STATE_CHANGED ->
                account.seen() != null && account.seen().facts() instanceof Facts.OfTarget target
                        ? wording.say(
                                "cause.state-changed",
                                wording.say("state." + target.state().code()))
                        : wording.say("cause.state-changed.other");
            case MENDED -> wording.say(isOverdue(account) ? "cause.mended.overdue" : "cause.mended");
            case OTHER_FIGURES ->
                wording.say(
                        isOverdue(account)
                                ? "cause.same-owed"
                                : account.isOfFeed() ? "cause.same-delivery" : "cause.other-figures");
            case WITHDRAWN -> wording.say(account.isOfFeed() ? "cause.withdrawn.delivery" : "cause.withdrawn");
            case NOT_BOUND -> wording.say(account.isOfFeed() ? "cause.not-bound.feed" : "cause.not-bound");
            case STILL_CROSSED -> wording.say(isOfTarget(account) ? "cause.still-missed" : "cause.still-crossed");
            case WITHIN_MARGIN, NOT_FOR_LONG, CORRECTED, RULE_REMOVED, NOT_DUE, JUDGED, EXPIRED, RULE_CHANGED ->
                wording.say("cause." + reason.code());
        };
    }

    private static boolean isOverdue(Account account) {
        return account.rule() != null && account.rule().condition() instanceof Condition.Freshness;
    }

    private static boolean isOfTarget(Account account) {
        return account.rule() != null && account.rule().condition() instanceof Condition.OfTarget;
    }

    /**
     * Worse or better than what was seen last, which need not be the period before; empty where the figure beside it
     * came after the change, and is not.
     */
    private String moved(Account account, Reason reason, Indicator indicator) {
        String word = reason == Reason.WORSE ? "worse" : "better";
        if (account.isOfFeed()) {
            return wording.say("cause." + word + (isOverdue(account) ? ".overdue" : ".delivery"));
        }
        if (!isSo(account, reason)) {
            return "";
        }
        String than = than(account, indicator);
        String said = than.isEmpty() ? wording.say("cause." + word) : wording.say("cause." + word + ".than", than);
        if (reason == Reason.WORSE || account.event() == Event.CLOSED) {
            return said;
        }
        boolean inside = account.rule() != null
                && account.rule().ladder() != null
                && account.seen() != null
                && account.rule().ladder().grade(account.seen().measure()) == null;
        return wording.say(inside ? "cause.better.inside" : "cause.better.outside", said);
    }

    /** Whether what is shown is worse, or better, than what was seen before; true where that is not known. */
    private static boolean isSo(Account account, Reason reason) {
        Bound bound = account.bound();
        if (bound == null || account.earlier() == null) {
            return true;
        }
        int further = bound.distance(account.seen().measure())
                .compareTo(bound.distance(account.earlier().measure()));
        return reason == Reason.WORSE ? further > 0 : further < 0;
    }

    /** The measure that was seen last, with its period; empty where it is not known. */
    private String than(Account account, Indicator indicator) {
        Account.Sight earlier = account.earlier();
        if (earlier == null || earlier.figure() == null || account.rule() == null || indicator == null) {
            return "";
        }
        Condition condition = account.rule().condition();
        String measure = condition instanceof Condition.Threshold
                ? account.seen() == null
                        ? phrases.figure(earlier.measure(), indicator, account.bound())
                        : phrases.beside(earlier.measure(), account.seen().measure(), indicator)
                : wording.say(
                        "measure." + condition.code(),
                        amounts.of(condition, indicator, account.bound()).apply(earlier.measure()));
        return wording.say("figure.of", phrases.period(earlier.figure().timePeriod()), measure);
    }

    private String recovered(Account account) {
        if (!isOfTarget(account)) {
            return wording.say("cause.recovered");
        }
        State state = account.seen() == null
                ? null
                : account.seen()
                        .facts()
                        .as(Facts.OfTarget.class)
                        .map(Facts.OfTarget::state)
                        .orElse(null);
        if (state == State.MET_LATE) {
            return wording.say("cause.recovered.late");
        }
        Bound bound = account.bound();
        boolean kept = account.seen() != null
                && bound != null
                && bound.holds(account.seen().measure());
        return wording.say(state == State.MET || kept ? "cause.recovered.target" : "cause.recovered.somehow");
    }

    private String deadlinePassed(Account account) {
        String day = account.seen()
                .facts()
                .as(Facts.OfTarget.class)
                .map(Facts.OfTarget::until)
                .map(phrases::day)
                .orElse("");
        boolean milestone = account.rule() != null
                && account.rule().condition() instanceof Condition.OfTarget target
                && target.bound() == null
                && account.seen().figure() == null;
        return wording.say(milestone ? "cause.deadline-passed.milestone" : "cause.deadline-passed", day);
    }

    private String changed(Account account, RuleChange change, Indicator indicator) {
        String what = change.what().name().toLowerCase(Locale.ROOT);
        return switch (change.what()) {
            case PROMISE ->
                change.before() == null || change.now() == null || indicator == null
                        ? wording.say("rule-change.promise")
                        : wording.say(
                                "rule-change.promise.from",
                                phrases.bound(change.before(), indicator),
                                phrases.bound(change.now(), indicator));
            case BOUND ->
                account.rule() == null || change.before() == null || change.now() == null
                        ? wording.say("rule-change.other")
                        : wording.say(
                                "rule-change.bound",
                                change.level().name().in(wording.locale()),
                                bound(change.before(), account.rule(), indicator),
                                bound(change.now(), account.rule(), indicator));
            case DEADLINE ->
                target(account.rule()) == null
                        ? wording.say("rule-change.other")
                        : wording.say(
                                "rule-change.deadline",
                                phrases.day(target(account.rule()).until()));
            case PERIODS ->
                account.rule() == null
                        ? wording.say("rule-change.other")
                        : wording.say(
                                "rule-change.periods", account.rule().timing().periods());
            case LEVEL, MEASURE, OTHER -> wording.say("rule-change." + what);
        };
    }

    private String bound(Bound bound, Rule rule, Indicator indicator) {
        return phrases.bound(
                bound,
                rule.condition() instanceof Condition.Threshold && indicator != null
                        ? amounts.of(indicator)
                        : amounts.of(rule.condition(), indicator, bound));
    }

    private Target target(Rule rule) {
        return catalogue.targets().stream()
                .filter(target -> rule != null && target.id().equals(rule.target()))
                .findFirst()
                .orElse(null);
    }
}
