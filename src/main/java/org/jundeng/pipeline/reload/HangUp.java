// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.reload;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signal SIGHUP, by which a service is asked to read its configuration again. The JDK has no public way to hear a
 * signal; its module {@code jdk.unsupported} has one, and where that is missing only the command reloads.
 */
final class HangUp {

    private static final Logger LOG = LoggerFactory.getLogger(HangUp.class);

    private HangUp() {}

    /** Runs {@code action}, which must be short, at each SIGHUP from now on, in place of any other action. */
    static void onSignal(Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object acting = Proxy.newProxyInstance(
                    HangUp.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                            return null;
                        }
                        return method.getName().equals("equals")
                                ? proxy == arguments[0]
                                : System.identityHashCode(proxy);
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), acting);
        } catch (ReflectiveOperationException notHere) {
            LOG.info("SIGHUP is not heard here; \"jundeng reload\" reloads the configuration");
            LOG.debug("SIGHUP is not heard", notHere);
        }
    }
}
