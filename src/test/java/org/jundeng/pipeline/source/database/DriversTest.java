// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drivers that are shipped and drivers in folders, made here for the product "domestic". */
class DriversTest {

    private static final String URL = "jdbc:domestic://h/d";
    private static final String SOURCE = """
            public class DomesticDriver implements java.sql.Driver {
                public java.sql.Connection connect(String url, java.util.Properties info) { return Lent.none(); }
                public boolean acceptsURL(String url) { return url.startsWith("jdbc:domestic:"); }
                public java.sql.DriverPropertyInfo[] getPropertyInfo(String url, java.util.Properties info) {
                    return null;
                }
                public int getMajorVersion() { return 1; }
                public int getMinorVersion() { return 0; }
                public boolean jdbcCompliant() { return false; }
                public java.util.logging.Logger getParentLogger() { return null; }
            }
            class Lent { static java.sql.Connection none() { return null; } }
            """;

    @TempDir
    Path folder;

    private Path inside;
    private Path beside;

    @BeforeEach
    void folders() throws IOException {
        inside = permitted(Files.createDirectories(folder.resolve("data/drivers")), "rwxr-xr-x");
        beside = permitted(Files.createDirectories(folder.resolve("drivers")), "rwxr-xr-x");
    }

    @Test
    void areFoundInTheWorkspaceAndBesideIt() throws IOException, NoDriver {
        jar(beside.resolve("domestic.jar"), true, "DomesticDriver", "Lent");

        assertThat(found(URL)).isEqualTo("DomesticDriver");

        Files.move(beside.resolve("domestic.jar"), inside.resolve("domestic.jar"));
        assertThat(found(URL)).isEqualTo("DomesticDriver");
    }

    @Test
    void areShippedWhereTheirLicenceAllowsIt() throws NoDriver {
        assertThat(found("jdbc:postgresql://h/d")).isEqualTo("org.postgresql.Driver");
        assertThat(found("jdbc:mariadb://h/d")).isEqualTo("org.mariadb.jdbc.Driver");
        assertThat(found("jdbc:sqlserver://h")).isEqualTo("com.microsoft.sqlserver.jdbc.SQLServerDriver");
        assertThat(found("jdbc:sqlite:d.db")).isEqualTo("org.sqlite.JDBC");
    }

