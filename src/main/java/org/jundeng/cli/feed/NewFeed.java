// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jundeng.assess.Wording;
import org.jundeng.binding.Fault;
import org.jundeng.binding.Faults;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.Phrasebook;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.guess.NewIndicators;
import org.jundeng.guess.Proposal;
import org.jundeng.guess.Where;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.FeedCase;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.operation.CaseResult;
import org.jundeng.pipeline.operation.FeedTest;

/** Writes a proposed contract into the configuration, with its sample delivery and the receipt that this gets. */
record NewFeed(Folders folders, RunOptions options, Wording wording, NextSteps steps, PrintWriter out) {

    /** A larger file is no sample: the contract is written without it. */
    private static final long LARGEST_SAMPLE = 1 << 20;

    /**
     * Writes the files and says what to do next. Nothing is left behind where the configuration would be faulty with
     * them.
     *
     * @param told whether the steward is told of the feed already
     */
    int write(NextSteps.Asked asked, Proposal proposal, NewIndicators added, boolean told) throws IOException {
        Path file = asked.file();
        Where where = asked.where();
        Path catalogue = added.open().isEmpty()
                ? null
                : folders.config().resolve("catalogue").resolve(added.fileName());
        Path contract = bureau(where).resolve(where.feed() + ".yaml");
        Path sample = bureau(where).resolve(where.feed()).resolve("good");
        if (!contract.normalize().getParent().equals(bureau(where).normalize())
                || !bureau(where).normalize().getParent().equals(feeds().normalize())) {
            throw new UnusableRequest(wording.say("guess.outside", contract, feeds()));
        }
        if (Files.exists(contract) || Files.exists(sample)) {
            throw new UnusableRequest(wording.say("guess.exists", contract, sample));
        }
        if (catalogue != null && Files.exists(catalogue)) {
            throw new UnusableRequest(wording.say("guess.exists-catalogue", catalogue));
        }
        Files.createDirectories(contract.getParent());
        if (!keep(contract, proposal, catalogue, added)) {
            return ExitCode.COULD_NOT_START;
        }
        boolean small = Files.size(file) <= LARGEST_SAMPLE;
        boolean kept = small && sample(file, where, sample);
        if (!small) {
            out.println(wording.say("guess.too-large", file));
        }
        List<String> open =
                Stream.concat(proposal.open().stream(), added.open().stream()).toList();
        out.println(wording.count("guess.open", open.size()));
        open.forEach(each -> out.println("  " + each));
        steps.afterWriting(
                asked,
                new NextSteps.Written(
                        contract, catalogue, sample, workspace("inbox", where), workspace("receipts", where)),
                new NextSteps.Left(proposal.open().size(), kept, told ? null : people()),
                out);
        out.flush();
        return kept || !small ? ExitCode.DONE : ExitCode.NOT_ALL;
    }

    /** Whether contract and catalogue were written: not where the configuration would be faulty with them. */
    private boolean keep(Path contract, Proposal proposal, Path catalogue, NewIndicators added) throws IOException {
        write(contract, proposal, catalogue, added);
        List<Fault> faults = faults();
        if (!faults.isEmpty()) {
            Files.delete(contract);
            if (catalogue != null) {
                Files.delete(catalogue);
            }
            out.println(wording.say("guess.faulty"));
            faults.forEach(fault -> out.println("  " + Phrasebook.in(wording.locale(), fault.toString())));
            return false;
        }
        out.println(wording.say("guess.contract", contract));
        if (catalogue != null) {
            out.println(wording.say("guess.catalogue", catalogue));
        }
        return true;
    }

    /** The indicators first: a contract alone would be faulty, and would stand in the way of the next attempt. */
    private static void write(Path contract, Proposal proposal, Path catalogue, NewIndicators added)
            throws IOException {
        try {
            if (catalogue != null) {
                Files.writeString(catalogue, added.file());
            }
            Files.writeString(contract, proposal.yaml());
        } catch (IOException unwritable) {
            Files.deleteIfExists(contract);
            if (catalogue != null) {
                Files.deleteIfExists(catalogue);
            }
            throw unwritable;
        }
    }

    private Path feeds() {
        return folders.config().resolve("feeds");
    }

    private Path workspace(String part, Where where) {
        return folders.workspace().resolve(part).resolve(where.bureau());
    }

    private Path people() {
        return folders.config().resolve("people.yaml");
    }

    private Path bureau(Where where) {
        return feeds().resolve(where.bureau());
    }

    private List<Fault> faults() {
        Faults faults = new Faults();
        Configuration.read(folders, faults);
        return faults.all();
    }

    /** Keeps the file as a sample that is taken; whether it is one. What is not taken is no good sample. */
    private boolean sample(Path file, Where where, Path sample) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        boolean feedIsNew = !Files.exists(sample.getParent());
        Files.createDirectories(sample);
        Path delivery = sample.resolve("delivery" + (dot < 0 ? "" : name.substring(dot)));
        Files.copy(file, delivery);
        FeedCase mine = new FeedCase(where.feed(), sample.getFileName().toString(), sample);
        FeedTest.First first = new FeedTest(folders, options, true).first(mine, name);
        if (first.state() == CaseResult.State.WRITTEN && first.isTaken()) {
            out.println(wording.say("guess.sample", sample));
            return true;
        }
        Files.delete(delivery);
        Files.deleteIfExists(mine.receipt());
        Files.delete(sample);
        if (feedIsNew) {
            Files.delete(sample.getParent());
        }
        out.println(wording.say("guess.sample-not-taken", name, where.feed()));
        return false;
    }
}
