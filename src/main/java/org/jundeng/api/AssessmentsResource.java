// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;
import static org.jundeng.api.ApiParameter.one;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.assess.Assessment;
import org.jundeng.assess.State;
import org.jundeng.assess.book.AssessmentBook;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.catalogue.Target;
import org.jundeng.observation.Freq;
import org.jundeng.observation.TimePeriod;

/**
 * Where the targets stood on a night, as that night said it: the columns of {@code jundeng status --csv}. Nothing is
 * derived or judged again, so everybody who asks of one night gets one answer.
 */
final class AssessmentsResource implements ApiResource {

    private static final List<ApiColumn> COLUMNS = List.of(
            always("id", Type.TEXT, "The target's id."),
            always("project", Type.INTEGER, "The plan's project."),
            always("item", Type.INTEGER, "The item within the project."),
            always("name_zh", Type.TEXT, "The target's Chinese name."),
            always("indicator", Type.TEXT, "The indicator's id."),
            always("ref_area", Type.TEXT, "The code of the region on that night."),
            always("region_id", Type.TEXT, "The region's id; of a group as a whole, the written form of the scope."),
            always("state", Type.TEXT, "Where it stands."),
            maybe("time_period", Type.TEXT, "The period of the figure that decided."),
            maybe("obs_value", Type.DECIMAL, "The figure that decided."),
            always("unit_measure", Type.TEXT, "The unit of the figure and the bound."),
            maybe("comparator", Type.TEXT, "On which side of the bound figures must lie."),
            maybe("bound", Type.DECIMAL, "The promised bound."),
            maybe("progress", Type.DECIMAL, "The share of the way from the baseline to the target."),
            maybe("elapsed", Type.DECIMAL, "The share of the time that had passed at the end of the period."),
            maybe("lag", Type.DECIMAL, "By how many points progress is behind the time; below zero it is ahead."),
            maybe("age_days", Type.INTEGER, "How many days the end of the period lay back."),
            maybe("method", Type.TEXT, "How the figure was derived; null where it was reported."),
            maybe("delivery", Type.INTEGER, "The ledger number of the figure's delivery."),
            always("reason_zh", Type.TEXT, "The reason, in Chinese."),
            always("reason_en", Type.TEXT, "The reason, in English."),
            always("bureau", Type.TEXT, "The bureau that answers for the target."),
            always("date", Type.DATE, "The night that said so."));

    private static final List<ApiParameter> PARAMETERS = List.of(
            one(
                    "date",
                    ApiParameter.Type.DATE,
                    "On the last night up to this day; the latest night where it is absent."),
            one("target", ApiParameter.Type.TEXT, "Only of this target: its id."),
            one("project", ApiParameter.Type.NUMBER, "Only of this project of the plan."),
            one("bureau", ApiParameter.Type.TEXT, "Only what this bureau answers for: its id."),
            one("refArea", ApiParameter.Type.TEXT, "Only in the region with this id, or with this code on that night."),
            ApiParameter.word(
                    "state", Arrays.stream(State.values()).map(State::code).toList(), "Only what stands so."));

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "assessments", "Where each target stood in each of its regions, as a night said it.", PARAMETERS, COLUMNS);

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        Catalogue catalogue = ground.configuration().catalogue();
        Map<String, Target> targets = WantedTargets.of(ground, question).stream()
                .collect(Collectors.toMap(Target::id, Function.identity(), (one, same) -> one));
        AssessmentBook book = new AssessmentBook(ground.warehouse(), catalogue);
        Optional<LocalDate> night = question.position() != null
                ? Optional.of(LocalDate.parse(question.position().pin().get(0)))
                : book.nightUpTo(question.day("date"));
        if (night.isEmpty()) {
            return new ApiAnswer(null, null);
        }
        String refArea = question.text("refArea");
        String state = question.text("state");
        List<Row> rows = book.on(night.get()).stream()
                .filter(each -> targets.containsKey(each.targetId()))
                .map(each -> new Row(targets.get(each.targetId()), each, code(catalogue, each)))
                .filter(row -> refArea == null
                        || row.code().equals(refArea)
                        || row.assessment().regionId().equals(refArea))
                .filter(row -> state == null || row.assessment().state().code().equals(state))
                .toList();
        return new ListedRows<>(rows, Row::key, row -> cells(row, catalogue))
                .page(question, List.of(night.get().toString()), to);
    }

    /** An assessment with its target and the code of its region. */
    private record Row(Target target, Assessment assessment, String code) {
        String key() {
            return target.id() + " " + assessment.regionId();
        }
    }

    private static String code(Catalogue catalogue, Assessment one) {
        return catalogue
                .regions()
                .at(one.regionId(), new TimePeriod(Freq.D, one.businessDate()))
                .code();
    }

    private static Object[] cells(Row row, Catalogue catalogue) {
        Target target = row.target();
        Assessment one = row.assessment();
        boolean known = one.figure() != null;
        return new Object[] {
            target.id(),
            target.project(),
            target.item(),
            target.name().zh(),
            target.indicator(),
            row.code(),
            one.regionId(),
            one.state().code(),
            known ? one.figure().timePeriod() : null,
            known ? one.figure().obsValue() : null,
            catalogue.indicator(target.indicator()).orElseThrow().unit(),
            one.bound() == null ? null : one.bound().comparator().sign(),
            one.bound() == null ? null : one.bound().value(),
            one.progress(),
            one.elapsed(),
            one.lag(),
            known ? ChronoUnit.DAYS.between(one.figure().timePeriod().lastDay(), one.businessDate()) : null,
            known ? one.figure().source().method() : null,
            known ? one.figure().source().deliveryId() : null,
            one.reason().zh(),
            one.reason().en(),
            target.bureau(),
            one.businessDate()
        };
    }
}
