// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jundeng.access.AccessFiles;
import org.jundeng.access.Client;
import org.jundeng.access.Passwords;
import org.jundeng.access.SharedAddress;
import org.jundeng.access.UnencryptedAddress;
import org.jundeng.access.User;
import org.jundeng.binding.Faults;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.pipeline.configuration.Configuration;

/** Looks whether those who may log in are let in safely. */
public final class AccessExaminer implements Examiner {

    private final Configuration configuration;
    private final Path configDir;
    private final LocalDate today;

    /** Looks at {@code configuration}, whose files lie in {@code configDir}, on a day. */
    public AccessExaminer(Configuration configuration, Path configDir, LocalDate today) {
        this.configuration = configuration;
        this.configDir = configDir;
        this.today = today;
    }

    @Override
    public String subject() {
        return "users and clients";
    }

    @Override
    public void examine(Remarks remarks) {
        Faults faults = new Faults();
        UnencryptedAddress.check(configuration.settings(), configuration.admission(), faults);
        faults.all().forEach(fault -> remarks.fault(fault.toString()));
        SharedAddress.remark(configuration.settings(), configuration.admission())
                .ifPresent(remarks::note);
        openPages(remarks);
        List<String> weak = configuration.admission().users().stream()
                .filter(user -> user.hash() != null && Passwords.isWeak(user.hash()))
                .map(User::id)
                .toList();
        if (!weak.isEmpty()) {
            remarks.note("in users.yaml the hash of some passwords is weaker than new ones are ("
                    + String.join(", ", weak) + "); jundeng user password makes it anew");
        }
        List<String> over = configuration.admission().clients().stream()
                .filter(client -> !client.disabled() && !client.isAdmitted(today))
                .map(Client::id)
                .toList();
        if (!over.isEmpty()) {
            remarks.note("in clients.yaml the time of some tokens is over: " + String.join(", ", over));
        }
        Path users = configDir.resolve(AccessFiles.USERS);
        if (configuration.admission().users().stream().anyMatch(user -> user.hash() != null) && isOpenToAll(users)) {
            remarks.note(users + " can be read by all users of this machine, who could try passwords on its hashes;"
                    + " as its owner, chgrp GROUP " + users + " && chmod o= " + users
                    + ", GROUP being that of the user who runs Jundeng (jundeng, where install.sh installed it)");
        }
    }

    private void openPages(Remarks remarks) {
        boolean isOpen = configuration
                .settings()
                .text("jundeng.web.pages")
                .filter("on"::equals)
                .isPresent();
        if (isOpen && configuration.admission().knowsUsers()) {
            remarks.note(
                    "jundeng.web.pages is on, so whoever does not log in reads all pages, and more than a steward or"
                            + " a district that logged in; unset it to show pages to users alone");
        }
    }

    private static boolean isOpenToAll(Path file) {
        try {
            return RestrictedFiles.isOpenToAll(file);
        } catch (IOException e) {
            throw new UncheckedIOException("looking at " + file, e);
        }
    }
}
