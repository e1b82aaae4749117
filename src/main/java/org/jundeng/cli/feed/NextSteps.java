// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.feed;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jundeng.assess.Wording;
import org.jundeng.guess.Unnamed;
import org.jundeng.guess.Where;

/**
 * What somebody does after a command of {@code guess}, as numbered lines with whole commands: with the folders and the
 * business date that this one was given.
 *
 * @param options the options that each of these commands needs, as they are typed; may be empty
 * @param date the option for the business date, as it is typed; may be empty
 */
record NextSteps(Wording wording, String options, String date) {

    /** No more new indicators are proposed in one command: a line that long is not read. */
    private static final int MOST_SHOWN = 8;

    /**
     * What {@code guess} was asked.
     *
     * @param newIndicators the new indicators that were asked for, as they were typed
     */
    record Asked(Path file, Where where, List<String> newIndicators) {}

    /** After a look: how figures without an indicator get one, and how the proposal is kept. */
    void afterLook(Asked asked, List<Unnamed> unnamed, PrintWriter out) {
        List<String> steps = new ArrayList<>();
        addNewIndicators(asked, unnamed, steps);
        steps.add(wording.say("guess.step.write", command(guess(asked, List.of()) + " --write" + date)));
        print(steps, out);
    }

    /** Where it is no contract yet: how figures without an indicator get one; nothing where there are none. */
    void forNewIndicators(Asked asked, List<Unnamed> unnamed, PrintWriter out) {
        List<String> steps = new ArrayList<>();
        addNewIndicators(asked, unnamed, steps);
        if (!steps.isEmpty()) {
            print(steps, out);
        }
    }

    private void addNewIndicators(Asked asked, List<Unnamed> unnamed, List<String> steps) {
        if (unnamed.isEmpty()) {
            return;
        }
        List<Unnamed> shown = unnamed.subList(0, Math.min(MOST_SHOWN, unnamed.size()));
        String names = shown.stream().map(Unnamed::name).collect(Collectors.joining(wording.say("guess.and")));
        String placeholder = wording.say("guess.step.unit");
        List<String> options =
                shown.stream().map(each -> each.asTyped(placeholder)).toList();
        String command = command(guess(asked, options) + date);
        boolean open = shown.stream().anyMatch(each -> each.unit() == null);
        steps.add(wording.say("guess.step.look-up", command("indicators")));
        steps.add(wording.say("guess.step.new-indicator", names, command)
                + (open ? wording.say("guess.step.put-unit", placeholder) : ""));
    }

    private String guess(Asked asked, List<String> more) {
        String bureau = asked.where().bureau() == null
                ? wording.say("guess.step.which-bureau")
                : asked.where().bureau();
        List<String> all = new ArrayList<>(asked.newIndicators());
        all.addAll(more);
        return "guess " + quoted(asked.file()) + " --bureau " + bureau + " --feed "
                + asked.where().feed()
                + all.stream().map(each -> " --new-indicator " + quoted(each)).collect(Collectors.joining());
    }

    /**
     * After the contract was written.
     *
     * @param contract its file
     * @param catalogue the file of the new indicators; null where there are none
     * @param sample the folder for the sample
     * @param inbox the folder into which the bureau's files are dropped
     * @param receipts the folder in which its receipts are
     */
    record Written(Path contract, Path catalogue, Path sample, Path inbox, Path receipts) {}

    /**
     * What is left to do for a feed whose contract was written.
     *
     * @param open how many places are open
     * @param kept whether the file is kept as a sample
     * @param people the file in which the steward must be told of the feed; null where that is done
     */
    void afterWriting(Asked asked, Written written, Left left, PrintWriter out) {
        Path file = asked.file();
        Where where = asked.where();
        List<String> steps = new ArrayList<>();
        if (written.catalogue() != null) {
            steps.add(wording.say("guess.step.name", written.catalogue()));
        }
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
        return quoted(path.toString());
    }

    private static String quoted(String text) {
        return text.matches("[\\p{L}\\p{N}/._-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
