// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.Contracts;
import org.jundeng.contract.FeedMatch;
import org.jundeng.pipeline.configuration.FeedCase;
import org.jundeng.pipeline.delivery.Taking;
import org.jundeng.pipeline.inbox.Inbox;
import org.jundeng.pipeline.inbox.Spooled;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.operation.CaseResult.State;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.warehouse.backup.EmptyWarehouse;
import org.jundeng.warehouse.ledger.LedgerLine;

/**
 * Takes sample deliveries as a night would, each into an empty warehouse, and compares its receipt with the one beside
 * it. Brought a second time, a delivery must change nothing.
 */
public final class CaseRun {

    private static final int DAYS_BEFORE = 5;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.BASIC_ISO_DATE;

    private final OpenWorkspace opened;
    private final Inbox inbox;
    private final Taking taking;
    private final Contracts contracts;
    private final EmptyWarehouse warehouse;
    private final boolean update;

    /**
     * Works in a workspace that is thrown away. Throws {@link org.jundeng.warehouse.backup.UnusableBackup} if its
     * warehouse is not empty.
     *
     * @param update whether receipts that differ are written as the expected ones
     */
    public CaseRun(OpenWorkspace opened, Inbox inbox, Taking taking, boolean update) {
        this.opened = opened;
        this.inbox = inbox;
        this.taking = taking;
        this.contracts = opened.configuration().contracts();
        this.warehouse = new EmptyWarehouse(opened.warehouse().owner());
        this.update = update;
    }

    /** Tries one case; the warehouse is empty before and after it. */
    public CaseResult of(FeedCase tried) throws IOException {
        Optional<Contract> contract = contracts.feed(tried.feed()).map(ContractVersion::contract);
        if (contract.isEmpty()) {
            return CaseResult.of(tried, State.NO_CONTRACT);
        }
        List<Path> deliveries = tried.deliveries();
        if (deliveries.size() != 1) {
            return CaseResult.of(tried, deliveries.isEmpty() ? State.NO_DELIVERY : State.SEVERAL_DELIVERIES);
        }
        try {
            return compared(tried, contract.get(), deliveries.get(0));
        } finally {
            warehouse.emptyAgain();
        }
    }

    private CaseResult compared(FeedCase tried, Contract contract, Path delivery) throws IOException {
        ExpectedReceipt expected = ExpectedReceipt.of(tried.receipt());
        List<Path> before = tried.before();
        for (int i = 0; i < before.size(); i++) {
            take(contract, before.get(i), name(contract, before.get(i), before.size() - i));
        }
        String name = expected.sourceName().orElseGet(() -> name(contract, delivery, 0));
        String present = receipt(take(contract, delivery, name));
        LedgerLine.Counts again = take(contract, delivery, name).result().counts();
        if (again.obsNew() + again.obsRevised() > 0) {
            return CaseResult.of(tried, State.CHANGES_AGAIN);
        }
        List<String> difference = expected.difference(present);
        if (difference.isEmpty()) {
            return CaseResult.of(tried, State.AS_EXPECTED);
        }
        if (update) {
            expected.write(present);
            return new CaseResult(tried, State.WRITTEN, expected.isThere() ? difference : List.of());
        }
        return expected.isThere()
                ? new CaseResult(tried, State.DIFFERS, difference)
                : CaseResult.of(tried, State.NO_RECEIPT);
    }

    private LedgerLine take(Contract contract, Path delivery, String name) throws IOException {
        Claim claim;
        if (contract.source() != null) {
            Path spool = inbox.newSpool(contract.bureau(), contract.feed());
            Files.write(spool, Files.readAllBytes(delivery));
            claim = inbox.claimSpool(contract.bureau(), contract.feed(), new Spooled(spool, null, false));
        } else {
            Path folder = RestrictedFiles.folder(opened.workspace().inbox(contract.bureau()));
            claim = inbox.claim(contract.bureau(), Files.copy(delivery, folder.resolve(name)))
                    .orElseThrow(() -> new IllegalStateException("somebody else claims in " + folder));
        }
        return taking.take(claim);
    }

    /** A name that the contract claims, stamped with a day before the business date: older for what came earlier. */
    private String name(Contract contract, Path delivery, int earlier) {
        if (contract.files().isEmpty()) {
            return delivery.getFileName().toString();
        }
        LocalDate day = opened.businessDate().minusDays((long) DAYS_BEFORE + earlier);
        String name = contract.files().get(0).replace("*", "-" + STAMP.format(day));
        String file = delivery.getFileName().toString();
        String asItIs = stem(name) + file.substring(stem(file).length());
        boolean claimed = contracts.claim(contract.bureau(), asItIs) instanceof FeedMatch.Claimed;
        return claimed ? asItIs : name;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private String receipt(LedgerLine line) throws IOException {
        Path file = opened.workspace()
                .receipts(line.arrival().origin().bureau())
                .resolve(DeliveredName.behind(
                        line.arrival().arrivalId(), line.arrival().origin().sourceName() + ".json"));
        return ExpectedReceipt.comparable(file);
    }
}
