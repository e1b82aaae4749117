// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jundeng.assess.Wording;
import org.jundeng.binding.Fault;
import org.jundeng.binding.Faults;
import org.jundeng.cli.terminal.ExitCode;
import org.jundeng.cli.terminal.UnusableRequest;
import org.jundeng.guess.Proposal;
import org.jundeng.guess.Where;
import org.jundeng.pipeline.configuration.Configuration;
import org.jundeng.pipeline.configuration.FeedCase;
import org.jundeng.pipeline.configuration.Folders;
import org.jundeng.pipeline.night.RunOptions;
import org.jundeng.pipeline.operation.FeedTest;

/** Writes a proposed contract into the configuration, with its sample delivery and the receipt that this gets. */
record NewFeed(Folders folders, RunOptions options, Wording wording, PrintWriter out) {

    /** A larger file is no sample: the contract is written without it. */
    private static final long LARGEST_SAMPLE = 1 << 20;

    /**
     * Writes the files and says what to do next. Nothing is left behind where the configuration would be faulty with
     * them.
     *
     * @param told whether the steward is told of the feed already
     */
    int write(Path file, Where where, Proposal proposal, boolean told) throws IOException {
        Path contract = bureau(where).resolve(where.feed() + ".yaml");
        Path sample = bureau(where).resolve(where.feed()).resolve("good");
        if (Files.exists(contract) || Files.exists(sample)) {
            throw new UnusableRequest(contract + " or " + sample + " exists already; name another feed with --feed");
        }
        Files.createDirectories(contract.getParent());
        Files.writeString(contract, proposal.yaml());
        List<Fault> faults = faults();
        if (!faults.isEmpty()) {
            Files.delete(contract);
            out.println(wording.say("guess.faulty"));
            faults.forEach(fault -> out.println("  " + fault));
            return ExitCode.COULD_NOT_START;
        }
        out.println(wording.say("guess.contract", contract));
        if (Files.size(file) <= LARGEST_SAMPLE) {
            sample(file, where, sample);
        } else {
            out.println(wording.say("guess.too-large", file));
        }
        out.println(wording.count("guess.open", proposal.open().size()));
        proposal.open().forEach(each -> out.println("  " + each));
        if (!told) {
            out.println(wording.say("guess.tell", where.feed(), where.steward()));
        }
        out.println(wording.say("guess.then", contract, where.feed(), where.bureau()));
        out.flush();
        return ExitCode.DONE;
    }

    private Path bureau(Where where) {
        return folders.config().resolve("feeds").resolve(where.bureau());
    }

    private List<Fault> faults() {
        Faults faults = new Faults();
        Configuration.read(folders, faults);
        return faults.all();
    }

    private void sample(Path file, Where where, Path sample) throws IOException {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        Files.createDirectories(sample);
        Files.copy(file, sample.resolve("delivery" + (dot < 0 ? "" : name.substring(dot))));
        List<FeedCase> mine = FeedCase.all(folders.config()).stream()
                .filter(each -> each.feed().equals(where.feed()))
                .toList();
        new FeedTest(folders, options, true).run(mine, result -> out.println(wording.say("guess.sample", sample)));
    }
}
