// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jundeng.pipeline.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files of the inbox are a bureau's. */
class InboxTreeTest {

    @TempDir
    Path folder;

    private final List<Path> unreadable = new ArrayList<>();

    private InboxTree tree(int depth) {
        return new InboxTree(new Workspace(folder), depth, (path, e) -> unreadable.add(path));
    }

    private Path file(String path) throws IOException {
        Path file = folder.resolve("inbox").resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, path);
    }

    @Test
    void filesInFoldersBelowABureausAreItsDownToADepth() throws IOException {
        List<Path> files = List.of(
                file("hrss/a.csv"), file("hrss/2014/b.csv"), file("hrss/2014/04/c.csv"), file("hrss/2014/04/修订/d.csv"));
        Path deep = file("hrss/2014/04/修订/旧/e.csv").getParent();

        assertThat(tree(3).of("hrss").entries()).containsExactlyInAnyOrderElementsOf(files);
        assertThat(tree(3).of("hrss").tooDeep()).containsExactly(deep);
        assertThat(tree(0).of("hrss").entries()).containsExactly(files.get(0));
        assertThat(tree(0).of("hrss").tooDeep()).containsExactly(folder.resolve("inbox/hrss/2014"));
    }

    @Test
    void hiddenFoldersAndThoseOfSystemsArePassedOver() throws IOException {
        file("hrss/.claims/x/bytes/a.csv");
        file("hrss/@eaDir/a.csv");
        file("hrss/2014/#recycle/a.csv");
        file("hrss/$RECYCLE.BIN/a.csv");
        file("hrss/__MACOSX/a.csv");

        assertThat(tree(3).of("hrss").entries()).isEmpty();
        assertThat(tree(0).of("hrss").tooDeep()).containsExactly(folder.resolve("inbox/hrss/2014"));
    }

    @Test
    void linksAreEntriesAndNeverFollowed() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("secret.csv"), "x");
        Files.createDirectories(folder.resolve("inbox/hrss"));
        Path link = Files.createSymbolicLink(folder.resolve("inbox/hrss/2014"), outside);
        Files.createSymbolicLink(folder.resolve("inbox/health"), outside);

        assertThat(tree(3).of("hrss").entries()).containsExactly(link);
        assertThat(tree(3).of("health").entries()).isEmpty();
        assertThat(tree(3).bureaus()).containsExactly("hrss");
    }

    @Test
    void foldersForTrialsBringNothingButAreKnown() throws IOException {
        Path chinese = file("hrss/试投/a.csv").getParent();
        Path english = file("hrss/Try/a.csv").getParent();
        Path deeper = file("hrss/2014/try/a.csv");

        assertThat(tree(3).of("hrss").entries()).containsExactly(deeper);
        assertThat(tree(3).trials("hrss")).containsExactlyInAnyOrder(chinese, english);
        assertThat(tree(3).trials("health")).isEmpty();
    }

    @Test
    void whatCannotBeListedIsSaid() throws IOException {
        file("hrss/a.csv");

        assertThat(tree(3).children(folder.resolve("inbox/hrss/a.csv"))).isEmpty();
        assertThat(tree(3).children(folder.resolve("nowhere"))).isEmpty();
        assertThat(unreadable).containsExactly(folder.resolve("inbox/hrss/a.csv"));
    }
}
