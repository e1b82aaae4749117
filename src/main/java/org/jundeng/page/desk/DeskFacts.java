// SPDX-License-Identifier: Apache-2.0
package org.jundeng.page.desk;

import java.util.List;

/**
 * What the desk is made of.
 *
 * @param bureaus the bureaus for which the user may upload
 * @param uploads what was uploaded lately, the newest first
 * @param megabytes how large a file may be
 * @param hours for how long it is kept aside
 * @param fault why the last file was not taken, as the sentences' keys write it; empty where none was refused
 * @param chosen the bureau that was chosen; empty where none was
 */
public record DeskFacts(
        List<String> bureaus, List<UploadLine> uploads, long megabytes, long hours, String fault, String chosen) {

    public DeskFacts {
        bureaus = List.copyOf(bureaus);
        uploads = List.copyOf(uploads);
    }

    /** The same desk, with a file that was not taken. */
    public DeskFacts refusing(String why, String bureau) {
        return new DeskFacts(bureaus, uploads, megabytes, hours, why, bureau);
    }
}
