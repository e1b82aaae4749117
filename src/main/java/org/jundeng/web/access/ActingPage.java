// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.access;

import java.io.IOException;
import java.util.Map;
import org.jundeng.access.Visitor;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.web.server.FileForms;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Response;

/**
 * A page on which somebody who has logged in does something. It is called only for users it is for; a form reaches it
 * only from a page of this server that this very user was shown, and not more often than people act.
 */
public interface ActingPage extends AutoCloseable {

    /** What most forms need at most. */
    int LONGEST_FORM = 16 * 1024;

    /** Whether there is such a page for a user, by the role: where not, the answer is 403, and no link leads here. */
    boolean isFor(Visitor visitor);

    /**
     * Whether what an address of this page names is that of a user whom the page is for: pages about it lead here only
     * then.
     */
    default boolean isAbout(Visitor visitor, Map<String, String> parameters, OpenWorkspace opened) {
        return true;
    }

    /**
     * Shows what can be done. It changes nothing.
     *
     * @throws IOException if what it needs cannot be read now
     */
    Response show(Errand errand) throws IOException;

    /**
     * Does what a form asks for, once, and leads on by {@link Errand#seeOther}; says why where it does not.
     *
     * @throws IOException if what it needs cannot be read or written now
     */
    Response act(Errand errand) throws IOException;

    /** Whether it takes forms; else every form is refused with 405. */
    default boolean takesForms() {
        return true;
    }

    /** How many bytes a form may have. */
    default int longestForm() {
        return LONGEST_FORM;
    }

    /** On whose threads it is answered: it is shown as other pages are, and acts apart from them. */
    default Page.Lane lane(String method) {
        return method.equals("POST") ? Page.Lane.ACTING : Page.Lane.READING;
    }

    /**
     * Whether showing it costs so much that no other site may have a browser ask for it, and that nobody may ask as
     * often as for other pages.
     */
    default boolean isCostly() {
        return false;
    }

    /** Whether its forms may bring a file, which {@link #admit} then decides over. */
    default boolean takesFiles() {
        return false;
    }

    /**
     * Whether a form with a file may be read, and where its file goes, before anything of it is read. Whether the form
     * is the user's own shows only afterwards.
     *
     * @throws IOException if that cannot be said now
     */
    default FileForms.Entry admit(Errand errand) throws IOException {
        return new FileForms.Refused(errand.notAllowed());
    }

    /** Releases its resources. */
    @Override
    default void close() {}
}
