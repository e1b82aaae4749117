// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.examination;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.HttpsURLConnection;
import org.jundeng.binding.Settings;
import org.jundeng.contract.Contract;
import org.jundeng.finding.Finding;
import org.jundeng.finding.FindingCode;
import org.jundeng.pipeline.source.Fetch;
import org.jundeng.pipeline.source.ServiceAccess;
import org.jundeng.pipeline.source.ServiceAnswer;
import org.jundeng.pipeline.source.SourceTrouble;

/**
 * Asks a feed's HTTP service the first question of a pull: whether it is there, its certificate is trusted, it lets us
 * in, and what comes is JSON with records where the contract says. Of a long answer only the beginning is read, and
 * nothing is kept.
 */
public final class ServiceExaminer implements Examiner {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int ERRORS = 400;
    private static final int LONG_ENOUGH = 4_000_000;
    private static final JsonFactory JSON = new JsonFactory();
    /** What may be otherwise in a moment. */
    private static final Set<FindingCode> PASSING =
            Set.of(FindingCode.SOURCE_OUT_OF_REACH, FindingCode.SOURCE_TOO_SLOW, FindingCode.SOURCE_ASKS_TO_WAIT);

    private final Contract contract;
    private final ServiceAccess access;
    private final ByteArrayOutputStream read = new ByteArrayOutputStream();

    /** Asks the service that the feed of {@code contract} is pulled from. */
    public ServiceExaminer(Contract contract, ServiceAccess access) {
        this.contract = contract;
        this.access = access;
    }

    /** So much of the answer was as it should be. */
    private static final class ReadEnough extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public String subject() {
        return "source " + contract.source().name() + " of feed " + contract.feed();
    }

    @Override
    public Remarks.Kind silence() {
        return Remarks.Kind.NOW;
    }

    @Override
    public void examine(Remarks remarks) {
        Path target = null;
        try {
            target = Files.createTempFile("jundeng-doctor-", ".json");
            ask(target);
            findRecords(remarks);
        } catch (ReadEnough longAnswer) {
            findRecords(remarks);
        } catch (IOException | RuntimeException e) {
            explain(e, remarks);
        } finally {
            delete(target);
        }
    }

    private void ask(Path target) throws IOException {
        try (Fetch fetch = new Fetch(contract, access, target)) {
            Fetch.Question question = fetch.next();
            HttpURLConnection connection =
                    (HttpURLConnection) question.address().toURL().openConnection();
            try {
                fetch.take(answer(connection, question));
            } finally {
                connection.disconnect();
            }
        }
    }

    private ServiceAnswer answer(HttpURLConnection connection, Fetch.Question question) throws IOException {
        if (connection instanceof HttpsURLConnection encrypted) {
            access.tls().ifPresent(own -> encrypted.setSSLSocketFactory(own.getSocketFactory()));
        }
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(ANSWER_MILLIS);
        question.headers().forEach(connection::setRequestProperty);
        if (question.method().equals("POST")) {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.getOutputStream().write(question.body().getBytes(StandardCharsets.UTF_8));
        }
        int status = connection.getResponseCode();
        InputStream body = status < ERRORS ? connection.getInputStream() : connection.getErrorStream();
        return new ServiceAnswer(
                status,
                connection.getResponseMessage() == null ? "" : connection.getResponseMessage(),
                name -> headers(connection.getHeaderFields(), name),
                beginning(body == null ? InputStream.nullInputStream() : body));
    }

    private static List<String> headers(Map<String, List<String>> all, String name) {
        return all.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .toList();
    }

    /** The same bytes; those that are read are also kept in mind. */
    private InputStream beginning(InputStream whole) {
        return new FilterInputStream(whole) {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (read.size() > LONG_ENOUGH) {
                    throw new ReadEnough();
                }
                int more = super.read(buffer, offset, length);
                read.write(buffer, offset, Math.max(0, more));
                return more;
            }
        };
    }

    /** Whether what was read begins as JSON whose records are where the contract says. */
    private void findRecords(Remarks remarks) {
        String pointer =
                contract.form().records() == null ? "" : contract.form().records();
        try (JsonParser parser = new FilteringParserDelegate(
                JSON.createParser(text(read.toByteArray())),
                new JsonPointerBasedFilter(pointer),
                TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
                false)) {
            JsonToken found = parser.nextToken();
            boolean records = found == JsonToken.START_ARRAY || pointer.isEmpty() && found == JsonToken.START_OBJECT;
            if (!records) {
                remarks.fault(subject() + ": its answer has no records" + (pointer.isEmpty() ? "" : " at " + pointer)
                        + "; correct records in the contract");
            } else if (parser.nextToken() == JsonToken.END_ARRAY) {
                remarks.note(subject() + ": its answer has no record now");
            }
        } catch (IOException e) {
            String words = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            remarks.fault(
                    subject() + ": its answer is no JSON: " + words + "; correct the url, or path in the contract");
        }
    }

    /** UTF-8, of which the end may be cut off, or else GB18030. */
    private static String text(byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        boolean other = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, false)
                .isError();
        String decoded = other
                ? new String(bytes, Charset.forName("GB18030"))
                : text.flip().toString();
        return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
    }

    private void explain(Exception thrown, Remarks remarks) {
        Finding finding = SourceTrouble.finding(thrown, contract.source()).orElse(null);
        if (finding == null) {
            remarks.fault(subject() + " cannot be asked: " + Settings.withoutSecrets(String.valueOf(thrown)));
        } else if (PASSING.contains(finding.code())) {
            remarks.now(subject() + ": " + words(finding));
        } else {
            remarks.fault(subject() + ": " + words(finding));
        }
    }

    private static String words(Finding finding) {
        return finding.title(Locale.ENGLISH) + ": " + finding.found() + "; " + finding.remedy(Locale.ENGLISH);
    }

    private static void delete(Path target) {
        try {
            if (target != null) {
                Files.deleteIfExists(target);
            }
        } catch (IOException left) {
            target.toFile().deleteOnExit();
        }
    }
}
