// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.HiddenFolders;
import org.jundeng.warehouse.ledger.LedgerLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stewards' files that were let go, kept beside for a while: a program that had one open when it was claimed goes
 * on writing to it unawares, and no quiet period, however long, rules that out. A file that was written to is claimed
 * as a delivery of its own once it has settled. An unchanged file is removed after that time, when its bytes have been
 * compared once more. Safe for several threads, and for several nodes on one inbox: one rename decides who claims.
 */
public final class LetGoFiles {

    private static final Logger LOG = LoggerFactory.getLogger(LetGoFiles.class);
    /** Longer than a tick of any file system's clock: within one tick, a change may leave all times as they are. */
    private static final Duration TICK = Duration.ofSeconds(3);

    private static final Duration RARELY = Duration.ofMinutes(1);
    private static final int LOOKS_IN_AN_AGE = 60;

    private final Inbox inbox;
    private final SettledFiles settled;
    private final Function<String, Optional<LedgerLine>> ledger;
    private final Duration keep;
    private final Map<Path, Known> known = new HashMap<>();
    private final Set<Path> changing = new HashSet<>();

    /**
     * Watches what {@code inbox} lets go for the time {@code keep}; {@code ledger} finds the line of an arrival by its
     * id.
     */
    public LetGoFiles(Inbox inbox, SettledFiles settled, Function<String, Optional<LedgerLine>> ledger, Duration keep) {
        this.inbox = inbox;
        this.settled = settled;
        this.ledger = ledger;
        this.keep = keep;
    }

    /**
     * What was known of a folder when it was last looked at.
     *
     * @param note its note
     * @param next when to look at it again
     */
    private record Known(LetGoNote note, Instant next) {}

    /**
     * What a look found.
     *
     * @param claims the files that were written to and have settled, now claimed
     * @param unsettled the files that are being written to
     */
    public record Look(List<Claim> claims, List<Path> unsettled) {}

    /**
     * Claims the files that were written to and have settled, oldest first; folders that cannot be looked at are
     * logged.
     */
    List<Claim> writtenOn() {
        return look((folder, fault) -> LOG.error("looking at {}: {}", folder, OutOfReach.chain(fault)))
                .claims();
    }

    /** As {@link #writtenOn}, but hands folders that cannot be looked at to {@code troubles}. */
    public synchronized Look look(BiConsumer<Path, Exception> troubles) {
        Look look = new Look(new ArrayList<>(), new ArrayList<>());
        Set<Path> there = new HashSet<>();
        Instant now = inbox.now();
        inbox.eachLetGo((bureau, folder) -> {
            there.add(folder);
            Known before = known.get(folder);
            if (before != null
                    && now.isBefore(before.next())
                    && !now.isBefore(before.next().minus(RARELY))) {
                return;
            }
            try {
                look(bureau, folder, now, look);
            } catch (NoSuchFileException goneMeanwhile) {
                LOG.debug("{} is gone", folder, goneMeanwhile);
            } catch (IOException | RuntimeException e) {
                troubles.accept(folder, e);
            }
        });
        known.keySet().retainAll(there);
        changing.retainAll(there);
        return look;
    }

    private void look(String bureau, Path folder, Instant now, Look look) throws IOException {
        Optional<Path> bytes = HiddenFolders.bytesIn(folder);
        if (bytes.isEmpty()) {
            inbox.removeEmptyLetGo(folder);
            return;
        }
        Path file = bytes.get();
        LetGoNote note = note(folder, now);
        FileStamp stamp = FileStamp.of(file);
        boolean over = !now.isBefore(note.letGoAt().plus(keep));
        if (!stamp.plain() || note.sure() && note.isOf(stamp) && !over) {
            remember(folder, note, now);
        } else if (changing.contains(folder) && !settled.settled(file, now)) {
            look.unsettled().add(file);
        } else if (unchanged(folder, file, note, now)) {
            changing.remove(folder);
            if (over && mayGo(file, known.get(folder).note())) {
                inbox.removeLetGo(folder);
            }
        } else if (settled.settled(file, now)) {
            claim(bureau, folder, file).ifPresent(look.claims()::add);
        } else {
            changing.add(folder);
            look.unsettled().add(file);
        }
    }

    private LetGoNote note(Path folder, Instant now) {
        Known before = known.get(folder);
        LetGoNote note = before == null ? LetGoNote.in(folder) : before.note();
        if (note.sha256() != null && note.letGoAt() != null) {
            return note;
        }
        String sha256 =
                line(folder).map(line -> line.arrival().bytes().sha256()).orElse(null);
        return new LetGoNote(sha256, now, null, null, false);
    }

    private Optional<LedgerLine> line(Path folder) {
        return ledger.apply(folder.getFileName().toString());
    }

    /** Whether the bytes are still those that were taken. The stamp is read first, so that a later write shows. */
    private boolean unchanged(Path folder, Path file, LetGoNote note, Instant now) throws IOException {
        FileStamp stamp = FileStamp.of(file);
        Duration since = note.isOf(stamp) ? Duration.between(note.comparedAt(), now) : Duration.ZERO;
        if (note.isOf(stamp) && !since.isNegative() && since.compareTo(TICK) < 0) {
            remember(folder, note, now);
            return true;
        }
        if (!Archive.sha256(file).equals(note.sha256())) {
            return false;
        }
        LetGoNote compared = note.compared(stamp, now, since.compareTo(TICK) >= 0);
        compared.write(folder);
        remember(folder, compared, now);
        return true;
    }

    /** Whether nobody is writing, or wrote while the bytes were compared, which may take a while. */
    private boolean mayGo(Path file, LetGoNote compared) throws IOException {
        return compared.sure() && settled.writer(file).isEmpty() && compared.isOf(FileStamp.of(file));
    }

    /** Files that are written to at all are mostly written to soon: older ones are looked at less often. */
    private void remember(Path folder, LetGoNote note, Instant now) {
        Duration age = Duration.between(note.letGoAt(), now).dividedBy(LOOKS_IN_AN_AGE);
        Duration wait = age.compareTo(RARELY) > 0 ? RARELY : age;
        known.put(folder, new Known(note, now.plus(wait)));
    }

    private Optional<Claim> claim(String bureau, Path folder, Path file) throws IOException {
        Optional<LedgerLine> first = line(folder);
        Optional<Claim> claim = inbox.claimWrittenOn(
                bureau,
                file,
                first.map(LedgerLine::deliveryId).orElse(null),
                first.map(line -> line.arrival().taker().history()).orElse(false));
        claim.ifPresent(taken -> LOG.warn(
                "{} of {} was written to after it was taken{}; it is taken again as it is now",
                taken.sourceName(),
                bureau,
                first.map(line -> " as line " + line.deliveryId()).orElse("")));
        changing.remove(folder);
        return claim;
    }
}
