// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.jundeng.api.ApiAnswer;
import org.jundeng.api.ApiColumn;
import org.jundeng.api.ApiFault;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiQuestion;
import org.jundeng.api.ApiResource;
import org.jundeng.api.Unanswerable;
import org.jundeng.warehouse.sql.UncheckedSqlException;
import org.jundeng.web.server.Attachment;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A resource at an address. An answer is made whole in memory; the limit of rows bounds its bytes. Figures go into them
 * one by one; resources that list what is known whole, such as episodes, hold all of it while they make a page.
 *
 * @param resource the resource
 * @param form the form that the address names; null where who asks says which
 * @param service what all addresses have in common
 */
record ResourcePage(ApiResource resource, AnswerForm form, Service service) implements Page {

    static final AnswerForm JSON = new JsonForm();
    static final AnswerForm CSV = new CsvForm();
    /** PostgreSQL ended a statement, since its time was over. */
    private static final String OUT_OF_TIME = "57014";

    static final String AS_OF = "Jundeng-As-Of";

    private static final Logger LOG = LoggerFactory.getLogger(ResourcePage.class);

    /**
     * What all addresses have in common.
     *
     * @param ground what questions are answered from now
     * @param callers says who asks
     * @param rates how often each may ask
     * @param seal writes and reads cursors
     */
    record Service(Supplier<ApiGround> ground, Callers callers, CallerRates rates, CursorSeal seal) {}

    /** Only under the service's own names: a page elsewhere must not have a browser read it. */
    @Override
    public boolean isForPeople() {
        return true;
    }

    @Override
    public Lane lane() {
        return Lane.PROGRAMS;
    }

    @Override
    public Response answer(Request request) throws IOException {
        try {
            Caller caller = service.callers().of(request);
            long wait = service.rates().secondsToWait(caller);
            if (wait > 0) {
                return Problems.of(ApiFault.of(Kind.TOO_MANY, String.valueOf(wait)), request)
                        .with("Retry-After", String.valueOf(wait));
            }
            return answer(request, caller, form == null ? wanted(request) : form);
        } catch (Unanswerable unanswerable) {
            return Problems.of(unanswerable.fault(), request);
        } catch (UncheckedSqlException broken) {
            LOG.warn("{} cannot be answered: {}", request.path(), broken.toString());
            boolean tookTooLong = OUT_OF_TIME.equals(broken.getCause().getSQLState());
            return Problems.of(ApiFault.of(tookTooLong ? Kind.TOO_SLOW : Kind.BUSY), request);
        }
    }

    private static AnswerForm wanted(Request request) {
        String type =
                request.accepted(List.of(JSON.type(), CSV.type())).orElseThrow(() -> Unanswerable.of(Kind.OTHER_FORM));
        return type.equals(CSV.type()) ? CSV : JSON;
    }

    private Response answer(Request request, Caller caller, AnswerForm chosen) throws IOException {
        Map<String, List<String>> asked = AskedQuery.read(request.query());
        ApiQuestion first = ApiQuestion.of(resource.parameters(), asked, caller.scope());
        ApiQuestion question = asked.containsKey("cursor")
                ? first.from(service.seal()
                        .open(resource.name(), first, asked.get("cursor").get(0)))
                : first;
        boolean packed = request.takesGzip();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        MessageDigest digest = sha256();
        OutputStream out = new DigestOutputStream(packed ? new GZIPOutputStream(bytes) : bytes, digest);
        Written written = write(chosen, question, out, asked, request.path());
        Attachment attachment = Attachment.of(bytes.toByteArray(), tag(digest, packed));
        Response response = Response.file(chosen.contentType(), attachment)
                .with("Cache-Control", "private, no-cache")
                .with("Vary", "Accept, Accept-Encoding, Authorization");
        if (packed) {
            response = response.with("Content-Encoding", "gzip");
        }
        if (written.answer().asOf() != null) {
            response = response.with(AS_OF, written.answer().asOf().toString());
        }
        return written.next() == null ? response : response.with("Link", "<" + written.next() + ">; rel=\"next\"");
    }

    /** Bytes that are packed are other bytes. */
    private static String tag(MessageDigest digest, boolean packed) {
        return "\"" + HexFormat.of().formatHex(digest.digest(), 0, 16) + (packed ? "-gzip" : "") + "\"";
    }

    /** What was written, and the address of the next page; null where there is none. */
    private record Written(ApiAnswer answer, String next) {}

    private Written write(
            AnswerForm chosen, ApiQuestion question, OutputStream out, Map<String, List<String>> asked, String path)
            throws IOException {
        List<ApiColumn> columns = resource.columns(question);
        try (AnswerForm.Writing writing = chosen.begin(columns, out)) {
            ApiAnswer answer = resource.answer(service.ground().get(), question, cells -> row(writing, cells));
            String next = answer.next() == null
                    ? null
                    : path.substring(path.lastIndexOf('/') + 1) + "?"
                            + AskedQuery.write(asked, service.seal().seal(resource.name(), question, answer.next()));
            writing.end(answer, next);
            return new Written(answer, next);
        }
    }

    private static void row(AnswerForm.Writing writing, Object... cells) {
        try {
            writing.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("writing an answer into memory", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
