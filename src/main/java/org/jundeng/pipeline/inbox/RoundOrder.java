// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.contract.Contract;
import org.jundeng.contract.MergeRules;
import org.jundeng.pipeline.workspace.DeliveredName;

/**
 * The order in which files that lie in a bureau's folder together are taken: by the stamp that their feed asks for,
 * else by the time at which they were last written, else by name. So of two files of one feed that contradict each
 * other, the newer is taken last and stands.
 */
public final class RoundOrder {

    /** Compares names without their extension, so that {@code a.csv} comes before {@code a (1).csv}. */
    private static final Comparator<Entry> BY_TIME = Comparator.comparing(Entry::modified)
            .thenComparing(Entry::stem)
            .thenComparing(Entry::name)
            .thenComparing(Entry::file);

    private final BiFunction<String, String, Optional<Contract>> contracts;

    /** Finds in {@code contracts}, by bureau and file name, the contract under which a file is taken. */
    public RoundOrder(BiFunction<String, String, Optional<Contract>> contracts) {
        this.contracts = contracts;
    }

    /**
     * A file and what orders it.
     *
     * @param file where it lies
     * @param name what it is called
     * @param modified when it was last written
     * @param feed the feed whose stamp is in its name; null if the feed asks for none, or the name has none
     * @param stamp the stamp; null if the feed is
     */
    private record Entry(Path file, String name, FileTime modified, String feed, String stamp) {

        String stem() {
            int dot = name.lastIndexOf('.');
            return dot <= 0 ? name : name.substring(0, dot);
        }
    }

    /** The files of a bureau in the order in which they are taken. */
    List<Path> sorted(String bureau, List<Path> files) {
        List<Entry> all = new ArrayList<>(
                files.stream().map(file -> entry(bureau, file)).sorted(BY_TIME).toList());
        Map<String, List<Entry>> stamped = new LinkedHashMap<>();
        all.stream().filter(entry -> entry.feed != null).forEach(entry -> stamped.computeIfAbsent(
                        entry.feed, first -> new ArrayList<>())
                .add(entry));
        stamped.values().forEach(ofFeed -> ofFeed.sort(Comparator.comparing(Entry::stamp)));
        all.replaceAll(
                entry -> entry.feed == null ? entry : stamped.get(entry.feed).remove(0));
        return all.stream().map(Entry::file).toList();
    }

    private Entry entry(String bureau, Path file) {
        String name = DeliveredName.of(file);
        Contract contract = contracts.apply(bureau, name).orElse(null);
        if (contract != null && contract.merging().asOf().by() == MergeRules.AsOf.By.FILE_NAME) {
            Matcher stamp = Pattern.compile(contract.merging().asOf().pattern()).matcher(name);
            if (stamp.find() && stamp.group(1) != null) {
                return new Entry(file, name, modified(file), contract.feed(), stamp.group(1));
            }
        }
        return new Entry(file, name, modified(file), null, null);
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }
}
