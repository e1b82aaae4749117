// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;
import static org.jundeng.api.ApiParameter.one;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.catalogue.Target;

/** The targets of the plan: the columns of {@code jundeng catalogue --csv}. */
final class TargetsResource implements ApiResource {

    private static final List<ApiColumn> COLUMNS = List.of(
            always("id", Type.TEXT, "The target's id."),
            always("project", Type.INTEGER, "The plan's project; 0 for its general parts."),
            always("item", Type.INTEGER, "The item within the project."),
            always("indicator", Type.TEXT, "The indicator's id."),
            always("name_zh", Type.TEXT, "Its Chinese name."),
            always("type", Type.TEXT, "The kind of commitment."),
            maybe("comparator", Type.TEXT, "On which side of the value figures must lie; null for a milestone."),
            maybe("value", Type.TEXT, "The value as a decimal, a range as 3..5; null for a milestone."),
            maybe("unit", Type.TEXT, "The plan's own unit; null for a milestone."),
            always("scope", Type.TEXT, "The regions: city, each-district, group:NAME or each:NAME."),
            always("until", Type.DATE, "The last day of its term."),
            maybe("baseline", Type.TEXT, "What it starts from: a period, or a period=value."),
            always("bureau", Type.TEXT, "The bureau that answers for it."),
            always("quote", Type.TEXT, "The plan's own words."),
            maybe("value_exact", Type.TEXT, "The value as the plan has it, such as 2/3."),
            always("name_en", Type.TEXT, "Its English name."));

    private static final List<ApiParameter> PARAMETERS = List.of(
            one("target", ApiParameter.Type.TEXT, "Only this target: its id."),
            one("project", ApiParameter.Type.NUMBER, "Only of this project of the plan."),
            one("indicator", ApiParameter.Type.TEXT, "Only of this indicator: its id."),
            one("bureau", ApiParameter.Type.TEXT, "Only what this bureau answers for: its id."));

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "targets", "The targets: what the plan commits the city to, and who answers for it.", PARAMETERS, COLUMNS);

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        String indicator = question.text("indicator");
        List<String> indicators = ground.configuration().catalogue().indicators().stream()
                .map(each -> each.id())
                .toList();
        question.check("indicator", indicators::contains, indicators);
        List<Target> chosen = WantedTargets.of(ground, question).stream()
                .filter(each -> indicator == null || each.indicator().equals(indicator))
                .toList();
        return new ListedRows<>(chosen, Target::id, TargetsResource::cells).page(question, List.of(), to);
    }

    private static Object[] cells(Target target) {
        return new Object[] {
            target.id(),
            target.project(),
            target.item(),
            target.indicator(),
            target.name().zh(),
            target.type().name().toLowerCase(Locale.ROOT).replace('_', '-'),
            target.comparator() == null ? null : target.comparator().sign(),
            target.value() == null ? exactly(target) : plain(target.value().decimal()),
            target.unit(),
            target.scope(),
            target.until(),
            baseline(target),
            target.bureau(),
            String.join("；", target.quotes()),
            exactly(target),
            target.name().en()
        };
    }

    private static String exactly(Target target) {
        if (target.range() != null) {
            return plain(target.range().low()) + ".." + plain(target.range().high());
        }
        return target.value() == null ? null : target.value().toString();
    }

    private static String baseline(Target target) {
        if (target.baseline() == null) {
            return null;
        }
        BigDecimal value = target.baseline().value();
        return target.baseline().timePeriod() + (value == null ? "" : "=" + plain(value));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
