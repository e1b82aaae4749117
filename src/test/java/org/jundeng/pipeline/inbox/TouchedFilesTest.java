// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jundeng.pipeline.night.MovingClock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other programs do to a file while it is written says nothing of its end. */
class TouchedFilesTest {

    @TempDir
    Path folder;

    private final MovingClock clock = new MovingClock(Clock.systemUTC().instant());
    private final SettledFiles files = new SettledFiles(Duration.ofSeconds(6), clock);

    static Stream<Touch> touches() {
        return Stream.of(Touch.values());
    }

    /** What other programs do to a file that is still being written. */
    enum Touch {
        CHMOD {
            @Override
            void touch(Path file) throws IOException {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
        },
        HARD_LINK_OUT {
            @Override
            void touch(Path file) throws IOException {
                Files.createLink(file.resolveSibling("elsewhere"), file);
            }
        },
        EXTENDED_ATTRIBUTE {
            @Override
            void touch(Path file) throws IOException {
                UserDefinedFileAttributeView attributes =
                        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
                assumeThat(attributes).isNotNull();
                try {
                    attributes.write("scanned", ByteBuffer.wrap(new byte[] {1}));
                } catch (FileSystemException notHere) {
                    assumeThat(notHere).isNull();
                }
            }
        },
        OLD_TIME {
            @Override
            void touch(Path file) throws IOException {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2014-06-01T00:00:00Z")));
            }
        },
        RENAME_AND_BACK {
            @Override
            void touch(Path file) throws IOException {
                Path other = Files.move(file, file.resolveSibling("b.csv"));
                Files.move(other, file);
            }
        };

        abstract void touch(Path file) throws IOException;
    }

    @ParameterizedTest
    @MethodSource("touches")
    void waitsNoShorterForAFileThatIsTouchedWhileItIsWritten(Touch touch) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "figures");
        assertThat(files.settled(file)).isFalse();
        FileStamp before = FileStamp.of(file);
        await().until(() -> {
            touch.touch(file);
            return FileStamp.of(file).changed().isAfter(before.changed());
        });

        assertThat(files.settled(file)).isFalse();
        clock.forward(5);
        assertThat(files.settled(file)).isFalse();
        clock.forward(2);
        assertThat(files.settled(file)).isTrue();
    }
}
