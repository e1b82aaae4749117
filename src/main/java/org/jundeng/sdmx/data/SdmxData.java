// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jundeng.api.ApiAnswer;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiQuestion;
import org.jundeng.api.ApiResource;
import org.jundeng.api.ApiResources;
import org.jundeng.api.ApiScope;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.AreaCode;
import org.jundeng.sdmx.Component;
import org.jundeng.sdmx.Layouts;
import org.jundeng.sdmx.MessageForm;
import org.jundeng.sdmx.MessageForm.Message;
import org.jundeng.sdmx.MessageOutput;
import org.jundeng.sdmx.SdmxRequest;
import org.jundeng.sdmx.Structure;

/**
 * Answers queries for data. Figures are those of the API's resource {@code observations}, asked page by page, so that
 * who may see what, and as of when, is decided in one place. What that resource cannot choose is chosen here.
 */
public final class SdmxData {

    private final ApiGround ground;
    private final ApiScope scope;
    private final Layouts layouts;
    private final SdmxRequest request;
    private final MessageForm form;
    private final DataQuery query;

    private SdmxData(ApiGround ground, ApiScope scope, SdmxRequest request) {
        this.ground = ground;
        this.scope = scope;
        this.request = request;
        this.form = MessageForm.ofData(request.accepts());
        this.layouts = Layouts.of(ground);
        this.query = new DataQueryReader(ground, layouts, request).read();
    }

    /**
     * What was written.
     *
     * @param contentType the media type
     * @param figures how many figures; a message without any is none
     * @param asOf the last ledger line that it takes into account; null where nothing was read
     */
    public record Written(String contentType, int figures, Long asOf) {}

    /** Writes the answer to a query. Throws {@link Unanswerable} where there is none. */
    public static Written write(ApiGround ground, ApiScope scope, SdmxRequest request, MessageOutput output)
            throws IOException {
        return new SdmxData(ground, scope, request).write(output);
    }

    private Written write(MessageOutput output) throws IOException {
        DataMessage message = form.kind() == Message.CSV_DATA
                ? new CsvData(
                        query, form.keys(), new CsvLabels(form.labels(), ground, request.language()), output.out())
                : new JsonData(ground, query, request.language(), output);
        SeriesGroups groups = new SeriesGroups(query, message);
        AnswerSize size = new AnswerSize();
        Long asOf = null;
        for (Structure structure : query.structures()) {
            Long line = read(structure, groups, size);
            groups.writeAll();
            asOf = asOf == null || line != null && line < asOf ? line : asOf;
        }
        message.end();
        return new Written(form.contentType(), size.figures(), asOf);
    }

    private Long read(Structure structure, SeriesGroups groups, AnswerSize size) {
        Optional<Map<String, List<String>>> values = asked(structure);
        if (values.isEmpty()) {
            return null;
        }
        ApiResource resource = ApiResources.OBSERVATIONS;
        ApiQuestion question = new ApiQuestion(values.get(), null, ApiQuestion.MOST_ROWS, scope);
        FigureReading reading = new FigureReading(resource.columns(question), structure);
        Long asOf = null;
        while (question != null) {
            ApiAnswer answer = page(resource, question, row -> {
                size.read();
                SdmxFigure figure = reading.figure(row);
                if (query.matches(figure)) {
                    size.written();
                    take(groups, figure);
                }
            });
            asOf = asOf == null ? answer.asOf() : asOf;
            question = answer.next() == null ? null : question.from(answer.next());
        }
        return asOf;
    }

    private ApiAnswer page(ApiResource resource, ApiQuestion question, java.util.function.Consumer<Object[]> to) {
        try {
            return resource.answer(ground, question, to);
        } catch (Unanswerable refusal) {
            // Derived figures were derived anew between two pages: the message begins again, at its asker's pace.
            throw refusal.fault().kind() == Kind.MOVED_ON ? Unanswerable.of(Kind.BUSY) : refusal;
        }
    }

    private static void take(SeriesGroups groups, SdmxFigure figure) {
        try {
            groups.take(figure);
        } catch (IOException e) {
            throw new UncheckedIOException("writing a message into memory", e);
        }
    }

    /** What the API is asked: at least the figures that are asked for. Empty where there can be none. */
    private Optional<Map<String, List<String>>> asked(Structure structure) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        Set<String> indicators = new TreeSet<>(layouts.indicators(structure.layout()));
        narrowed(1, Component.INDICATOR).ifPresent(indicators::retainAll);
        if (indicators.isEmpty()) {
            return Optional.empty();
        }
        if (!indicators.equals(layouts.indicators())) {
            values.put("indicator", List.copyOf(indicators));
        }
        areas().ifPresent(each -> values.put("refArea", each));
        condition(Component.TIME_PERIOD)
                .flatMap(ComponentCondition::from)
                .ifPresent(day -> values.put("from", List.of("" + day)));
        condition(Component.TIME_PERIOD)
                .flatMap(ComponentCondition::until)
                .ifPresent(day -> values.put("to", List.of("" + day)));
        if (query.asOf() != null) {
            values.put("asOf", List.of(query.asOf()));
        }
        if (query.updatedAfter() != null) {
            values.put("updatedAfter", List.of(query.updatedAfter()));
        }
        return Optional.of(values);
    }

    /** The regions that are asked for: by their ids or, where none are named, by codes of their times. */
    private Optional<List<String>> areas() {
        Optional<List<String>> regions = narrowed(2, Component.REF_AREA)
                .map(codes -> codes.stream().map(AreaCode::toRegion).toList());
        return regions.isPresent()
                ? regions
                : condition(Component.AREA_CODE)
                        .flatMap(ComponentCondition::wanted)
                        .filter(codes -> ground.configuration()
                                .catalogue()
                                .regions()
                                .codes()
                                .containsAll(codes));
    }

    private Optional<Set<String>> narrowed(int position, String component) {
        Optional<Set<String>> byKey = query.keys().at(position);
        Optional<List<String>> byCondition = condition(component).flatMap(ComponentCondition::wanted);
        if (byCondition.isEmpty()) {
            return byKey;
        }
        Set<String> both = new TreeSet<>(byCondition.get());
        byKey.ifPresent(both::retainAll);
        return Optional.of(both);
    }

    private Optional<ComponentCondition> condition(String component) {
        return new ArrayList<>(query.conditions())
                .stream()
                        .filter(each -> Objects.equals(each.component().id(), component))
                        .findFirst();
    }
}
