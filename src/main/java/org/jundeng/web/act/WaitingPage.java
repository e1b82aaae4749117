// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.act;

import java.util.List;
import java.util.Optional;
import org.jundeng.access.Role;
import org.jundeng.access.Visitor;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.page.act.TemplatesWriter;
import org.jundeng.page.act.WaitingFacts;
import org.jundeng.page.act.WaitingFacts.Doubtful;
import org.jundeng.page.act.WaitingWriter;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.warehouse.history.FeedState;
import org.jundeng.warehouse.ledger.OpenRows;
import org.jundeng.warehouse.ledger.UnconfirmedLines;
import org.jundeng.web.access.Errand;
import org.jundeng.web.access.ShowingPage;
import org.jundeng.web.server.Response;

/** Lists what waits for the user's bureaus; for an operator, what waits for any. */
final class WaitingPage implements ShowingPage {

    @Override
    public boolean isFor(Visitor visitor) {
        return visitor.is(Role.STEWARD) || visitor.mayOperate();
    }

    @Override
    public Response show(Errand errand) {
        OpenWorkspace opened = errand.opened();
        Configuration configuration = opened.configuration();
        Visitor visitor = errand.visitor();
        List<Contract> contracts = configuration.contracts().all().stream()
                .map(ContractVersion::contract)
                .filter(contract -> visitor.mayActFor(contract.bureau()))
                .toList();
        WaitingFacts facts = new WaitingFacts(
                doubtful(opened, visitor),
                FeedState.on(
                                opened.businessDate(),
                                contracts,
                                configuration.catalogue().workingDays(),
                                opened.read())
                        .stream()
                        .filter(state -> !state.overdue().isEmpty())
                        .toList(),
                new OpenRows(opened.read())
                        .all().stream()
                                .filter(each -> visitor.mayActFor(each.bureau()))
                                .toList(),
                contracts.stream()
                        .filter(TemplatesWriter::hasTemplate)
                        .map(Contract::feed)
                        .distinct()
                        .toList());
        WaitingWriter writer = new WaitingWriter(configuration.contracts(), configuration.zone());
        return errand.page(writer.html(errand.context(), facts, opened.businessDate()));
    }

    private static List<Doubtful> doubtful(OpenWorkspace opened, Visitor visitor) {
        return new UnconfirmedLines(opened.read())
                .waiting().stream()
                        .map(waiting -> opened.ledger()
                                .byId(waiting.deliveryId())
                                .filter(line -> visitor.mayActFor(line.bureau()))
                                .map(line -> new Doubtful(line, waiting)))
                        .flatMap(Optional::stream)
                        .toList();
    }
}
