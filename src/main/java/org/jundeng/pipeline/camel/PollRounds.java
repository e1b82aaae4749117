// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.jundeng.pipeline.inbox.InboxLook;
import org.jundeng.pipeline.inbox.Round;

/**
 * The bean that tells the file routes what each poll of a bureau's folder may take, and in which order. Before each
 * poll it looks into the bureau's folders once; the files that are whole at that moment are one round. Camel's
 * component lists files by the text of their names, which does not suffice to open a file whose name is not UTF-8; the
 * look keeps the bytes of each name and finds the file by its text. Files that the component does not list, such as
 * those in a folder with such a name, are handed to the route after the poll, as the last of their round.
 */
final class PollRounds extends DefaultPollingConsumerPollStrategy
        implements GenericFileFilter<File>, Comparator<GenericFile<File>> {

    private final InboxLook look;
    private final Clock clock;
    private final FolderTrouble trouble = new FolderTrouble();
    private final Map<String, Polled> polled = new ConcurrentHashMap<>();

    /** Asks {@code look} which files are whole at the time of {@code clock}. */
    PollRounds(InboxLook look, Clock clock) {
        this.look = look.telling(trouble::cannotBeListed);
        this.clock = clock;
    }

    /**
     * What one look found.
     *
     * @param folders the folders that were looked into
     * @param files what may be claimed, by the text of its path
     * @param listed which of these files the component has listed
     */
    private record Polled(Set<String> folders, Map<String, Dropped> files, Set<String> listed) {

        static final Polled NOTHING = new Polled(Set.of(), Map.of(), Set.of());

        /** The files that the component did not list, in the order in which they are taken. */
        List<Dropped> unlisted() {
            return files.entrySet().stream()
                    .filter(file -> !listed.contains(file.getKey()))
                    .map(Map.Entry::getValue)
                    .sorted(Comparator.comparingInt(Dropped::turn))
                    .toList();
        }
    }

    /**
     * A file that may be claimed.
     *
     * @param file where it lies
     * @param round the files that were found with it
     * @param turn how many files of the round are taken before it
     */
    record Dropped(Path file, Round round, int turn) {}

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        Path folder = ((FileEndpoint) endpoint).getFile().toPath();
        if (!trouble.usable(folder)) {
            return false;
        }
        InboxLook.Seen seen = look.at(folder.getFileName().toString(), clock.instant());
        Set<String> folders = new HashSet<>();
        seen.folders().forEach(looked -> folders.add(looked.toString()));
        Map<String, Dropped> files = new HashMap<>();
        Round round = new Round();
        for (Path file : seen.whole()) {
            files.putIfAbsent(file.toString(), new Dropped(file, round, files.size()));
        }
        polled.put(folder.toString(), new Polled(folders, files, ConcurrentHashMap.newKeySet()));
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        String folder = ((FileEndpoint) endpoint).getFile().toPath().toString();
        for (Dropped dropped : polled.getOrDefault(folder, Polled.NOTHING).unlisted()) {
            GenericFile<File> entry = new GenericFile<>();
            entry.setEndpointPath(folder);
            entry.setFile(new File(dropped.file().toString()));
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setBody(entry);
            try {
                consumer.getProcessor().process(exchange);
            } catch (Exception e) {
                throw new IllegalStateException("handing " + dropped.file() + " to its route", e);
            }
        }
    }

    /** The bureaus whose folders have been looked into. */
    Set<String> bureaus() {
        return polled.keySet().stream()
                .map(folder -> Path.of(folder).getFileName().toString())
                .collect(Collectors.toSet());
    }

    /** Whether a folder is to be polled, or a file may be claimed. */
    @Override
    public boolean accept(GenericFile<File> entry) {
        Polled now = polled.getOrDefault(entry.getEndpointPath(), Polled.NOTHING);
        String path = path(entry);
        if (entry.isDirectory()) {
            return now.folders().contains(path);
        }
        boolean mayBeClaimed = now.files().containsKey(path);
        if (mayBeClaimed) {
            now.listed().add(path);
        }
        return mayBeClaimed;
    }

    /** Orders by turn. */
    @Override
    public int compare(GenericFile<File> one, GenericFile<File> other) {
        return Integer.compare(dropped(one).turn(), dropped(other).turn());
    }

    /** The file of an accepted entry. */
    Dropped dropped(GenericFile<File> entry) {
        return polled.get(entry.getEndpointPath()).files().get(path(entry));
    }

    /** The path as the system gave it: in Camel's version a backslash within a name has become a slash. */
    private static String path(GenericFile<File> entry) {
        return entry.getFile().getPath();
    }

    /** Whether the file is still as it was when it was found whole. */
    boolean stillWhole(Dropped dropped) {
        return look.stillWhole(dropped.file());
    }

    /** Skips a file for a while: it could not be claimed, and must not hold up the others. */
    void putOff(Dropped dropped) {
        look.settled().putOff(dropped.file());
    }
}
