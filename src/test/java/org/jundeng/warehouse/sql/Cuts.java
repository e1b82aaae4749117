// SPDX-License-Identifier: Apache-2.0
package org.jundeng.warehouse.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections that are cut at a commit, when told: the server has then heard of it, or has not. */
public final class Cuts {

    private final DataSource real;
    private When next = When.NEVER;

    public Cuts(DataSource real) {
        this.real = real;
    }

    /** When the connection is cut. */
    public enum When {
        NEVER,
        BEFORE_COMMIT,
        AFTER_COMMIT
    }

    /** The next commit is cut. */
    public void cut(When when) {
        next = when;
    }

    public DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                Cuts.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(real, method, arguments);
                    return result instanceof Connection connection ? cuttable(connection) : result;
                });
    }

    private Connection cuttable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Cuts.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    When when = next;
                    if (!method.getName().equals("commit") || when == When.NEVER) {
                        return call(connection, method, arguments);
                    }
                    next = When.NEVER;
                    if (when == When.AFTER_COMMIT) {
                        connection.commit();
                    }
                    connection.abort(Runnable::run);
                    throw new SQLException("the connection was cut", "08006");
                });
    }

    private static Object call(Object on, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