    @Test
    void seeNothingOfThisProgram() throws IOException {
        jar(inside.resolve("domestic.jar"), true, "DomesticDriver", "Lent");
        try (Drivers drivers = drivers()) {
            ClassLoader loader =
                    drivers.driver(URL, Optional.empty()).getClass().getClassLoader();

            assertThatThrownBy(() -> loader.loadClass("org.postgresql.Driver"))
                    .isInstanceOf(ClassNotFoundException.class);
        } catch (NoDriver e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thatAreMissingAreAFaultThatSaysWhatToDo() {
        assertThatThrownBy(() -> found("jdbc:oracle:thin:scott/tiger@//h:1521/d"))
                .hasMessage("jdbc:oracle:thin:scott/***@//h:1521/d: no driver takes it")
                .isInstanceOfSatisfying(NoDriver.class, missing -> {
                    assertThat(missing.product()).isEqualTo("Oracle");
                    assertThat(missing.jar()).isEqualTo("ojdbc17.jar");
                    assertThat(missing.folder()).isEqualTo(inside.toString());
                });
        assertThatThrownBy(() -> found("jdbc:mysql://h/d"))
                .hasMessage("jdbc:mysql://h/d: no driver takes it; the driver that is shipped takes it, too, if the"
                        + " address begins with jdbc:mariadb:");
        assertThatThrownBy(() -> found("mysql://h/d"))
                .hasMessage("mysql://h/d: the address does not begin with jdbc:, such as"
                        + " jdbc:mariadb://host:3306/database");
    }

    @Test
    void thatCannotBeReadAreNamed() throws IOException {
        permitted(Files.writeString(inside.resolve("half.jar"), "PK"), "rw-r--r--");

        assertThatThrownBy(() -> found(URL))
                .hasMessageStartingWith(URL + ": no driver takes it; besides, " + inside.resolve("half.jar")
                        + " cannot be read as a jar (");
        try (Drivers drivers = drivers()) {
            assertThat(drivers.troubles()).hasSize(1);
        }
    }

    @Test
    void thatAreThereTwiceAreNotGuessedAt() throws IOException {
        jar(inside.resolve("domestic-1.jar"), true, "DomesticDriver", "Lent");
        jar(beside.resolve("domestic-2.jar"), true, "DomesticDriver", "Lent");

        assertThatThrownBy(() -> found(URL))
                .hasMessage(URL + ": the driver DomesticDriver is there twice, in " + inside.resolve("domestic-1.jar")
                        + " and " + beside.resolve("domestic-2.jar"));
    }

    @Test
    void whoseJarDoesNotNameThemAreNamedBySetting() throws IOException {
        jar(inside.resolve("domestic.jar"), false, "DomesticDriver", "Lent");

        assertThatThrownBy(() -> found(URL)).hasMessage(URL + ": no driver takes it");
        try (Drivers drivers = drivers()) {
            assertThat(drivers.driver(URL, Optional.of("DomesticDriver")).acceptsURL(URL))
                    .isTrue();
            assertThatThrownBy(() -> drivers.driver(URL, Optional.of("dm.Driver")))
                    .hasMessage(URL + ": no jar has the class dm.Driver");
            assertThatThrownBy(() -> drivers.driver(URL, Optional.of("Lent")))
                    .hasMessageStartingWith(URL + ": the class Lent is no JDBC driver: ");
        } catch (java.sql.SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void thatNeedAnotherJarSayWhichClassIsMissing() throws IOException {
        jar(inside.resolve("domestic.jar"), true, "DomesticDriver");

        try (Drivers drivers = drivers()) {
            SourceDatabase database = SourceDatabaseTest.database(URL, drivers, 5);

            assertThatThrownBy(database::getConnection)
                    .isInstanceOf(NoDriver.class)
                    .hasMessage(URL + ": the driver DomesticDriver cannot be used: it needs the class Lent, which no"
                            + " jar there has");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwxrwxr-x", "rwxr-xrwx"})
    void areNotLoadedFromAFolderThatOthersCanWrite(String permissions) throws IOException {
        jar(beside.resolve("domestic.jar"), true, "DomesticDriver", "Lent");
        permitted(beside, permissions);

        assertThatThrownBy(() -> found(URL))
                .hasMessage(URL + ": no driver takes it; besides, " + beside + " can be written by others than its"
                        + " owner, and nothing is loaded from it, because a driver runs with all rights of this"
                        + " process; have what lies there checked, then run: chmod go-w " + beside);
        assertThatThrownBy(() -> named("DomesticDriver")).hasMessageContaining("no jar has the class DomesticDriver");
    }

    @Test
    void areNotLoadedFromAJarThatOthersCanWrite() throws IOException, NoDriver {
        Path stranger = beside.resolve("domestic.jar");
        jar(stranger, true, "DomesticDriver", "Lent");
        permitted(stranger, "rw-r--rw-");

        assertThatThrownBy(() -> found(URL)).hasMessageEndingWith("chmod go-w " + stranger);
        assertThatThrownBy(() -> named("DomesticDriver")).isInstanceOf(NoDriver.class);

        permitted(stranger, "rw-r--r--");
        assertThat(found(URL)).isEqualTo("DomesticDriver");
    }

    @Test
    void areNotLoadedFromWhatBelongsToSomebodyElse() throws IOException {
        long owner = ((Number) Files.getAttribute(beside, "unix:uid")).longValue();

        assertThat(Changeable.byOthers(beside, owner)).isEmpty();
        assertThat(Changeable.byOthers(Path.of("/"), owner + 1))
                .describedAs("what belongs to root is nobody else's")
                .isEmpty();
        Path theirs = Files.createTempFile(folder, "of-", ".jar");
        try {
            Files.setAttribute(theirs, "unix:uid", (int) owner + 1);
        } catch (IOException onlyRootMayGiveAway) {
            assertThat(Changeable.byOthers(theirs, owner + 1).orElseThrow())
                    .contains(theirs + " belongs to user ")
                    .endsWith("chown -h root " + theirs);
            return;
        }
        assertThat(Changeable.byOthers(theirs).orElseThrow()).endsWith("chown -h root " + theirs);
    }

    @Test
    void inAFolderWithoutJarsAreNoTrouble() throws IOException {
        permitted(beside, "rwxrwxrwx");

        try (Drivers drivers = drivers()) {
            assertThat(drivers.troubles()).isEmpty();
        }
    }

    private void named(String className) throws NoDriver {
        try (Drivers drivers = drivers()) {
            drivers.driver(URL, Optional.of(className));
        }
    }

    private static Path permitted(Path path, String permissions) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }

    private String found(String url) throws NoDriver {
        try (Drivers drivers = drivers()) {
            return drivers.driver(url, Optional.empty()).getClass().getName();
        }
    }

    private Drivers drivers() {
        return Drivers.of(folder.resolve("data"));
    }

    /** Writes a jar with these compiled classes, and with the driver's name if it is a service. */
    private void jar(Path jar, boolean service, String... classes) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("source"));
        Path source = Files.writeString(sources.resolve("DomesticDriver.java"), SOURCE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, OutputStream.nullOutputStream(), "-nowarn", source.toString()))
                .isZero();
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of(classes)) {
                out.putNextEntry(new JarEntry(name + ".class"));
                Files.copy(sources.resolve(name + ".class"), out);
            }
            if (service) {
                out.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
                out.write("DomesticDriver\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        permitted(jar, "rw-r--r--");
    }
}
