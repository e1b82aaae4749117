// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that answers from a script, and may die once it has received a whole mail. */
public final class ScriptedSmtp implements AutoCloseable {

    /** An answer that never comes: the connection breaks. */
    public static final String DIES = "";

    public final List<String> received = new CopyOnWriteArrayList<>();
    final List<String> commands = new CopyOnWriteArrayList<>();
    final Map<String, String> answersToRecipients = new ConcurrentHashMap<>();
    volatile String greeting = "220 here";
    volatile String answerToSender = "250 ok";
    public volatile String answerToMail = "250 kept";
    volatile String answerToLogin = "235 welcome";
    public volatile Runnable beforeAnswerToMail = () -> {};

    private final ServerSocket server;
    private final SSLContext certificate;
    private final boolean smtps;

    private ScriptedSmtp(SSLContext certificate, boolean smtps) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        this.certificate = certificate;
        this.smtps = smtps;
        Thread accepting = new Thread(this::accept, "scripted-smtp");
        accepting.setDaemon(true);
        accepting.start();
    }

    public static ScriptedSmtp inTheClear() throws IOException {
        return new ScriptedSmtp(null, false);
    }

    public static ScriptedSmtp withStartTls(SSLContext certificate) throws IOException {
        return new ScriptedSmtp(certificate, false);
    }

    public static ScriptedSmtp withSmtps(SSLContext certificate) throws IOException {
        return new ScriptedSmtp(certificate, true);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread talking = new Thread(() -> talk(client), "scripted-smtp-client");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket client) {
        try (client) {
            Socket spoken = smtps ? encrypted(client) : client;
            new Talk(spoken, smtps).run();
        } catch (IOException gone) {
            commands.add("(gone: " + gone.getClass().getSimpleName() + ")");
        }
    }

    private Socket encrypted(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) certificate
                .getSocketFactory()
                .createSocket(plain, plain.getInetAddress().getHostAddress(), plain.getPort(), true);
        socket.setUseClientMode(false);
        socket.startHandshake();
        return socket;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private final class Talk {

        private final Socket socket;
        private InputStream in;
        private OutputStream out;
        private boolean encrypted;

        Talk(Socket socket, boolean encrypted) throws IOException {
            this.socket = socket;
            this.encrypted = encrypted;
            use(socket);
        }

        private void use(Socket socket) throws IOException {
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            say(greeting);
            for (String line = line(); line != null; line = line()) {
                commands.add(line);
                String verb = line.split("[ :]")[0].toUpperCase(java.util.Locale.ROOT);
                if (verb.equals("DATA")) {
                    say("354 go on");
                    String mail = mail();
                    if (mail == null) {
                        return;
                    }
                    received.add(mail);
                    beforeAnswerToMail.run();
                    if (answerToMail.equals(DIES)) {
                        return;
                    }
                    say(answerToMail);
                } else if (verb.equals("QUIT")) {
                    say("221 bye");
                    return;
                } else {
                    answer(verb, line);
                }
            }
        }

        private void answer(String verb, String line) throws IOException {
            switch (verb) {
                case "EHLO" -> {
                    say("250-here");
                    say(certificate != null && !encrypted ? "250-STARTTLS" : "250-8BITMIME");
                    say("250 AUTH PLAIN LOGIN");
                }
                case "STARTTLS" -> {
                    say("220 go on");
                    use(ScriptedSmtp.this.encrypted(socket));
                    encrypted = true;
                }
                case "AUTH" -> {
                    if (line.toUpperCase(java.util.Locale.ROOT).startsWith("AUTH LOGIN")) {
                        for (String prompt : List.of("Username:", "Password:")) {
                            say("334 " + Base64.getEncoder().encodeToString(prompt.getBytes(StandardCharsets.UTF_8)));
                            commands.add(line());
                        }
                    }
                    say(answerToLogin);
                }
                case "MAIL" -> say(answerToSender);
                case "RCPT" -> {
                    String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    String answer = answersToRecipients.getOrDefault(address, "250 ok");
                    if (answer.equals(DIES)) {
                        throw new IOException("dead");
                    }
                    say(answer);
                }
                default -> say("250 ok");
            }
        }

        /** The mail; null if its end did not come. */
        private String mail() throws IOException {
            StringBuilder mail = new StringBuilder();
            for (String line = line(); !".".equals(line); line = line()) {
                if (line == null) {
                    return null;
                }
                mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            return mail.toString();
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private String line() throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int one = in.read(); one != '\n'; one = in.read()) {
                if (one < 0) {
                    return null;
                }
                if (one != '\r') {
                    bytes.write(one);
                }
            }
            return bytes.toString(StandardCharsets.ISO_8859_1);
        }
    }
}
