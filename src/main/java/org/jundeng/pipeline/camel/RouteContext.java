// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.camel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.SuspendableService;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.component.file.FileEndpoint;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.ScheduledPollConsumer;
import org.jundeng.binding.Faults;
import org.jundeng.binding.InvalidConfiguration;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Camel with the route files of one folder. All routes are built and checked, whichever are started: a single night
 * starts only those that are called, {@code serve} also those that watch folders or run by schedule.
 */
final class RouteContext implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RouteContext.class);
    private static final int SHUTDOWN_SECONDS = 18;
    private static final int NEVER = 0;

    private final CamelContext context;
    private final ProducerTemplate producer;

    private RouteContext(CamelContext context) {
        this.context = context;
        this.producer = context.createProducerTemplate();
    }

    /**
     * Builds all routes of {@code folder} and starts those that are called; {@link #serve} starts the others.
     *
     * @param properties what {@code {{…}}} stands for in the route files
     * @param beans what the route files call, by name
     * @throws InvalidConfiguration with every route file that cannot be used
     */
    static RouteContext start(Path folder, Map<String, String> properties, Map<String, Object> beans) {
        DefaultCamelContext context = empty(properties, beans);
        Faults faults = new Faults();
        try {
            context.start();
            new RouteFiles(folder, context).load(faults);
            faults.throwIfAny();
            RouteContext routes = new RouteContext(context);
            routes.start(true);
            return routes;
        } catch (RuntimeException e) {
            context.stop();
            throw e;
        }
    }

    /** Calls the direct route {@code name} and returns the body at its end. Throws what the route throws. */
    Object call(String name, Object body) throws Exception {
        Exchange exchange =
                producer.send("direct:" + name, sent -> sent.getMessage().setBody(body));
        Exception thrown = exchange.getException();
        if (thrown instanceof CamelExecutionException && thrown.getCause() instanceof Exception cause) {
            throw cause;
        }
        if (thrown != null) {
            throw thrown;
        }
        return exchange.getMessage().getBody();
    }

    /**
     * Has the route {@code id} look at its source once, if there is such a route; what it finds is taken meanwhile. Its
     * own first look must be far away.
     */
    void lookOnce(String id) {
        Route route = context.getRoute(id);
        if (route != null && route.getConsumer() instanceof ScheduledPollConsumer polling) {
            start(context, route);
            polling.run();
        }
    }

    /** The ids of the routes that do not run. */
    List<String> stopped() {
        return context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> !context.getRouteController().getRouteStatus(id).isStarted())
                .toList();
    }

    /** The folders that routes watch while they serve. */
    Set<Path> watched() {
        return context.getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(FileEndpoint.class::isInstance)
                .map(endpoint -> ((FileEndpoint) endpoint)
                        .getFile()
                        .toPath()
                        .toAbsolutePath()
                        .normalize())
                .collect(Collectors.toSet());
    }

    /** Whether there is a direct route of this name. */
    boolean hasRoute(String name) {
        return context.hasEndpoint("direct://" + name) != null;
    }

    /** Folders are not watched any more and schedules start nothing; what is under way goes on. */
    void suspend() {
        for (Route route : context.getRoutes()) {
            if (!called(route) && route.getConsumer() instanceof SuspendableService watching) {
                watching.suspend();
            }
        }
    }

    /** Whether something is under way. */
    boolean isBusy() {
        return context.getInflightRepository().size() > 0;
    }

    /** Gives what is under way at most 18 seconds to finish. */
    @Override
    public void close() {
        producer.stop();
        context.stop();
    }

    /** Without stream caching, which would hold a whole HTTP body in memory before the spool sees a byte of it. */
    private static DefaultCamelContext empty(Map<String, String> properties, Map<String, Object> beans) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.disableJMX();
        context.setAutoStartup(false);
        context.setStreamCaching(false);
        context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setShutdownNowOnTimeout(true);
        var placeholders = (org.apache.camel.component.properties.PropertiesComponent) context.getPropertiesComponent();
        placeholders.setEnvironmentVariableMode(NEVER);
        placeholders.setSystemPropertiesMode(NEVER);
        Properties initial = new Properties();
        initial.putAll(properties);
        placeholders.setInitialProperties(initial);
        beans.forEach(context.getRegistry()::bind);
        return context;
    }

    /** Starts the routes that watch folders or go by a schedule: they call the others. */
    void serve() {
        start(false);
    }

    /** Starts the routes that are called, or the others. A route that does not start stops no other. */
    private void start(boolean called) {
        context.getRoutes().stream().filter(route -> called(route) == called).forEach(route -> start(context, route));
    }

    private static void start(CamelContext context, Route route) {
        try {
            context.getRouteController().startRoute(route.getRouteId());
            if (route.getEndpoint() instanceof QuartzEndpoint schedule) {
                goByTheWallClock(schedule);
            }
        } catch (Exception e) {
            LOG.error("route {} does not start: {}", route.getRouteId(), e.toString());
        }
    }

    /** Quartz's own trigger would skip a night in spring. */
    private static void goByTheWallClock(QuartzEndpoint schedule) throws SchedulerException {
        Scheduler scheduler = schedule.getComponent().getScheduler();
        if (scheduler.getTrigger(schedule.getTriggerKey()) instanceof CronTrigger cron) {
            scheduler.rescheduleJob(cron.getKey(), LocalTimeTrigger.of(cron));
        }
    }

    /** The trigger of each schedule; none if nothing is scheduled. */
    List<Trigger> schedules() throws SchedulerException {
        List<Trigger> triggers = new ArrayList<>();
        for (Route route : context.getRoutes()) {
            if (route.getEndpoint() instanceof QuartzEndpoint schedule) {
                triggers.add(schedule.getComponent().getScheduler().getTrigger(schedule.getTriggerKey()));
            }
        }
        return triggers;
    }

    private static boolean called(Route route) {
        return route.getEndpoint() instanceof DirectEndpoint;
    }
}
