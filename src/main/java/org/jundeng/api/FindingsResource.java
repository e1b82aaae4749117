// SPDX-License-Identifier: Apache-2.0
package org.jundeng.api;

import static org.jundeng.api.ApiColumn.always;
import static org.jundeng.api.ApiColumn.maybe;
import static org.jundeng.api.ApiParameter.one;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jundeng.api.ApiColumn.Type;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.notice.findings.FindingWords;
import org.jundeng.warehouse.ledger.ListedFindings;

/** What was wrong with deliveries: where, what was found, what was promised, what to do. */
final class FindingsResource implements ApiResource {

    private static final List<ApiColumn> COLUMNS = List.of(
            always("finding", Type.INTEGER, "The finding's number, which grows with each finding."),
            always("delivery", Type.INTEGER, "The ledger number of the delivery."),
            always("bureau", Type.TEXT, "The bureau's id."),
            maybe("feed", Type.TEXT, "The feed's id; null where no contract claims the delivery."),
            always("code", Type.TEXT, "The stable code of the fault."),
            maybe("row", Type.INTEGER, "The row in the delivery; null where the delivery as a whole is meant."),
            maybe("column", Type.TEXT, "The header of the column, as delivered."),
            maybe("cell", Type.TEXT, "The cell's name in a spreadsheet, such as C5."),
            maybe("found", Type.TEXT, "What was found there, as delivered."),
            always("title_zh", Type.TEXT, "The kind of fault, in Chinese."),
            always("title_en", Type.TEXT, "The kind of fault, in English."),
            always("promised_zh", Type.TEXT, "What the contract promises, in Chinese."),
            always("promised_en", Type.TEXT, "What the contract promises, in English."),
            always("remedy_zh", Type.TEXT, "What to do, in Chinese."),
            always("remedy_en", Type.TEXT, "What to do, in English."));

    private static final List<ApiParameter> PARAMETERS = List.of(
            one("delivery", ApiParameter.Type.NUMBER, "Only of this ledger number."),
            one("bureau", ApiParameter.Type.TEXT, "Only of this bureau: its id."),
            one("feed", ApiParameter.Type.TEXT, "Only of this feed: its id."),
            ApiParameter.word(
                    "code",
                    Arrays.stream(FindingCode.values()).map(FindingCode::code).toList(),
                    "Only faults of this code."));

    private static final ApiDescription DESCRIPTION = new ApiDescription(
            "findings",
            "What was wrong with deliveries: where, what was found, what was promised, what to do.",
            PARAMETERS,
            COLUMNS);

    @Override
    public ApiDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ApiAnswer answer(ApiGround ground, ApiQuestion question, Consumer<Object[]> to) {
        Suppliers.checkBureau(ground, question);
        Suppliers.checkFeed(ground, question);
        ListedFindings.Wanted wanted = new ListedFindings.Wanted(
                question.number("delivery"),
                question.text("feed"),
                question.text("code"),
                question.scope().among(question.text("bureau")));
        long behind = question.position() == null
                ? 0
                : Long.parseLong(question.position().key().get(0));
        List<ListedFindings.Listed> found =
                new ListedFindings(ground.warehouse()).behind(behind, wanted, question.limit() + 1);
        boolean hasMore = found.size() > question.limit();
        List<ListedFindings.Listed> page = hasMore ? found.subList(0, question.limit()) : found;
        FindingWords chinese = words(ground, Locale.CHINESE);
        FindingWords english = words(ground, Locale.ENGLISH);
        page.forEach(each -> to.accept(cells(each, chinese.of(each.feed()), english.of(each.feed()))));
        return new ApiAnswer(
                null,
                hasMore
                        ? new ApiPosition(
                                List.of(),
                                List.of(String.valueOf(page.get(page.size() - 1).number())))
                        : null);
    }

    private static FindingWords words(ApiGround ground, Locale locale) {
        return new FindingWords(
                ground.configuration().catalogue(), ground.configuration().contracts(), locale);
    }

    private static Object[] cells(ListedFindings.Listed each, FindingWords chinese, FindingWords english) {
        Finding finding = each.finding();
        return new Object[] {
            each.number(),
            each.deliveryId(),
            each.bureau(),
            each.feed(),
            finding.code().code(),
            finding.place().rowNo() == 0 ? null : finding.place().rowNo(),
            finding.place().column(),
            finding.place().cell().orElse(null),
            finding.found().isEmpty() ? null : finding.found(),
            chinese.title(finding),
            english.title(finding),
            chinese.promised(finding),
            english.promised(finding),
            chinese.remedy(finding),
            english.remedy(finding)
        };
    }
}
