// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jundeng.contract.BroughtPeriods;
import org.jundeng.contract.Contract;
import org.jundeng.contract.ContractVersion;
import org.jundeng.contract.DuePeriods;
import org.jundeng.notice.decision.Patience;
import org.jundeng.notice.receipt.ReceiptAccount;
import org.jundeng.notice.receipt.ReceiptFields;
import org.jundeng.notice.receipt.Receipts;
import org.jundeng.observation.TimePeriod;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.delivery.Progress;
import org.jundeng.pipeline.night.FileTrial;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.pipeline.night.Trial;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.warehouse.history.FeedQueries;
import org.jundeng.warehouse.sql.Transactions;

/**
 * Finds out what would become of a file, by the very code by which {@code check} does and stewards' folders for trials
 * do. Nothing is stored.
 */
final class PreviewMaking {

    private final RunningPipeline running;

    PreviewMaking(RunningPipeline running) {
        this.running = running;
    }

    /** Tries {@code file}; the receipt and the marked copy go into the folder {@code receipt}. */
    Preview.Known of(Upload upload, Path file, Path receipt, Progress progress) throws IOException {
        OpenWorkspace opened = running.opened();
        FileTrial trials = running.fileTrial().telling(progress);
        Trial tried =
                trials.inItsFolder(file, upload.bureau()).called(running.inbox().stamp() + "-试投");
        ReceiptAccount account = account(opened);
        new Receipts(account, opened.configuration().zone(), DeliveredName::behind)
                .write(tried.line(), tried.findings(), trials.delivered(file, tried), receipt);
        ReceiptFields fields = account.of(tried.line(), tried.findings());
        return new Preview.Known(tried, fields, marked(receipt).orElse(null), owed(tried, opened));
    }

    private static ReceiptAccount account(OpenWorkspace opened) {
        Configuration configuration = opened.configuration();
        return ReceiptAccount.of(
                configuration.catalogue(),
                configuration.contracts(),
                opened.ledger(),
                opened.database(),
                Patience.of(configuration.settings()));
    }

    /** The only file there whose name is that of a marked copy. */
    private static Optional<Path> marked(Path receipt) throws IOException {
        try (Stream<Path> files = Files.list(receipt)) {
            return files.filter(each -> !DeliveredName.asSent(each).equals(DeliveredName.of(each)))
                    .filter(each -> !each.toString().endsWith(".part"))
                    .findFirst();
        }
    }

    /** What the feed has to have delivered by today, less what it has, and what the file brings. */
    private static List<TimePeriod> owed(Trial tried, OpenWorkspace opened) {
        Optional<Contract> contract = Optional.ofNullable(tried.line().feed())
                .flatMap(opened.configuration().contracts()::feed)
                .map(ContractVersion::contract);
        if (contract.isEmpty()) {
            return List.of();
        }
        BroughtPeriods known =
                Transactions.read(opened.database(), connection -> FeedQueries.broughtUpTo(connection, tried.line()));
        TreeSet<TimePeriod> brought = new TreeSet<>(known.periods());
        if (tried.line().outcome().isKnown()) {
            brought.addAll(tried.periods());
        }
        BroughtPeriods then = new BroughtPeriods(known.since(), brought, known.asked());
        DuePeriods due = new DuePeriods(
                contract.get(), opened.configuration().catalogue().workingDays());
        LocalDate today = opened.businessDate();
        List<TimePeriod> owed = new ArrayList<>();
        due.overdueOn(today, then).forEach(each -> owed.add(each.timePeriod()));
        return owed;
    }
}
