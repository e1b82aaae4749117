// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchBeanException;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jundeng.binding.Fault;
import org.jundeng.binding.Faults;

/**
 * The route files of a folder: {@code *.camel.yaml}, at any depth. A route that cannot be used is reported as a fault
 * of its file.
 */
final class RouteFiles {

    private static final String ENDING = ".camel.yaml";
    private static final Pattern LINE = Pattern.compile("\\bline (\\d+)");
    private static final Pattern FEED = Pattern.compile("Property with key \\[feed\\.([^.]+)\\.(?:timeout-|binds)");
    private static final Pattern NAME = Pattern.compile("(?:RouteTemplate with id|Property with key) \\[?([^\\s\\]]+)");

    private final Path folder;
    private final CamelContext context;
    private List<Path> files = List.of();

    RouteFiles(Path folder, CamelContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** Adds all routes to the started context, each file by itself, so that all faults are found at once. */
    void load(Faults faults) {
        List<Parsed> parsed = list(faults).stream()
                .map(file -> parse(file, faults))
                .flatMap(List::stream)
                .toList();
        each(parsed, faults, builder -> {
            if (builder instanceof RouteConfigurationsBuilder configurations) {
                context.addRoutesConfigurations(configurations);
            }
        });
        each(parsed, faults, context::addRoutes);
        each(parsed, faults, context::addTemplatedRoutes);
    }

    /** All route files, by name. A folder without any is a fault. */
    private List<Path> list(Faults faults) {
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                faults.add(folder, 0, "no route file (*" + ENDING + ") lies here");
            }
            return files;
        } catch (IOException e) {
            faults.add(folder, 0, "the folder of the route files cannot be read: " + e);
            return List.of();
        }
    }

    private List<Parsed> parse(Path file, Faults faults) {
        try {
            Resource resource = ResourceHelper.fromBytes(file.toString(), Files.readAllBytes(file));
            return PluginHelper.getRoutesLoader(context).findRoutesBuilders(List.of(resource)).stream()
                    .map(builder -> new Parsed(file, builder))
                    .toList();
        } catch (Exception e) {
            add(faults, file, e);
            return List.of();
        }
    }

    private void each(List<Parsed> all, Faults faults, Step step) {
        List<Path> faulty =
                new ArrayList<>(faults.all().stream().map(f -> f.file()).toList());
        for (Parsed parsed : all) {
            if (!faulty.contains(parsed.file)) {
                try {
                    step.apply(parsed.builder);
                } catch (Exception e) {
                    add(faults, parsed.file, e);
                }
            }
        }
    }

    private void add(Faults faults, Path file, Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && !(cause instanceof NoSuchBeanException)) {
            cause = cause.getCause();
        }
        String reason = String.valueOf(cause.getMessage()).strip().replaceAll("\\s+", " ");
        String words = inWords(reason);
        Matcher line = LINE.matcher(reason);
        int known = line.find() ? Integer.parseInt(line.group(1)) : 0;
        Fault fault = known > 0
                ? new Fault(file, known, words)
                : placed(file, wanted(cause, reason))
                        .map(at -> new Fault(at.file, at.line, words))
                        .orElse(new Fault(file, 0, words));
        if (!faults.all().contains(fault)) {
            faults.add(fault.file(), fault.line(), fault.message());
        }
    }

    /** If a feed has no contract, Camel only complains about a missing time limit; this says what is meant. */
    private static String inWords(String reason) {
        Matcher feed = FEED.matcher(reason);
        return feed.find() ? "no contract with a source is called " + feed.group(1) : reason;
    }

    private static String wanted(Throwable cause, String reason) {
        if (cause instanceof NoSuchBeanException bean) {
            return bean.getName();
        }
        Matcher feed = FEED.matcher(reason);
        Matcher name = feed.reset().find() ? feed.reset() : NAME.matcher(reason);
        return name.find() ? name.group(1) : null;
    }

    /** The file and line in which the name occurs: the cause may lie in the error routes, which are in another file. */
    private Optional<Place> placed(Path file, String wanted) {
        if (wanted == null) {
            return Optional.empty();
        }
        return Stream.concat(Stream.of(file), files.stream())
                .map(each -> new Place(each, firstLineWith(each, wanted)))
                .filter(place -> place.line > 0)
                .findFirst();
    }

    private static int firstLineWith(Path file, String text) {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).startsWith("#") && lines.get(i).contains(text)) {
                    return i + 1;
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** A line of a file. */
    private record Place(Path file, int line) {}

    /** A file that has been parsed and is not yet part of the context. */
    private record Parsed(Path file, RoutesBuilder builder) {}

    /** Hands one file's routes to the context. */
    private interface Step {
        void apply(RoutesBuilder builder) throws Exception;
    }
}
