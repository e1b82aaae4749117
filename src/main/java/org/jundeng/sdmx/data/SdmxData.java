// SPDX-License-Identifier: Apache-2.0
package org.jundeng.sdmx.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jundeng.api.ApiAnswer;
import org.jundeng.api.ApiFault.Kind;
import org.jundeng.api.ApiGround;
import org.jundeng.api.ApiPosition;
import org.jundeng.api.ApiQuestion;
import org.jundeng.api.ApiResource;
import org.jundeng.api.ApiResources;
import org.jundeng.api.ApiScope;
import org.jundeng.api.Unanswerable;
import org.jundeng.sdmx.Layouts;
import org.jundeng.sdmx.MessageForm;
import org.jundeng.sdmx.MessageForm.Message;
import org.jundeng.sdmx.MessageOutput;
import org.jundeng.sdmx.SdmxRequest;
import org.jundeng.sdmx.Structure;

/**
 * Answers queries for data. Figures are those of the API's resource {@code observations}, asked page by page, so that
 * who may see what, and as of when, is decided in one place. What that resource cannot choose is chosen here. All
 * structures of a message are read from one point.
 */
public final class SdmxData {

    private static final ApiResource FIGURES = ApiResources.OBSERVATIONS;

    private final ApiGround ground;
    private final ApiScope scope;
    private final SdmxRequest request;
    private final MessageForm form;
    private final DataQuery query;
    private final AskedFigures asked;
    /** The point from which the figures of all structures are read; null until the first are. */
    private ApiPosition begins;

    private Long asOf;

    private SdmxData(ApiGround ground, ApiScope scope, SdmxRequest request) {
        this.ground = ground;
        this.scope = scope;
        this.request = request;
        this.form = MessageForm.ofData(request.accepts());
        Layouts layouts = Layouts.of(ground, scope);
        this.query = new DataQueryReader(ground, layouts, request).read();
        this.asked = new AskedFigures(
                query, layouts, ground.configuration().catalogue().regions());
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
        AnswerSize size = new AnswerSize(ground.clock());
        SeriesGroups groups = new SeriesGroups(query, message, size);
        for (Structure structure : query.structures()) {
            Optional<Map<String, List<String>>> values = asked.of(structure);
            if (values.isPresent()) {
                read(structure, values.get(), groups, size);
                groups.writeAll();
            }
        }
        message.end();
        return new Written(form.contentType(), size.figures(), asOf);
    }

    private void read(Structure structure, Map<String, List<String>> values, SeriesGroups groups, AnswerSize size) {
        ApiQuestion question = new ApiQuestion(values, null, ApiQuestion.MOST_ROWS, scope);
        FigureReading reading = new FigureReading(FIGURES.columns(question), structure);
        if (begins == null) {
            begins = FIGURES.beginning(ground, question);
        }
        question = question.from(begins);
        while (question != null) {
            size.asked();
            ApiAnswer answer = page(question, row -> {
                size.read();
                SdmxFigure figure = reading.figure(row);
                if (query.matches(figure)) {
                    take(groups, figure);
                }
            });
            asOf = answer.asOf();
            question = answer.next() == null ? null : question.from(answer.next());
        }
    }

    private ApiAnswer page(ApiQuestion question, Consumer<Object[]> to) {
        try {
            return FIGURES.answer(ground, question, to);
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
}
