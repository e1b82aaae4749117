// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jundeng.binding.Settings;

/**
 * The JDBC drivers at hand: those in the folders for drivers, which come first, and those that are shipped. Jars in the
 * folders are seen by each other and by nothing else, so that none can replace a library of this program.
 */
public final class Drivers implements AutoCloseable {

    private static final ClassLoader SHIPPED = Drivers.class.getClassLoader();

    private final List<Path> folders;
    private DriverJars jars;
    private URLClassLoader loader;
    private List<Driver> found;
    private List<String> troubles;

    /** Looks into these folders, of which any may be absent, when a driver is first asked for. */
    public Drivers(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The folders for drivers of a workspace: {@code drivers} in it, and beside it. */
    public static Drivers of(Path workspace) {
        Path root = workspace.toAbsolutePath().normalize();
        return new Drivers(List.of(root.resolve("drivers"), root.resolveSibling("drivers")));
    }

    /** What is wrong with the jars in the folders, a sentence each; none where all can be used. */
    public synchronized List<String> troubles() {
        look();
        return troubles;
    }

    /**
     * The driver for an address.
     *
     * @param className the class of the driver, which is needed where its jar does not name it
     * @throws NoDriver if there is none, or more than one
     */
    synchronized Driver driver(String url, Optional<String> className) throws NoDriver {
        look();
        if (!String.valueOf(url).startsWith("jdbc:")) {
            throw fault(url, "the address does not begin with jdbc:, such as jdbc:mariadb://host:3306/database", null);
        }
        if (className.isPresent()) {
            return named(url, className.get());
        }
        List<Driver> taking = taking(url, found);
        if (taking.isEmpty()) {
            taking = taking(url, shipped());
        }
        if (taking.size() > 1) {
            throw fault(
                    url,
                    "several drivers take it: "
                            + taking.stream()
                                    .map(driver -> driver.getClass().getName())
                                    .collect(Collectors.joining(", "))
                            + "; remove one, or name one by the setting jundeng.source.NAME.driver",
                    null);
        }
        if (taking.isEmpty()) {
            throw fault(url, none(url), null);
        }
        checkOnce(url, taking.get(0).getClass().getName());
        return taking.get(0);
    }

    /** A driver that lacks a class which it needs. */
    NoDriver unusable(String url, String className, LinkageError lacking) {
        return fault(url, "the driver " + className + " cannot be used: " + lacks(lacking), lacking);
    }

    @Override
    public synchronized void close() {
        try {
            if (loader != null) {
                loader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("closing the drivers' jars", e);
        }
    }

    private Driver named(String url, String className) throws NoDriver {
        checkOnce(url, className);
        try {
            Class<?> type =
                    Class.forName(className, true, jars.holding(className).isEmpty() ? SHIPPED : loader);
            return (Driver) type.getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw fault(url, "no jar has the class " + className + also(), e);
        } catch (ReflectiveOperationException | ClassCastException e) {
            throw fault(url, "the class " + className + " is no JDBC driver: " + e, e);
        } catch (LinkageError e) {
            throw unusable(url, className, e);
        }
    }

    private void checkOnce(String url, String className) throws NoDriver {
        List<String> holding = jars.holding(className);
        if (holding.size() > 1) {
            throw fault(url, "the driver " + className + " is there twice, in " + String.join(" and ", holding), null);
        }
    }

    private String none(String url) {
        String mysql = url.startsWith("jdbc:mysql:")
                ? "; the driver that is shipped takes it, too, if the address begins with jdbc:mariadb:"
                : "";
        return "no driver takes it" + mysql + also();
    }

    private String also() {
        return troubles.isEmpty() ? "" : "; besides, " + String.join("; ", troubles);
    }

    private NoDriver fault(String url, String said, Throwable cause) {
        Dialect dialect = Dialects.of(url);
        return new NoDriver(
                Settings.withoutSecrets(String.valueOf(url)) + ": " + said,
                dialect.product(),
                dialect.jar(),
                folders.get(0).toString(),
                cause);
    }

    private void look() {
        if (jars == null) {
            jars = DriverJars.in(folders);
            troubles = new ArrayList<>(jars.troubles());
            loader = new URLClassLoader("drivers", jars.urls(), ClassLoader.getPlatformClassLoader());
            found = jars.isEmpty() ? List.of() : all(ServiceLoader.load(Driver.class, loader), troubles);
        }
    }

    private static Collection<Driver> shipped() {
        return all(ServiceLoader.load(Driver.class, SHIPPED), new ArrayList<>());
    }

    private static List<Driver> all(ServiceLoader<Driver> services, List<String> troubles) {
        List<Driver> drivers = new ArrayList<>();
        Iterator<Driver> each = services.iterator();
        while (true) {
            try {
                if (!each.hasNext()) {
                    return drivers;
                }
                drivers.add(each.next());
            } catch (ServiceConfigurationError | LinkageError unusable) {
                troubles.add("a driver cannot be used: " + lacks(unusable));
            }
        }
    }

    private static List<Driver> taking(String url, Collection<Driver> drivers) {
        return drivers.stream().filter(driver -> accepts(driver, url)).toList();
    }

    private static boolean accepts(Driver driver, String url) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException | RuntimeException | LinkageError no) {
            return false;
        }
    }

    private static String lacks(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        boolean isMissing = root instanceof NoClassDefFoundError || root instanceof ClassNotFoundException;
        return isMissing
                ? "it needs the class " + String.valueOf(root.getMessage()).replace('/', '.')
                        + ", which no jar there has"
                : root.toString();
    }
}
