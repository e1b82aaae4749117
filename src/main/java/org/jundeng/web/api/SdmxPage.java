// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.io.IOException;
import java.util.List;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiGround;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.MessageOutput;
import org.jundeng.sdmx.SdmxRequest;
import org.jundeng.sdmx.data.SdmxData;
import org.jundeng.sdmx.structure.SdmxStructures;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/**
 * All addresses of SDMX-REST 2.1: whoever may ask the API may ask here, as often, and sees the same figures.
 *
 * @param service what it has in common with the addresses of the API
 */
record SdmxPage(ResourcePage.Service service) implements Page {

    /** How all addresses begin. */
    static final String ROOT = "/sdmx/2.1/";

    private static final String DATA = "data";
    private static final String STRUCTURE = "structure";

    /** Kinds of queries that the standard has, and that are not here. */
    private static final List<String> OTHERS = List.of("availability", "schema", "metadata", "registration");

    /** Only under the service's own names, as the API. */
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
        return AnswerGuard.answer(service.callers(), service.rates(), request, caller -> answer(request, caller));
    }

    private Response answer(Request request, Caller caller) throws IOException {
        String rest = request.path().substring(ROOT.length());
        int slash = rest.indexOf('/');
        String kind = slash < 0 ? rest : rest.substring(0, slash);
        SdmxRequest asked = SdmxRequest.read(
                slash < 0 ? "" : rest.substring(slash + 1), request.query(), request.accepts(), request.language());
        return switch (kind) {
            case DATA -> data(request, caller, asked);
            case STRUCTURE -> structures(request, caller, asked);
            default ->
                throw OTHERS.contains(kind)
                        ? Unanswerable.of(Kind.NOT_OFFERED, kind)
                        : Unanswerable.of(Kind.NO_SUCH_ADDRESS, request.path());
        };
    }

    private Response data(Request request, Caller caller, SdmxRequest asked) throws IOException {
        PackedBytes bytes = new PackedBytes(request.takesGzip());
        SdmxData.Written written = SdmxData.write(service.ground().get(), caller.scope(), asked, output(bytes));
        Response response = written.figures() == 0
                ? new Response(204, written.contentType(), "default-src 'none'", "")
                : bytes.response(written.contentType(), "W/").with("Content-Language", language(request));
        return written.asOf() == null
                ? response
                : response.with(ResourcePage.AS_OF, written.asOf().toString());
    }

    private Response structures(Request request, Caller caller, SdmxRequest asked) throws IOException {
        PackedBytes bytes = new PackedBytes(request.takesGzip());
        String type = SdmxStructures.write(service.ground().get(), caller.scope(), asked, output(bytes));
        return bytes.response(type, "W/").with("Content-Language", language(request));
    }

    private MessageOutput output(PackedBytes bytes) {
        ApiGround ground = service.ground().get();
        return new MessageOutput(bytes.out(), ground.clock(), bytes::leaveOut);
    }

    /** Messages have names in both; the first one is that of the names that stand alone. */
    private static String language(Request request) {
        return request.language().getLanguage().equals("zh") ? "zh, en" : "en, zh";
    }
}
