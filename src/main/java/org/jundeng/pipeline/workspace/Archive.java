// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jundeng.binding.RestrictedFiles;

/**
 * Where delivered bytes stay, unchanged: in the archive, or in quarantine if the delivery was refused. Both places
 * follow from the arrival alone, so that a second attempt after a crash ends with the same files.
 */
public final class Archive {

    private final Workspace workspace;

    public Archive(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Bytes that are safely on disk.
     *
     * @param file where they lie
     * @param sha256 in hexadecimal; null for something that is not a plain file
     * @param bytes how many
     */
    public record Safe(Path file, String sha256, long bytes) {}

    /**
     * Copies a claim's bytes to the archive: temporary name, fsync, rename, fsync of the folder. The temporary file
     * belongs to this attempt alone: an attempt that has lost its lock without noticing cannot write into it.
     */
    public Safe keep(Claim claim) throws IOException {
        Path target = archived(claim);
        Path folder = RestrictedFiles.folder(target.getParent());
        Path temporary = claim.folder().resolve(UUID.randomUUID() + ".part");
        MessageDigest digest = sha256();
        long bytes;
        try (FileChannel channel =
                        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                InputStream in = Files.newInputStream(claim.file(), LinkOption.NOFOLLOW_LINKS);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            bytes = in.transferTo(out);
            channel.force(true);
        }
        Files.move(RestrictedFiles.forTheGroup(temporary), target, StandardCopyOption.ATOMIC_MOVE);
        force(folder);
        return new Safe(target, HexFormat.of().formatHex(digest.digest()), bytes);
    }

    /** Where a claim's bytes lie once they are taken. */
    Path archived(Claim claim) {
        var day = claim.arrivedAt().atOffset(ZoneOffset.UTC);
        return workspace
                .archive(claim.bureau())
                .resolve(String.format(Locale.ROOT, "%04d", day.getYear()))
                .resolve(String.format(Locale.ROOT, "%02d", day.getMonthValue()))
                .resolve(DeliveredName.behind(claim.arrivalId(), claim.sourceName()));
    }

    /** Where a claim's bytes lie once they are refused. */
    public Path quarantined(Claim claim) {
        return workspace
                .quarantine(claim.bureau())
                .resolve(DeliveredName.behind(claim.arrivalId(), claim.sourceName()));
    }

    /**
     * Puts the archived bytes of a refused delivery into quarantine, too, before the ledger says that they are there.
     */
    public void quarantine(Claim claim) throws IOException {
        Path target = quarantined(claim);
        RestrictedFiles.folder(target.getParent());
        Files.deleteIfExists(target);
        try {
            Files.createLink(target, archived(claim));
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.copy(archived(claim), target, StandardCopyOption.REPLACE_EXISTING);
        }
        force(target.getParent());
    }

    /** Moves something that is not a plain file, such as a link, into quarantine as it is, unread. */
    public void quarantineUnread(Claim claim) throws IOException {
        Path target = quarantined(claim);
        RestrictedFiles.folder(target.getParent());
        if (Files.exists(claim.file(), LinkOption.NOFOLLOW_LINKS)) {
            Files.move(claim.file(), target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /**
     * Removes the copy that the outcome has no use for: the archived one of a refused delivery, else the one in
     * quarantine.
     */
    public void settle(Claim claim, boolean refused) throws IOException {
        Files.deleteIfExists(refused ? archived(claim) : quarantined(claim));
    }

    /** Has the system write a file's bytes, or a folder's names, to the disk. */
    public static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** The SHA-256 of a file's bytes, in hexadecimal. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            in.transferTo(out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
