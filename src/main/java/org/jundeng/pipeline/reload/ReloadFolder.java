// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.reload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jundeng.binding.RestrictedFiles;
import org.jundeng.pipeline.night.OpenWorkspace;
import org.jundeng.pipeline.workspace.Ownership;
import org.jundeng.pipeline.workspace.Workspace;

/**
 * The folder of a workspace by which a command asks the process that serves there to reload, and is answered: a request
 * is an empty file, whose owner is who asks. Each node has a folder of its own.
 *
 * @param path the folder
 */
public record ReloadFolder(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String REQUEST = ".request";
    private static final String ANSWER = ".answer";

    /** The folder of a node; of the only process of the workspace if {@code node} is null. */
    public static ReloadFolder of(Workspace workspace, String node) {
        return new ReloadFolder(workspace.root().resolve(".reload" + Ownership.suffix(node)));
    }

    /** The folder of the process that works in this workspace. */
    public static ReloadFolder of(OpenWorkspace opened) {
        return of(
                opened.workspace(),
                OpenWorkspace.sharedNode(opened.configuration().settings()).orElse(null));
    }

    /** Makes the folder and empties it: whoever asked before the start has what he asked for. */
    void prepare() throws IOException {
        RestrictedFiles.folder(path);
        for (Path file : files("")) {
            Files.deleteIfExists(file);
        }
    }

    /** The requests that are not answered yet. */
    List<Path> requests() {
        try {
            return files(REQUEST);
        } catch (IOException e) {
            throw new UncheckedIOException("looking for requests to reload in " + path, e);
        }
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Asks; returns the number under which {@link #answer} finds the answer. */
    public String ask() throws IOException {
        String id = UUID.randomUUID().toString();
        Files.createFile(path.resolve(id + REQUEST));
        return id;
    }

    /** Answers a request. */
    void answer(Path request, ReloadAttempt attempt) throws IOException {
        String id = request.getFileName().toString().replace(REQUEST, "");
        Path part = path.resolve(id + ".part");
        Files.write(part, JSON.writeValueAsBytes(json(attempt)));
        RestrictedFiles.forTheGroup(part);
        Files.move(part, path.resolve(id + ANSWER), StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(request);
    }

    /** The answer to a request, which is removed; empty while there is none. */
    public Optional<ReloadAttempt> answer(String id) throws IOException {
        Path file = path.resolve(id + ANSWER);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        ReloadAttempt attempt = attempt(JSON.readTree(Files.readAllBytes(file)));
        Files.delete(file);
        return Optional.of(attempt);
    }

    /** Takes a request back that was not answered. */
    public void takeBack(String id) throws IOException {
        Files.deleteIfExists(path.resolve(id + REQUEST));
    }

    private static ObjectNode json(ReloadAttempt attempt) {
        ObjectNode json = JSON.createObjectNode()
                .put("at", attempt.at().toString())
                .put("by", attempt.by())
                .put("way", attempt.way())
                .put("outcome", attempt.outcome().code())
                .put("before", attempt.before())
                .put("after", attempt.after());
        attempt.faults().forEach(json.putArray("faults")::add);
        return json;
    }

    private static ReloadAttempt attempt(JsonNode json) {
        List<String> faults = new ArrayList<>();
        json.required("faults").forEach(fault -> faults.add(fault.textValue()));
        return new ReloadAttempt(
                Instant.parse(json.required("at").textValue()),
                json.required("by").textValue(),
                json.required("way").textValue(),
                ReloadAttempt.Outcome.valueOf(
                        json.required("outcome").textValue().toUpperCase(Locale.ROOT)),
                json.required("before").textValue(),
                json.required("after").textValue(),
                faults);
    }
}
