// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.assess.Wording;
import org.jundeng.guess.Where;

/**
 * What somebody does after a command of {@code guess}, as numbered lines with whole commands: with the folders and the
 * business date that this one was given.
 *
 * @param options the options that each of these commands needs, as they are typed; may be empty
 * @param date the option for the business date, as it is typed; may be empty
 */
record NextSteps(Wording wording, String options, String date) {

    /** After a look: how the proposal is kept. */
    void afterLook(Path file, Where where, PrintWriter out) {
        List<String> steps = new ArrayList<>();
        String feed = where.feed();
        String bureau = where.bureau() == null ? wording.say("guess.step.which-bureau") : where.bureau();
        steps.add(wording.say(
                "guess.step.write",
                command("guess " + quoted(file) + " --bureau " + bureau + " --feed " + feed + " --write" + date)));
        print(steps, out);
    }

    /**
     * After the contract was written.
     *
     * @param contract its file
     * @param sample the folder for the sample
     * @param inbox the folder into which the bureau's files are dropped
     * @param receipts the folder in which its receipts are
     */
    record Written(Path contract, Path sample, Path inbox, Path receipts) {}

    /**
     * What is left to do for a feed whose contract was written.
     *
     * @param open how many places are open
     * @param kept whether the file is kept as a sample
     * @param people the file in which the steward must be told of the feed; null where that is done
     */
    void afterWriting(Path file, Where where, Written written, Left left, PrintWriter out) {
        List<String> steps = new ArrayList<>();
        if (left.open() > 0) {
            steps.add(wording.say("guess.step.settle", written.contract()));
        }
        if (left.people() != null) {
            steps.add(wording.say("guess.step.tell", left.people(), where.steward(), where.feed()));
        }
        steps.add(wording.say("guess.step.doctor", command("doctor")));
        steps.add(wording.say("guess.step.check", command("check " + quoted(file) + " --feed " + where.feed() + date)));
        if (left.kept()) {
            steps.add(wording.say("guess.step.test", command("test " + where.feed() + " --update" + date)));
        } else {
            Path copy = written.sample().resolve("delivery" + ending(file));
            steps.add(wording.say(
                    "guess.step.sample",
                    "mkdir -p " + quoted(written.sample()) + " && cp " + quoted(file) + " " + quoted(copy) + " && "
                            + command("test " + where.feed() + " --update" + date)));
        }
        steps.add(wording.say(
                "guess.step.deliver",
                "mkdir -p " + quoted(written.inbox()) + " && cp " + quoted(file) + " " + quoted(written.inbox())
                        + "/"));
        steps.add(wording.say("guess.step.nightly", command("nightly" + date), written.receipts()));
        print(steps, out);
    }

    /** What is not done yet. */
    record Left(int open, boolean kept, Path people) {}

    private void print(List<String> steps, PrintWriter out) {
        out.println(wording.say("guess.then"));
        for (int at = 0; at < steps.size(); at++) {
            out.println("  " + (at + 1) + ". " + steps.get(at));
        }
    }

    private String command(String words) {
        return "jundeng " + words + options;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot);
    }

    /** A path as a shell takes it. */
    static String quoted(Path path) {
        String text = path.toString();
        return text.matches("[\\p{L}\\p{N}/._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
