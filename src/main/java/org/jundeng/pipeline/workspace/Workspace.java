// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.workspace;

import java.nio.file.Path;
import org.jundeng.warehouse.ledger.KeptPath;

/**
 * The folders of a workspace.
 *
 * @param root the workspace, absolute
 */
public record Workspace(Path root) {

    private static final String UPLOADS = ".uploads";

    public Workspace {
        root = root.toAbsolutePath().normalize();
    }

    /** Where the stewards of a bureau drop their files. */
    public Path inbox(String bureau) {
        return root.resolve("inbox").resolve(bureau);
    }

    /** All inboxes. */
    public Path inboxes() {
        return root.resolve("inbox");
    }

    /** What has been claimed and not yet let go: a hidden folder in the inbox, so that claiming is one rename. */
    public Path claims(String bureau) {
        return inbox(bureau).resolve(".claims");
    }

    /** What was let go and is kept for a while because of late writers: a hidden folder in the inbox, too. */
    public Path letGo(String bureau) {
        return inbox(bureau).resolve(".let-go");
    }

    /** What users uploaded for a bureau and have not sent in: a hidden folder in the inbox, too. */
    public Path uploads(String bureau) {
        return inbox(bureau).resolve(UPLOADS);
    }

    /** What users are uploading right now. */
    public Path arriving() {
        return inboxes().resolve(UPLOADS);
    }

    /** The bureau in whose inbox a path lies. */
    public String bureauOf(Path inInbox) {
        return inboxes().relativize(inInbox).getName(0).toString();
    }

    /** Where the bytes of deliveries that were taken stay. */
    public Path archive(String bureau) {
        return root.resolve("archive").resolve(bureau);
    }

    /** Where the bytes of deliveries that were refused stay. */
    public Path quarantine(String bureau) {
        return root.resolve("quarantine").resolve(bureau);
    }

    /** Where the stewards of a bureau find the receipts. */
    public Path receipts(String bureau) {
        return root.resolve("receipts").resolve(bureau);
    }

    /** Mails as files, if no mail server is set. */
    public Path outbox() {
        return root.resolve("outbox");
    }

    /** The pages of the nights. */
    public Path report() {
        return root.resolve("report");
    }

    /** The embedded server's home. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** Where the secret for links is kept, if the environment has none. */
    public Path linkSecret() {
        return root.resolve(".link-secret");
    }

    /**
     * Where the bytes of a kept path lie.
     *
     * @throws IllegalStateException if the path does not lead into archive or quarantine: somebody has written into the
     *     ledger
     */
    public Path kept(String keptPath) {
        return KeptPath.place(root, keptPath)
                .orElseThrow(
                        () -> new IllegalStateException("\"" + keptPath + "\" is not a path of archive or quarantine"));
    }

    /** A path below the workspace as the ledger keeps it: relative, with slashes between the names. */
    public String relative(Path path) {
        return KeptPath.text(root, path);
    }
}
