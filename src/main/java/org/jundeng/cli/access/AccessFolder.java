// SPDX-License-Identifier: Apache-2.0
package org.jundeng.cli.access;

import java.io.IOException;
import java.nio.file.Path;
import org.jundeng.access.AccessEditing;
import org.jundeng.access.AccessFiles;
import org.jundeng.access.Admission;
import org.jundeng.binding.Faults;
import org.jundeng.catalogue.Catalogue;
import org.jundeng.cli.option.FolderOptions;
import org.jundeng.cli.terminal.UnusableRequest;

/** The files of users and clients, read and changed by commands. No workspace is needed for that. */
final class AccessFolder {

    private final Path config;
    private final Catalogue catalogue;

    AccessFolder(FolderOptions folders) {
        Faults faults = new Faults();
        this.config = folders.config();
        this.catalogue = Catalogue.read(config, faults);
        faults.throwIfAny();
    }

    /** A change of the files. */
    @FunctionalInterface
    interface Change {
        void make(AccessEditing files) throws IOException, AccessEditing.Refused;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /** The users and clients; faults of the files are thrown. */
    Admission known() {
        Faults faults = new Faults();
        Admission known = AccessFiles.read(config, catalogue, faults);
        faults.throwIfAny();
        return known;
    }

    /** Changes the files, or says why not. */
    void change(Change change) throws IOException {
        known();
        try {
            change.make(new AccessEditing(config, catalogue));
        } catch (AccessEditing.Refused refused) {
            throw new UnusableRequest(refused.getMessage());
        }
    }
}
