// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.desk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jundeng.access.Visitor;
import org.jundeng.pipeline.upload.Preview;
import org.jundeng.pipeline.upload.Upload;
import org.jundeng.web.access.Downloads;
import org.jundeng.web.access.Errand;
import org.jundeng.web.access.ShowingPage;
import org.jundeng.web.server.Attachment;
import org.jundeng.web.server.AttachmentName;
import org.jundeng.web.server.Response;

/**
 * Gives the copy of an upload with its findings marked in it, to be mended and uploaded as it is. It holds what
 * somebody of the bureau uploaded, so the audit trail has a line before it is given.
 */
record MarkedPage(Desk desk, Downloads downloads) implements ShowingPage {

    private static final String BYTES = "application/octet-stream";
    private static final Pattern NAME = Pattern.compile("^.*?-(?=(?:标注|marked)-)", Pattern.DOTALL);
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    @Override
    public boolean isFor(Visitor visitor) {
        return Desk.isFor(visitor);
    }

    @Override
    public Response show(Errand errand) throws IOException {
        Optional<Upload> upload = desk.asked(errand).filter(Upload::isAside);
        if (upload.isPresent()
                && desk.uploads().preview(upload.get()) instanceof Preview.Known known
                && known.marked() != null
                && Files.isRegularFile(known.marked(), LinkOption.NOFOLLOW_LINKS)) {
            if (errand.request().method().equals("GET")) {
                downloads.note(errand, "marked-copy of upload " + upload.get().id());
            }
            return file(known.marked());
        }
        return errand.notThere("upload", errand.query().get("id"));
    }

    private static Response file(Path marked) throws IOException {
        String name = NAME.matcher(marked.getFileName().toString()).replaceFirst("");
        Matcher ending = ENDING.matcher(name);
        return Response.file(
                BYTES,
                Attachment.of(
                        new AttachmentName("marked" + (ending.find() ? ending.group() : ""), name),
                        Files.size(marked),
                        () -> Files.newByteChannel(marked, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS),
                        null));
    }
}
