// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jundeng.pipeline.outage.NotTaken;
import org.jundeng.pipeline.outage.OutOfReach;
import org.jundeng.pipeline.workspace.AnsweredQuestion;
import org.jundeng.pipeline.workspace.Archive;
import org.jundeng.pipeline.workspace.Claim;
import org.jundeng.pipeline.workspace.ClaimNote;
import org.jundeng.pipeline.workspace.DeliveredName;
import org.jundeng.pipeline.workspace.HiddenFolders;
import org.jundeng.pipeline.workspace.Workspace;
import org.jundeng.warehouse.ledger.Grounds;
import org.jundeng.warehouse.ledger.LedgerKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims files of the stewards' folders, each by one rename into a hidden folder below. Claims outlive a crash;
 * {@link #unfinished} finds them again.
 */
public final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration OLD = Duration.ofMinutes(10);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSSSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Workspace workspace;
    private final Clock clock;
    private final RandomGenerator random;
    private Instant last = Instant.EPOCH;

    /** From now on arrivals get times later than {@code instant}, whatever the clock says. */
    public synchronized void notBefore(Instant instant) {
        last = instant.isAfter(last) ? instant : last;
    }

    /** Claims in {@code workspace}; arrival ids take their time from {@code clock}, their tail from {@code random}. */
    public Inbox(Workspace workspace, Clock clock, RandomGenerator random) {
        this.workspace = workspace;
        this.clock = clock;
        this.random = random;
    }

    /** The true time. */
    public Instant now() {
        return clock.instant();
    }

    /** The workspace of the folders. */
    public Workspace workspace() {
        return workspace;
    }

    /** An arrival without bytes: its source was asked in vain. */
    public Claim nothingFrom(String bureau, String feed) {
        Instant now = nextInstant();
        return Claim.ofNothing(arrivalId(now), bureau, feed, now);
    }

    /** Claims a dropped file and removes its done-file; empty if somebody else was faster. */
    public Optional<Claim> claim(String bureau, Path file) throws IOException {
        return claim(bureau, file, new Round());
    }

    /** As {@link #claim(String, Path)}, for a file that lay there together with those of {@code round}. */
    public Optional<Claim> claim(String bureau, Path file, Round round) throws IOException {
        boolean history = InboxTree.isHistory(workspace.inbox(bureau), file);
        Optional<Claim> claim = move(bureau, file, arrivalId -> ClaimNote.dropped(round.with(arrivalId), history));
        if (claim.isPresent()) {
            removeDoneFile(DeliveredName.beside(file, ".done"));
        }
        return claim;
    }

    /**
     * Claims a file that a user uploaded, which is whole. It lies in a hidden folder of the bureau's inbox, so that
     * this is one rename, and no other file of its name is in the way. Empty if somebody else was faster.
     *
     * @param grounds who uploaded it
     * @param before is told the arrival's id before the file is claimed
     */
    public Optional<Claim> claimUploaded(String bureau, Path file, Grounds grounds, Consumer<String> before)
            throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        return move(bureau, file, arrivalId -> {
            before.accept(arrivalId);
            return new ClaimNote(null, LedgerKind.DELIVERY, null, null, grounds, null, false);
        });
    }

    /**
     * Removes a done-file if there is one. A file whose name is near the longest has none, because there is no room for
     * the ending.
     */
    public static void removeDoneFile(Path done) throws IOException {
        try {
            Files.deleteIfExists(done);
        } catch (FileSystemException nameTooLong) {
            if (Files.exists(done)) {
                throw nameTooLong;
            }
        }
    }

    /** A new hidden file, on the inbox's file system, for bytes that are being fetched for {@code feed}. */
    public Path newSpool(String bureau, String feed) throws IOException {
        return Files.createTempFile(HiddenFolders.own(spools(bureau)), feed + "-", ".jsonl");
    }

    private Path spools(String bureau) {
        return workspace.inbox(bureau).resolve(".spool");
    }

    /**
     * Claims bytes that were fetched for {@code feed}; the claim's file is named after the feed.
     *
     * @throws NotTaken if the disk prevents it; the source is not to blame
     */
    public Claim claimSpool(String bureau, String feed, Spooled spooled) {
        try {
            return claim(bureau, feed, spooled);
        } catch (IOException e) {
            throw new NotTaken("claiming " + feed, e);
        }
    }

    private Claim claim(String bureau, String feed, Spooled spooled) throws IOException {
        Path spool = spooled.file();
        Archive.force(spool);
        Path named = Files.move(
                spool,
                Files.createTempDirectory(spool.getParent(), feed).resolve(feed + ".jsonl"),
                StandardCopyOption.ATOMIC_MOVE);
        Claim claim = move(bureau, named, id -> ClaimNote.pulled(feed, spooled.asked(), spooled.history()))
                .orElseThrow();
        Files.delete(named.getParent());
        return claim;
    }

    /**
     * Why kept bytes are taken again.
     *
     * @param kind as a release, a replay or a confirmation
     * @param concerns the ledger number of the line whose bytes they are
     * @param grounds who asks for it, and why
     */
    public record Again(LedgerKind kind, long concerns, Grounds grounds) {}

    /** Claims a copy of kept bytes of a bureau's feed, to take them again. */
    public Claim claimAgain(String bureau, String feed, Again again, Kept kept) throws IOException {
        Path folder = Files.createTempDirectory(
                HiddenFolders.own(spools(bureau)), again.kind().word());
        Path copy = Files.copy(kept.file(), folder.resolve(kept.sourceName()));
        Archive.force(copy);
        Claim claim = move(
                        bureau,
                        copy,
                        id -> new ClaimNote(feed, again.kind(), again.concerns(), kept.asked(), again.grounds(), null))
                .orElseThrow();
        Files.delete(folder);
        return claim;
    }

    /**
     * Kept bytes and the name they were once delivered under.
     *
     * @param file where they lie
     * @param sourceName the delivered name
     * @param asked the question that they answer; null if there is none
     */
    public record Kept(Path file, String sourceName, AnsweredQuestion asked) {}

    /**
     * The claims that were not let go, oldest first; other threads or processes may be at them. A claim folder that has
     * had no bytes for long never held any and is removed. A folder that cannot be read is logged and left.
     */
    public List<Claim> unfinished() {
        return unfinished((folder, fault) -> LOG.error("reading {}: {}", folder, OutOfReach.chain(fault)));
    }

    /** As {@link #unfinished()}, but hands folders that cannot be read to {@code unreadable}. */
    public List<Claim> unfinished(BiConsumer<Path, RuntimeException> unreadable) {
        List<Claim> claims = new ArrayList<>();
        for (Path bureau : HiddenFolders.children(workspace.inboxes())) {
            if (HiddenFolders.isFolder(bureau)) {
                String name = bureau.getFileName().toString();
                Consumer<Path> claim =
                        folder -> read(name, folder).ifPresentOrElse(claims::add, () -> removeOld(folder));
                look(workspace.claims(name), unreadable, hidden -> HiddenFolders.children(hidden)
                        .forEach(folder -> look(folder, unreadable, claim)));
            }
        }
        claims.sort(Comparator.comparing(Claim::arrivalId));
        claims.forEach(this::removeLeftDoneFile);
        return claims;
    }

    private static void look(Path folder, BiConsumer<Path, RuntimeException> unreadable, Consumer<Path> look) {
        try {
            look.accept(folder);
        } catch (RuntimeException e) {
            unreadable.accept(folder, e);
        }
    }

    /**
     * Removes the done-file that a crash right after the claim left, unless the next file of that name has come: the
     * done-file may be its.
     */
    private void removeLeftDoneFile(Claim claim) {
        Path file = workspace.inbox(claim.bureau()).resolve(claim.sourceName());
        if (claim.feed() == null && Files.notExists(file)) {
            try {
                removeDoneFile(file.resolveSibling(file.getFileName() + ".done"));
            } catch (IOException stays) {
                LOG.debug("the done-file of {} is left", file, stays);
            }
        }
    }

    /**
     * Lets go of an arrival that has its ledger line and its receipt; {@code sha256} is that of its bytes. A dropped
     * file's bytes are kept beside for a while, under the same name and id: somebody may still be writing to them. A
     * power cut may undo that rename: it is done again. Letting go twice changes nothing.
     */
    public void letGo(Claim claim, String sha256) throws IOException {
        boolean dropped = claim.feed() == null && sha256 != null;
        if (!dropped || !Files.isRegularFile(claim.file(), LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(claim.file());
            HiddenFolders.remove(claim.folder());
            return;
        }
        Path beside = HiddenFolders.own(workspace.letGo(claim.bureau())).resolve(claim.arrivalId());
        try {
            HiddenFolders.removeParts(claim.folder());
            new LetGoNote(sha256, clock.instant(), null, null, false).write(claim.folder());
            Files.move(claim.folder(), beside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException letGoMeanwhile) {
            LOG.debug("{} was let go by another", claim.arrivalId(), letGoMeanwhile);
        }
    }

    /** Hands over each folder of what was let go, in all inboxes, with its bureau. */
    void eachLetGo(BiConsumer<String, Path> look) {
        for (Path bureau : HiddenFolders.children(workspace.inboxes())) {
            String name = bureau.getFileName().toString();
            if (HiddenFolders.isFolder(bureau)) {
                HiddenFolders.children(workspace.letGo(name)).stream()
                        .filter(HiddenFolders::isFolder)
                        .forEach(folder -> look.accept(name, folder));
            }
        }
    }

    /**
     * Claims a file that was let go and has been written to since. Empty if somebody else was faster.
     *
     * @param concerns the ledger number of its first part; null where that is not known
     * @param history whether its first part was declared as an import of history
     */
    Optional<Claim> claimWrittenOn(String bureau, Path file, Long concerns, boolean history) throws IOException {
        Optional<Claim> claim = move(
                bureau,
                file,
                arrivalId -> new ClaimNote(null, LedgerKind.DELIVERY, concerns, null, Grounds.NONE, null, history));
        if (claim.isPresent()) {
            HiddenFolders.remove(file.getParent().getParent());
        }
        return claim;
    }

    /** Removes what was let go, its bytes included. */
    void removeLetGo(Path folder) throws IOException {
        for (Path bytes : HiddenFolders.children(folder.resolve(HiddenFolders.BYTES))) {
            Files.deleteIfExists(bytes);
        }
        HiddenFolders.remove(folder);
    }

    /** Removes a folder whose bytes are gone, unless it is young. */
    void removeEmptyLetGo(Path folder) {
        removeOld(folder);
    }

    private Optional<Claim> move(String bureau, Path file, Function<String, ClaimNote> noting) throws IOException {
        Instant arrivedAt = nextInstant();
        String arrivalId = arrivalId(arrivedAt);
        ClaimNote note = noting.apply(arrivalId);
        Path folder = HiddenFolders.own(workspace.claims(bureau)).resolve(arrivalId);
        Path bytes = Files.createDirectories(folder.resolve(HiddenFolders.BYTES))
                .resolve(DeliveredName.fitting(DeliveredName.asSent(file)));
        note.write(folder, arrivedAt);
        try {
            Files.move(file, bytes, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException taken) {
            HiddenFolders.remove(folder);
            return Optional.empty();
        }
        return Optional.of(note.claim(arrivalId, bureau, bytes, arrivedAt));
    }

    /** A stamp of now that sorts among arrival ids, before that of any later arrival. */
    public String stamp() {
        return stamp(nextInstant());
    }

    private static String stamp(Instant instant) {
        return STAMP.format(instant).replace(".", "");
    }

    private String arrivalId(Instant arrivedAt) {
        return stamp(arrivedAt) + "-" + HexFormat.of().toHexDigits(random.nextInt());
    }

    /** Two arrivals never share an instant, so that their ids sort in the order they came. */
    private synchronized Instant nextInstant() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    private Optional<Claim> read(String bureau, Path folder) {
        List<Path> bytes = HiddenFolders.children(folder.resolve(HiddenFolders.BYTES));
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Properties note = new Properties();
        try (var in = Files.newInputStream(folder.resolve(ClaimNote.FILE))) {
            note.load(in);
        } catch (NoSuchFileException letGoMeanwhile) {
            if (Files.notExists(bytes.get(0), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + folder.resolve(ClaimNote.FILE), e);
        }
        String arrivalId = folder.getFileName().toString();
        return Optional.of(ClaimNote.of(note).claim(arrivalId, bureau, bytes.get(0), arrivedAt(arrivalId, note)));
    }

    /** The time from the note, or, if a power cut left it empty, from the arrival's id. */
    private Instant arrivedAt(String arrivalId, Properties note) {
        String time = arrivalId.replaceFirst("^(\\d{8}T\\d{6})(\\d{6})-.*", "$1.$2");
        try {
            String noted = note.getProperty("arrived-at");
            return noted == null ? STAMP.parse(time, Instant::from) : Instant.parse(noted);
        } catch (DateTimeException notOurs) {
            return clock.instant();
        }
    }

    /** Leaves a young one: somebody may be about to move bytes into it. */
    private void removeOld(Path folder) {
        try {
            Instant changed =
                    Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS).toInstant();
            if (changed.isBefore(clock.instant().minus(OLD))) {
                HiddenFolders.remove(folder);
            }
        } catch (IOException goneMeanwhile) {
            LOG.debug("{} is gone", folder, goneMeanwhile);
        }
    }
}
