// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers whose head never ends: each byte of it breaks the silence that the client bounds. */
class CutOffTest {

    @ParameterizedTest
    @ValueSource(strings = {"x", "HTTP/1.1 102 Processing\r\n\r\n"})
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void endsTheWaitForStatusAndHeaders(String drop) throws IOException {
        String begin = drop.equals("x") ? "HTTP/1.1 200 OK\r\n" : "";
        try (ServerSocket server = dripping(begin, drop);
                CloseableHttpClient client = client(300, 1)) {
            assertThatThrownBy(() ->
                            client.execute(question(server), response -> EntityUtils.toString(response.getEntity())))
                    .isInstanceOf(SocketTimeoutException.class)
                    .hasMessageStartingWith("status and headers had not come after ");
        }
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void doesNothingToAnAnswerThatComes() throws IOException {
        try (ServerSocket server = dripping("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]", "");
                CloseableHttpClient client = client(30_000, 60)) {
            String answer = client.execute(question(server), response -> EntityUtils.toString(response.getEntity()));
            assertThat(answer).isEqualTo("[]");
        }
    }

    private static CloseableHttpClient client(int responseMillis, int cutOffSeconds) {
        HttpClientBuilder client = HttpClientBuilder.create()
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(responseMillis, TimeUnit.MILLISECONDS)
                        .build());
        new CutOff(Duration.ofSeconds(cutOffSeconds)).configureHttpClient(client);
        return client.build();
    }

    private static HttpGet question(ServerSocket server) {
        return new HttpGet("http://127.0.0.1:" + server.getLocalPort() + "/");
    }

    /** A server that answers with {@code begin} and then, until nobody listens, with one drop after another. */
    private static ServerSocket dripping(String begin, String drop) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> drip(server, begin, drop), "dripping");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static void drip(ServerSocket server, String begin, String drop) {
        try (Socket asking = server.accept();
                OutputStream out = asking.getOutputStream()) {
            out.write(begin.getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write(drop.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                if (server.isClosed()) {
                    return;
                }
            }
        } catch (IOException nobodyListens) {
            return;
        }
    }
}
