// SPDX-License-Identifier: Apache-2.0
package org.jundeng.web.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jundeng.web.access.LoginSite;

/** A user at the desk, byte by byte as a browser sends it. */
record Browsing(LoginSite site, String cookie, String token) {

    private static final String BOUNDARY = "----boundary7MA4YWxkTrZu0gW";

    /** A user who has logged in. */
    static Browsing of(LoginSite site, String user) throws IOException {
        String cookie = site.logIn(user);
        return new Browsing(site, cookie, LoginSite.token(site.get("/me", cookie)));
    }

    String get(String path) throws IOException {
        return site.get(path, cookie);
    }

    /** The form of an upload's page. */
    String act(String id, String deed) throws IOException {
        return site.post("/upload?id=" + id, cookie, "token=" + token + "&do=" + deed);
    }

    /** The id of a file that was uploaded. */
    String uploaded(String bureau, String name, byte[] bytes) throws IOException {
        String answer = upload(bureau, name, bytes);
        if (!answer.startsWith("HTTP/1.1 303 ")) {
            throw new AssertionError(answer);
        }
        return answer.replaceAll("(?s).*Location: \\./upload\\?id=([0-9a-f]{32}).*", "$1");
    }

    String upload(String bureau, String name, byte[] bytes) throws IOException {
        return upload(List.of("Cookie: " + cookie, "Sec-Fetch-Site: same-origin"), token, bureau, name, bytes);
    }

    String upload(List<String> headers, String formToken, String bureau, String name, byte[] bytes) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(before(formToken, bureau, name));
        body.writeBytes(bytes);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return answer(headers, "Content-Length: " + body.size(), out -> out.write(body.toByteArray()));
    }

    /** What a browser sends before the bytes of the file; it codes quotes of names, and nothing else. */
    static byte[] before(String formToken, String bureau, String name) {
        StringBuilder text = new StringBuilder();
        field(text, "token", formToken);
        field(text, "bureau", bureau);
        text.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"");
        text.append(name.replace("\"", "%22")).append("\"\r\nContent-Type: text/plain\r\n\r\n");
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n");
    }

    /** Sends a body. */
    interface Sending {
        void to(OutputStream out) throws IOException;
    }

    String answer(List<String> headers, String length, Sending body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", site.port())) {
            socket.setSoTimeout(30_000);
            StringBuilder head = new StringBuilder("POST /desk HTTP/1.1\r\nHost: localhost:" + site.port() + "\r\n");
            headers.forEach(each -> head.append(each).append("\r\n"));
            head.append("Content-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\n");
            head.append(length).append("\r\nConnection: close\r\n\r\n");
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
            try {
                body.to(socket.getOutputStream());
                socket.getOutputStream().flush();
            } catch (SocketException cutOff) {
                // The answer tells why.
            }
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** A few hundred kilobytes that unpack to hundreds of megabytes. */
    static byte[] bomb() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml")) {
                zip.putNextEntry(new ZipEntry(name));
                byte[] zeros = new byte[1 << 20];
                for (int i = 0; i < 128; i++) {
                    zip.write(zeros);
                }
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    static void chunk(OutputStream out, byte[] bytes) throws IOException {
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** The files below a folder. */
    static List<Path> files(Path below) throws IOException {
        if (Files.notExists(below)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
