// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.desk;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jundeng.access.Visitor;
import org.jundeng.page.desk.DeskFacts;
import org.jundeng.page.desk.DeskPages;
import org.jundeng.pipeline.upload.Upload;
import org.jundeng.pipeline.upload.UploadDesk;
import org.jundeng.pipeline.upload.UploadName;
import org.jundeng.web.access.ActingPage;
import org.jundeng.web.access.Errand;
import org.jundeng.web.server.FileForms;
import org.jundeng.web.server.Response;
import org.jundeng.web.server.Uploaded;

/** The page on which files are uploaded. What a file is, its bytes say: neither its ending nor its type is believed. */
record DeskPage(Desk desk) implements ActingPage {

    private static final int NOT_TAKEN = 422;
    private static final int BUSY = 503;
    private static final int NO_ROOM = 507;
    private static final int TOO_MANY = 429;

    /** What a form has besides its file: fields, and what stands between the parts. */
    private static final long BESIDE_THE_FILE = 64 * 1024L;

    @Override
    public boolean isFor(Visitor visitor) {
        return Desk.isFor(visitor);
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public void close() {
        desk.uploads().close();
    }

    @Override
    public Response show(Errand errand) throws IOException {
        return errand.page(html(errand, desk.facts(errand)));
    }

    private static String html(Errand errand, DeskFacts facts) {
        return new DeskPages(errand.opened().configuration().zone()).html(errand.context(), facts, Desk.form(errand));
    }

    @Override
    public FileForms.Entry admit(Errand errand) throws IOException {
        UploadDesk.Room room = desk.uploads().room(errand.visitor().id());
        if (room.refusal() != null) {
            int status =
                    switch (room.refusal()) {
                        case TOO_MANY -> TOO_MANY;
                        case BUSY -> BUSY;
                        case NO_ROOM -> NO_ROOM;
                    };
            String why = room.refusal().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return new FileForms.Refused(refused(errand, status, why));
        }
        long longest = desk.uploads().limits().bytesOfFile() + BESIDE_THE_FILE;
        return new FileForms.Admitted(room.folder(), longest, room.done());
    }

    private Response refused(Errand errand, int status, String why) throws IOException {
        return errand.page(
                status,
                html(errand, desk.facts(errand).refusing(why, errand.form().get("bureau"))));
    }

    @Override
    public Response act(Errand errand) throws IOException {
        Uploaded uploaded = errand.request().body().uploaded();
        if (uploaded == null || uploaded.file() == null) {
            return refused(errand, NOT_TAKEN, UploadName.Fault.NONE.code());
        }
        String bureau = errand.form().get("bureau");
        if (bureau.isEmpty()) {
            return refused(errand, NOT_TAKEN, "no-bureau");
        }
        if (!Desk.bureaus(errand).contains(bureau)) {
            return errand.notThere("bureau", bureau);
        }
        Optional<UploadName.Fault> fault = UploadName.fault(uploaded.name());
        if (fault.isPresent()) {
            return refused(errand, NOT_TAKEN, fault.get().code());
        }
        Upload upload = desk.uploads().keep(errand.visitor().id(), bureau, uploaded.name(), uploaded.file());
        desk.uploads().preview(upload);
        return errand.seeOther("upload?id=" + upload.id());
    }
}
