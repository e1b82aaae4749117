// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jundeng.alert.rules.Rules;
import org.jundeng.assess.AnalysedCity;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.contract.Contracts;
import org.jundeng.page.ServedLinks;
import org.jundeng.page.site.Pages;
import org.jundeng.page.site.TestPages;
import org.jundeng.warehouse.TestWarehouse;
import org.jundeng.web.server.Body;
import org.jundeng.web.server.FormFields;
import org.jundeng.web.server.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each page of docs/analyse.md gives the answer to its question that the query and the command beside it give. */
class AnalyseDocumentPagesIT {

    private static final Pattern PAGE = Pattern.compile("(?m)^Page: `/([a-z]*)\\??([^`]*)`");

    /** What the queries of the document answer, in its order. */
    private static final List<String> ANSWERS = List.of(
            "2014年6月：4.12%",
            "余杭区 3.02%",
            "95%",
            "更正.csv",
            "之前的数字：4.2%",
            "4.2% 4.12%",
            "地区 富阳区",
            "社会救助月报 2014年5月 欠报 已逾期18个工作日",
            "城镇登记失业率4%以内 未达标",
            "refused.csv");

    @RegisterExtension
    private final TestWarehouse warehouse = new TestWarehouse();

    @Test
    void eachPageGivesTheAnswer() throws IOException, AskedPage.Unreadable {
        AnalysedCity.deliverTo(warehouse);
        List<MatchResult> questions = PAGE.matcher(Files.readString(Path.of("docs/analyse.md")))
                .results()
                .toList();

        assertThat(questions).hasSameSizeAs(ANSWERS);
        for (int question = 0; question < ANSWERS.size(); question++) {
            MatchResult asked = questions.get(question);
            assertThat(page(asked.group(1), asked.group(2)))
                    .as("%s: %s", question + 1, asked.group())
                    .contains(ANSWERS.get(question));
        }
    }

    private String page(String kind, String query) throws AskedPage.Unreadable {
        FormFields fields = FormFields.ofQuery(new Request("GET", "/", query, "", "", new Body(new byte[0], false)));
        AskedPage asked = AskedPage.of(kind.isEmpty() ? "board" : kind, fields);
        Pages.Written written = pages().write(asked.address(), asked.reader(), new ServedLinks("/", Pages.KINDS));
        assertThat(written.status()).as(kind).isEqualTo(200);
        return written.html()
                .replaceAll("(?s)<head>.*?</head>|<svg.*?</svg>", " ")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private Pages pages() {
        Faults faults = new Faults();
        Catalogue catalogue = Catalogue.read(Path.of("config"), faults);
        Contracts contracts = Contracts.read(Path.of("config"), catalogue, faults);
        return TestPages.on(
                warehouse,
                catalogue,
                contracts,
                Rules.read(Path.of("config"), catalogue, contracts.feeds(), faults),
                TestPages.NO_ROWS);
    }
}
