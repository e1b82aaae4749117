// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Breaks the connection when an answer is closed before its end. The client would read the rest first, to use the
 * connection again: of an answer that never ends, for ever. Nor does it wait as long as an answer asks it to, and ask
 * again: a finding says that it was asked to wait.
 */
final class CutOff implements HttpClientConfigurer {

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries();
        client.addExecInterceptorFirst("cut-off", CutOff::answer);
    }

    private static ClassicHttpResponse answer(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        ClassicHttpResponse response = chain.proceed(request, scope);
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
