// SPDX-License-Identifier: Apache-2.0
package org.jundeng.binding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A YAML file to bind records from, with keys and enum words in kebab-case, which reports all its faults at once. Read
 * it, then {@link #bind}; {@link #lineOf} gives the line for a later cross check.
 */
public final class YamlFile {

    private final Path file;
    private final byte[] bytes;
    private final Faults faults;
    private final String text;
    private final YamlTree tree;
    private final Map<String, String> standIns = new HashMap<>();

    private YamlFile(Path file, byte[] bytes, String text, Faults faults) {
        this.file = file;
        this.bytes = bytes;
        this.faults = faults;
        this.text = text;
        this.tree = new YamlTree(file, text, faults);
    }

    /** Reads {@code file}; an absent or unreadable file, a wrong charset or broken YAML go to {@code faults}. */
    public static YamlFile read(Path file, Faults faults) {
        byte[] bytes = new byte[0];
        String text = null;
        try {
            bytes = Files.readAllBytes(file);
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException absent) {
            faults.add(file, 0, "there is no such file");
        } catch (CharacterCodingException foreign) {
            faults.add(file, 0, "is not UTF-8; save it as UTF-8");
        } catch (IOException unreadable) {
            faults.add(file, 0, "cannot be read: " + unreadable);
        }
        Faults concerned = text == null ? new Faults() : faults;
        return new YamlFile(file, bytes, text == null ? "" : text, concerned);
    }

    /** Reads a kept text that once was the file {@code name}; broken YAML goes to {@code faults}. */
    public static YamlFile of(Path name, String text, Faults faults) {
        return new YamlFile(name, text.getBytes(StandardCharsets.UTF_8), text, faults);
    }

    /**
     * Binds the document to a record. Faulty parts are noted and left out, so that the rest can still be checked; empty
     * where nothing is left. Check the faults before using the result.
     */
    public <T> Optional<T> bind(Class<T> type) {
        return tree.root() == null ? Optional.empty() : new Binder(file, tree, standIns, faults).bind(type);
    }

    /**
     * Says, before {@link #bind}, what stands in for a key of the document that is absent or faulty, so that the rest
     * is bound and can be checked all the same. The key stays a fault.
     */
    public void standIn(String key, String value) {
        standIns.put(key, value);
    }

    /** After binding: whether something stands in for the key, so that what it says is not the file's. */
    public boolean isStoodIn(String key) {
        return tree.isStoodIn(key);
    }

    /** After binding: whether nothing of a list was left out as faulty. */
    public boolean isWhole(String listPointer) {
        return tree.isWhole(listPointer);
    }

    /**
     * Copies the value of the document's {@code key} into each element of its {@code list} that has none of its own. To
     * be called before {@link #bind}.
     */
    public void inherit(String key, String list) {
        if (tree.root() == null || !tree.root().has(key)) {
            return;
        }
        for (JsonNode element : tree.root().path(list)) {
            if (element instanceof ObjectNode object && !object.has(key)) {
                object.set(key, tree.root().get(key));
            }
        }
    }

    /** The line, from 1, of the node at a JSON pointer or, where there is none, of the nearest node around it. */
    public int lineOf(String jsonPointer) {
        return tree.lineOf(jsonPointer);
    }

    /** After binding: the pointers of a list's elements, without those that were left out as faulty. */
    public List<String> elements(String listPointer) {
        List<String> pointers = new ArrayList<>();
        if (tree.root() != null) {
            tree.placesIn(tree.root().at(listPointer)).forEach(place -> pointers.add(listPointer + "/" + place));
        }
        return pointers;
    }

    /**
     * The values of {@code key} in the elements of the document's {@code list}. Before binding this includes faulty
     * elements, so that one fault does not make each reference to its element a fault, too.
     */
    public List<String> words(String list, String key) {
        List<String> words = new ArrayList<>();
        if (tree.root() != null) {
            for (JsonNode element : tree.root().path(list)) {
                if (element.path(key).isTextual()) {
                    words.add(element.path(key).textValue());
                }
            }
        }
        return words;
    }

    /** Notes a fault at a JSON pointer. */
    public void fault(String jsonPointer, String message) {
        faults.add(file, lineOf(jsonPointer), message);
    }

    /** The SHA-256 of the file's bytes, in hex. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java lacks SHA-256, which every Java must have", impossible);
        }
    }

    /** The file's text; empty where it could not be read. */
    public String text() {
        return text;
    }

    /** The file. */
    public Path file() {
        return file;
    }
}
