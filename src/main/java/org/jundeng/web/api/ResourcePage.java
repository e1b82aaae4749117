// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jundeng.api.ApiAnswer;
import org.jundeng.api.ApiColumn;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiQuestion;
import org.jundeng.api.ApiResource;
import org.jundeng.api.Unanswerable;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

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
    static final String AS_OF = "Jundeng-As-Of";

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
        return AnswerGuard.answer(
                service.callers(),
                service.rates(),
                request,
                caller -> answer(request, caller, form == null ? wanted(request) : form));
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
        PackedBytes bytes = new PackedBytes(request.takesGzip());
        Written written = write(chosen, question, bytes.out(), asked, request.path());
        Response response = bytes.response(chosen.contentType(), "");
        if (written.answer().asOf() != null) {
            response = response.with(AS_OF, written.answer().asOf().toString());
        }
        return written.next() == null ? response : response.with("Link", "<" + written.next() + ">; rel=\"next\"");
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
}
