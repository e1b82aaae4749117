// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jundeng.pipeline.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is uploaded, on the disk: found again, let go, and never mistaken for what it is not. */
class UploadStoreTest {

    private static final Instant NOW = Instant.parse("2014-07-10T01:02:03Z");
    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private Workspace workspace;
    private UploadStore store;

    @BeforeEach
    void open() {
        workspace = new Workspace(folder);
        store = new UploadStore(workspace);
    }

    private Upload upload() {
        return new Upload(ID, "wu.xiao", "hrss", "就业 2014=06 #!.csv", 3, "ab", NOW, null);
    }

    private Upload kept() throws IOException {
        Path came = store.arriving("node-1", "x").resolve("file");
        Files.writeString(came, "abc");
        store.keep(upload(), came);
        return upload();
    }

    @Test
    void findsAgainWhatItKeeps() throws IOException {
        Upload kept = kept();

        assertThat(store.find(ID, List.of("health", "hrss"))).contains(kept);
        assertThat(store.of(List.of("hrss"))).containsExactly(kept);
        assertThat(store.bytes(kept)).hasContent("abc");
    }

    @Test
    void findsNothingForOtherBureausOrByOtherIds() throws IOException {
        kept();

        assertThat(store.find(ID, List.of("health"))).isEmpty();
        assertThat(store.find("../hrss/.uploads/" + ID, List.of("hrss"))).isEmpty();
        assertThat(store.find("", List.of("hrss"))).isEmpty();
        assertThat(store.of(List.of("health"))).isEmpty();
    }

    @Test
    void whatLiesThereWasNotSentInWhateverWasNoted() throws IOException {
        Upload kept = kept();
        Upload noted = kept.with(new Upload.SentIn("20140710T010203000000-00000001", "wu.xiao", NOW));
        store.write(noted);

        assertThat(store.find(ID, List.of("hrss")))
                .as("killed before it was claimed")
                .contains(kept);
        Files.delete(store.bytes(kept));
        assertThat(store.find(ID, List.of("hrss"))).as("claimed").contains(noted);
    }

    @Test
    void whatSomebodyTookAwayIsNotThere() throws IOException {
        Upload kept = kept();
        Files.delete(store.bytes(kept));

        assertThat(store.find(ID, List.of("hrss"))).isEmpty();
        store.remove(kept);
        assertThat(workspace.uploads("hrss")).isEmptyDirectory();
    }

    @Test
    void aNoteThatSomebodyGarbledIsNone() throws IOException {
        Upload kept = kept();
        Path note = store.bytes(kept).getParent().resolveSibling("upload.properties");
        for (String garbled : List.of("", "bytes=x", "bytes=3\nat=yesterday", "\\uZZZZ")) {
            Files.writeString(note, garbled);
            assertThat(store.find(ID, List.of("hrss"))).as(garbled).isEmpty();
        }
    }

    /** Who reaches the folder of a bureau must not have other files read, sent in or counted by a note. */
    @Test
    void aNoteLeadsToNoOtherFile() throws IOException {
        Upload kept = kept();
        Path bytes = store.bytes(kept).getParent();
        Path other = Files.writeString(folder.resolve("other.csv"), "others");
        for (String name : List.of("../../../../../other.csv", other.toString(), "", "..", ".", "x/../y.csv")) {
            new Upload(ID, "wu.xiao", "hrss", name, 3, "ab", NOW, null).write(bytes.getParent());
            assertThat(store.find(ID, List.of("hrss"))).as(name).isEmpty();
            assertThat(store.of(List.of("hrss"))).as(name).isEmpty();
        }
        store.write(kept);
        Files.move(bytes, folder.resolve("moved"));
        Files.createSymbolicLink(bytes, folder.resolve("moved"));
        assertThat(store.find(ID, List.of("hrss"))).as("a link to a folder").isEmpty();
        Files.move(bytes.getParent(), folder.resolve("upload"));
        Files.createSymbolicLink(bytes.getParent(), folder.resolve("upload"));
        assertThat(store.of(List.of("hrss"))).as("a link to an upload").isEmpty();
    }

    @Test
    void aFileHasTheSizeItHasAndNotTheOneThatIsNoted() throws IOException {
        Upload kept = kept();
        store.write(kept.aside(9_000_000_000_000_000_000L));

        assertThat(store.find(ID, List.of("hrss"))).contains(kept);
    }

    @Test
    void removesWhatWasComingToItsOwnNodeOnly() throws IOException {
        Path own = store.arriving("node/1", "a");
        Path other = store.arriving("node/10", "b");
        Files.writeString(own.resolve("part"), "half");
        Files.createSymbolicLink(own.resolve("link"), folder);

        store.removeArriving("node/1");

        assertThat(own).doesNotExist();
        assertThat(other).exists();
        assertThat(folder).as("a link is not followed").exists();
    }

    @Test
    void countsWhatIsComing() {
        UploadLimits limits = new UploadLimits(1, 1, 1, 2, 3, Duration.ofHours(1));
        Arriving arriving = new Arriving();

        assertThat(arriving.begins("wu.xiao", limits)).isTrue();
        assertThat(arriving.begins("wu.xiao", limits)).isTrue();
        assertThat(arriving.begins("wu.xiao", limits)).as("a third of one user").isFalse();
        assertThat(arriving.begins("zheng.bo", limits)).isTrue();
        assertThat(arriving.begins("zhou.lan", limits)).as("a fourth in all").isFalse();
        arriving.ended("wu.xiao");
        assertThat(arriving.begins("zhou.lan", limits)).isTrue();
        assertThat(arriving.count()).isEqualTo(3);
    }
}
