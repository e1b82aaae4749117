// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.util.Timeout;

/**
 * Breaks the connection when an answer is closed before its end. The client would read the rest first, to use the
 * connection again: of an answer that never ends, for ever. Status and headers have to come within the response timeout
 * altogether: the client bounds each silence only, which a byte now and then breaks. Nor does it wait as long as an
 * answer asks it to, and ask again: a finding says that it was asked to wait.
 */
final class CutOff implements HttpClientConfigurer {

    /** Looking the name up, connecting and TLS have limits of their own, and come before. */
    private static final Duration BEFORE_THE_QUESTION = Duration.ofSeconds(20);

    private final Duration grace;

    CutOff() {
        this(BEFORE_THE_QUESTION);
    }

    /** Lets so much time pass besides the response timeout. */
    CutOff(Duration grace) {
        this.grace = grace;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries();
        client.addExecInterceptorFirst("cut-off", this::answer);
    }

    private ClassicHttpResponse answer(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = inTime(request, scope, chain);
        HttpEntity entity = response.getEntity();
        if (entity != null) {
            response.setEntity(new HttpEntityWrapper(entity) {
                private InputStream content;

                @Override
                public InputStream getContent() throws IOException {
                    if (content == null) {
                        content = new ToItsEnd(super.getContent(), scope);
                    }
                    return content;
                }
            });
        }
        return response;
    }

    /** The answer, of which status and headers have been read. */
    private ClassicHttpResponse inTime(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        Timeout silence = scope.clientContext.getRequestConfigOrDefault().getResponseTimeout();
        if (silence == null || silence.isDisabled()) {
            return chain.proceed(request, scope);
        }
        CompletableFuture<Void> begun = new CompletableFuture<>();
        begun.orTimeout(silence.toMilliseconds() + grace.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(late -> {
                    scope.execRuntime.discardEndpoint();
                    return null;
                });
        ClassicHttpResponse response = null;
        try {
            response = chain.proceed(request, scope);
        } catch (IOException | HttpException | RuntimeException e) {
            if (begun.complete(null)) {
                throw e;
            }
        }
        if (response == null || !begun.complete(null)) {
            throw new SocketTimeoutException("status and headers had not come after " + silence.toSeconds() + " s");
        }
        return response;
    }

    private static final class ToItsEnd extends FilterInputStream {

        private final ExecChain.Scope scope;
        private boolean ended;

        ToItsEnd(InputStream content, ExecChain.Scope scope) {
            super(content);
            this.scope = scope;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            ended |= next < 0;
            return next;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            ended |= count < 0;
            return count;
        }

        @Override
        public void close() throws IOException {
            if (!ended) {
                ended = true;
                scope.execRuntime.discardEndpoint();
            }
            super.close();
        }
    }
}
