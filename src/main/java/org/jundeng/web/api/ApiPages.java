// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.api;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jundeng.access.Visitor;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiResource;
import org.jundeng.api.ApiResources;
import org.jundeng.api.IndicatorCounts;
import org.jundeng.api.StoredIndicators;
import org.jundeng.api.Unanswerable;
import org.jundeng.binding.Settings;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.night.RunningPipeline;
import org.jundeng.web.access.Entrance;
import org.jundeng.web.server.Page;
import org.jundeng.web.server.Reception;
import org.jundeng.web.server.Request;
import org.jundeng.web.server.Response;

/** The addresses of the API. They follow the configuration that is in force. */
public final class ApiPages {

    /** How all addresses of the API begin. */
    public static final String ROOT = "/api/";

    private static final String SDMX = "/sdmx/";

    static final String VERSION = ROOT + "v1/";
    static final String DESCRIPTION = VERSION + "openapi.json";

    private static final int PER_MINUTE = 600;
    private static final int SECRET_BYTES = 32;

    private ApiPages() {}

    /**
     * The addresses of a running pipeline.
     *
     * @param entrance says who asks
     * @param isOpen whether anybody may ask where the configuration knows nobody
     */
    public static Map<String, Page> of(RunningPipeline running, Entrance entrance, boolean isOpen) {
        OpenWorkspace opened = running.opened();
        Settings settings = opened.configuration().settings();
        CallerRates rates = new CallerRates(settings.number("jundeng.web.api-per-minute", PER_MINUTE), opened.clock());
        IndicatorCounts counts = new IndicatorCounts();
        StoredIndicators stored = new StoredIndicators();
        ResourcePage.Service service = new ResourcePage.Service(
                () -> ground(running.opened(), counts, stored),
                request -> caller(request, entrance, isOpen),
                rates,
                new CursorSeal(secret(settings)));
        return of(service);
    }

    private static Caller caller(Request request, Entrance entrance, boolean isOpen) {
        Visitor visitor = entrance.visitors().of(request);
        try {
            boolean isForNobody = isOpen && !entrance.isForAnybody();
            return Callers.of(request, new Callers.Known(visitor, entrance.addressOf(request), isForNobody));
        } catch (Unanswerable refusal) {
            if (!visitor.isNobody()) {
                entrance.refused(visitor, request.path(), "not-allowed", request);
            } else if (!request.header("authorization").isEmpty()) {
                entrance.refusedToken(request);
            }
            throw refusal;
        }
    }

    static Map<String, Page> of(ResourcePage.Service service) {
        Map<String, Page> pages = new LinkedHashMap<>();
        for (ApiResource resource : ApiResources.ALL) {
            String address = VERSION + resource.name();
            pages.put(address, new ResourcePage(resource, null, service));
            pages.put(address + ".json", new ResourcePage(resource, ResourcePage.JSON, service));
            pages.put(address + ".csv", new ResourcePage(resource, ResourcePage.CSV, service));
        }
        pages.put(DESCRIPTION, new DescriptionPage());
        pages.put(SdmxPage.ROOT + "*", new SdmxPage(service));
        return pages;
    }

    /** Says to programs why they get no answer, and to people what {@code people} says. */
    public static Reception.Refusals refusals(Reception.Refusals people) {
        return (status, request) ->
                request.path().startsWith(ROOT) || request.path().startsWith(SDMX)
                        ? Problems.ofStatus(status, request)
                        : people.of(status, request);
    }

    private static ApiGround ground(OpenWorkspace now, IndicatorCounts counts, StoredIndicators stored) {
        return new ApiGround(
                now.configuration(), now.readByPrograms(), now.clock(), now.businessDate(), counts, stored);
    }

    /** Nodes with a secret of the settings read each other's cursors; without one, a restart makes them unreadable. */
    private static byte[] secret(Settings settings) {
        return settings.text("jundeng.web.secret")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> {
                    byte[] random = new byte[SECRET_BYTES];
                    new SecureRandom().nextBytes(random);
                    return random;
                });
    }

    /** What the API is, described for programs. It is no secret, so nobody is asked who asks. */
    private record DescriptionPage() implements Page {

        private static final String SAID = OpenApi.text();

        @Override
        public boolean isForPeople() {
            return true;
        }

        @Override
        public Response answer(Request request) {
            return Response.text("application/json", SAID);
        }
    }
}
