// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a server listens, and that it lets go of the port. */
class ListeningIT {

    private static final Map<String, Page> PAGES = Map.of("/", request -> Response.text("text/plain", "here"));

    @Test
    void saysWhichAddressIsTaken() throws IOException {
        try (WebServer server = new WebServer(null, 0, PAGES)) {
            String address = InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.port();

            assertThatThrownBy(() -> new WebServer(null, server.port(), PAGES))
                    .isInstanceOf(BindException.class)
                    .hasMessage("Cannot listen at " + address
                            + " (Address already in use). Set jundeng.web.port to a free port, or 0 for any.");
        }
    }

    @Test
    void listensToThisMachineAloneUnlessItIsToldMore() throws IOException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .toList();
        try (WebServer closed = new WebServer("127.0.0.1", 0, PAGES);
                WebServer open = new WebServer("0.0.0.0", 0, PAGES)) {
            for (InetAddress other : others) {
                assertThatThrownBy(() -> new Socket(other, closed.port()).close())
                        .isInstanceOf(ConnectException.class);
                assertThatCode(() -> new Socket(other, open.port()).close()).doesNotThrowAnyException();
            }
            new Socket("127.0.0.1", closed.port()).close();
        }
    }

    @Test
    void letsThePortGo() throws IOException {
        WebServer first = new WebServer("127.0.0.1", 0, PAGES);
        int port = first.port();
        first.close();

        try (WebServer second = new WebServer("127.0.0.1", port, PAGES)) {
            assertThat(second.port()).isEqualTo(port);
        }
    }
}
