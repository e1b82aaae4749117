// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.observation.TimePeriod;
import org.jundeng.page.act.TemplatesWriter;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.template.FiguresBefore;
import org.jundeng.template.Template;
import org.jundeng.template.TemplateName;
import org.jundeng.web.access.Errand;
import org.jundeng.web.access.ShowingPage;
import org.jundeng.web.server.Attachment;
import org.jundeng.web.server.AttachmentName;
import org.jundeng.web.server.Response;

/** Gives a steward the empty delivery of a feed for a period, or lets the steward choose the period. */
final class TemplatePage implements ShowingPage {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String CSV = "text/csv; charset=utf-8";
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int MISTAKE = 400;

    private final TemplatesWriter writer = new TemplatesWriter();

    @Override
    public boolean isFor(Visitor visitor) {
        return visitor.is(Role.STEWARD) || visitor.mayOperate();
    }

    @Override
    public Response show(Errand errand) throws IOException {
        Configuration configuration = errand.opened().configuration();
        String feed = errand.query().get("feed");
        Optional<Contract> contract = configuration
                .contracts()
                .feed(feed)
                .map(ContractVersion::contract)
                .filter(each ->
                        TemplatesWriter.hasTemplate(each) && errand.visitor().mayActFor(each.bureau()));
        if (contract.isEmpty()) {
            return errand.notThere("feed", feed);
        }
        String asked = errand.query().get("period").strip();
        Optional<TimePeriod> period = TimePeriod.parse(asked)
                .filter(each -> each.freq() == contract.get().table().freq())
                .filter(each -> each.firstDay().getYear() >= FIRST_YEAR
                        && each.firstDay().getYear() <= LAST_YEAR);
        if (period.isEmpty()) {
            TimePeriod last = TimePeriod.containing(
                            contract.get().table().freq(), errand.opened().businessDate())
                    .plus(-1);
            String html = writer.html(errand.context(), contract.get(), last, asked.isEmpty() ? null : asked);
            return errand.page(asked.isEmpty() ? 200 : MISTAKE, html);
        }
        boolean csv = errand.query().get("form").equals("csv");
        return file(
                configuration,
                contract.get(),
                period.get(),
                csv ? null : errand.context().locale());
    }

    /** The template; as CSV where no language is given. */
    private static Response file(Configuration configuration, Contract contract, TimePeriod period, Locale language) {
        String ending = language == null ? ".csv" : ".xlsx";
        String name = TemplateName.of(contract, configuration.contracts(), period, ending);
        Template template = new Template(contract, configuration.catalogue(), period, FiguresBefore.NONE);
        AttachmentName called = new AttachmentName(contract.feed() + "-" + period + ending, name);
        return language == null
                ? Response.file(CSV, Attachment.of(called, template.csv()))
                : Response.file(WORKBOOK, Attachment.of(called, template.workbook(language, name)));
    }
}
