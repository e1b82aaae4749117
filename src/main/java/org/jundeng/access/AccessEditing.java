// SPDX-License-Identifier: Apache-2.0
package org.jundeng.access;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.binding.Faults;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.catalogue.Catalogue;

/**
 * Adds users and clients to their files, and changes them, without touching anything else that stands there. Nothing is
 * written that could not be read again.
 */
public final class AccessEditing {

    private final Path configDir;
    private final Catalogue catalogue;

    /** Changes the files below {@code configDir}; {@code catalogue} has the names that entries may refer to. */
    public AccessEditing(Path configDir, Catalogue catalogue) {
        this.configDir = configDir;
        this.catalogue = catalogue;
    }

    /** A file cannot be changed; the message says why, and what to do. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /** Adds a user, who must not be there yet. */
    public void add(User user) throws IOException, Refused {
        alone(() -> {
            if (known().users().stream().anyMatch(each -> each.id().equalsIgnoreCase(user.id()))) {
                throw new Refused("user " + user.id() + " is there already; user password sets another password");
            }
            List<String> keys = new ArrayList<>(List.of("id: " + user.id()));
            if (user.person() != null) {
                keys.add("person: " + user.person());
            }
            keys.add("roles: " + user.roles().stream().map(Role::code).toList());
            addList(keys, "bureaus", user.bureaus());
            addList(keys, "districts", user.districts());
            if (user.hash() != null) {
                keys.add("hash: " + user.hash());
            }
            append(AccessFiles.USERS, "users", keys);
        });
    }

    /** Adds a client, which must not be there yet. */
    public void add(Client client) throws IOException, Refused {
        alone(() -> {
            if (known().clients().stream().anyMatch(each -> each.id().equals(client.id()))) {
                throw new Refused("client " + client.id() + " is there already; give the new one another name");
            }
            List<String> keys = new ArrayList<>(List.of("id: " + client.id()));
            addList(keys, "bureaus", client.bureaus());
            LocalDate until = client.until();
            if (until != null) {
                keys.add("until: " + until);
            }
            keys.add("token-sha256: " + client.tokenSha256());
            append(AccessFiles.CLIENTS, "clients", keys);
        });
    }

    /** Gives a user another password, by its hash. */
    public void password(String id, String hash) throws IOException, Refused {
        alone(() -> set(AccessFiles.USERS, "users", userId(id), "hash: " + hash));
    }

    /** Keeps a user from logging in, or lets the user log in again. */
    public void disableUser(String id, boolean disabled) throws IOException, Refused {
        alone(() -> set(AccessFiles.USERS, "users", userId(id), "disabled: " + disabled));
    }

    /** Keeps a client's token from being taken, or has it taken again. */
    public void disableClient(String id, boolean disabled) throws IOException, Refused {
        alone(() -> {
            if (known().clients().stream().noneMatch(each -> each.id().equals(id))) {
                throw new Refused("there is no client " + id + " in " + configDir.resolve(AccessFiles.CLIENTS));
            }
            set(AccessFiles.CLIENTS, "clients", id, "disabled: " + disabled);
        });
    }

    /** A change that reads a file and writes it again. */
    @FunctionalInterface
    private interface Change {
        void make() throws IOException, Refused;
    }

    /** Makes a change while nobody else makes one, in this process or another: else one of them would be lost. */
    private void alone(Change change) throws IOException, Refused {
        synchronized (AccessEditing.class) {
            try (FileChannel lockFile = FileChannel.open(
                            configDir.resolve(".access.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lockFile.lock()) {
                if (lock.isValid()) {
                    change.make();
                }
            } catch (AccessDeniedException denied) {
                throw new Refused(configDir + " cannot be changed by whoever runs this command (" + denied.getFile()
                        + "): run it as the owner of the folder; where install.sh installed Jundeng,"
                        + " with sudo jundengctl");
            }
        }
    }

    private String userId(String id) throws Refused {
        return known().users().stream()
                .map(User::id)
                .filter(each -> each.toLowerCase(Locale.ROOT).equals(id.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> new Refused("there is no user " + id + " in " + configDir.resolve(AccessFiles.USERS)));
    }

    private Admission known() {
        return AccessFiles.read(configDir, catalogue, new Faults());
    }

    private static void addList(List<String> keys, String key, List<String> words) {
        if (!words.isEmpty()) {
            keys.add(key + ": " + words);
        }
    }

    private void append(String name, String list, List<String> keys) throws IOException, Refused {
        Path file = configDir.resolve(name);
        String text = Files.exists(file) ? Files.readString(file) : list + ": []\n";
        write(file, new EntryText(text, list).with(keys), list);
    }

    private void set(String name, String list, String id, String setting) throws IOException, Refused {
        Path file = configDir.resolve(name);
        String[] parts = setting.split(": ", 2);
        write(file, new EntryText(Files.readString(file), list).with(id, parts[0], parts[1]), list);
    }

    private void write(Path file, Optional<String> changed, String list) throws IOException, Refused {
        // What was to be written is not repeated: a hash does not belong on a screen or in a log.
        String text = changed.orElseThrow(() -> new Refused(file + " was not changed: its " + list
                + " are not written as a list in which each entry begins with a line \"  - id: NAME\" and has its"
                + " other keys on lines of their own; write them so, then repeat the command"));
        Path folder = Files.createTempDirectory("jundeng-access");
        try {
            Faults faults = new Faults();
            for (String name : List.of(AccessFiles.USERS, AccessFiles.CLIENTS)) {
                if (Files.exists(configDir.resolve(name))) {
                    Files.copy(configDir.resolve(name), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.writeString(folder.resolve(file.getFileName()), text);
            AccessFiles.read(folder, catalogue, faults);
            if (!faults.none()) {
                String fault = faults.all().get(0).toString();
                throw new Refused(file + " would be faulty: " + fault.replace(folder.toString(), configDir.toString()));
            }
            replace(file, text);
        } finally {
            for (String name : List.of(AccessFiles.USERS, AccessFiles.CLIENTS)) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.deleteIfExists(folder);
        }
    }

    /** At once: whoever reads the file meanwhile reads the old text or the new one. Rights stay as they are. */
    private void replace(Path file, String text) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        Path beside = RestrictedFiles.privateFile(real.resolveSibling("." + real.getFileName() + ".new"));
        try {
            Files.write(
                    beside, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            likeThatBefore(real, beside);
            move(beside, real);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /**
     * The service goes on reading the file, whoever changes it: owner, group and rights are those of the file before;
     * of a new file, those of the other one.
     */
    private void likeThatBefore(Path real, Path beside) throws IOException {
        Optional<Path> model =
                List.of(real, configDir.resolve(AccessFiles.USERS), configDir.resolve(AccessFiles.CLIENTS)).stream()
                        .filter(Files::exists)
                        .findFirst();
        PosixFileAttributeView made =
                Files.getFileAttributeView(beside, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (model.isEmpty() || made == null) {
            return;
        }
        PosixFileAttributes before = Files.readAttributes(model.get(), PosixFileAttributes.class);
        PosixFileAttributes now = made.readAttributes();
        if (!now.group().equals(before.group())) {
            made.setGroup(before.group());
        }
        if (!now.owner().equals(before.owner())) {
            made.setOwner(before.owner());
        }
        made.setPermissions(before.permissions());
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
