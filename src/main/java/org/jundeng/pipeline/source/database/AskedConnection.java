// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;

/**
 * A connection as the routes see it: the driver's, with the dialect between. Statements stream and end in time, rows
 * give exact values under the promised names, errors say what they mean, and nothing is ever committed.
 */
final class AskedConnection implements InvocationHandler {

    /** Enough that handing over costs nothing, and few enough for rows that are large. */
    private static final int AT_ONCE = 100;

    private static final List<String> SET_HERE = List.of("setFetchSize", "setQueryTimeout", "setMaxRows");

    private final Connection real;
    private final Session session;
    private final DriverThread driver = new DriverThread();
    private AnswerLimit limit;
    private boolean unfinished;

    private AskedConnection(Connection real, Session session) {
        this.real = real;
        this.session = session;
    }

    static Connection over(Connection real, Session session) {
        return proxy(Connection.class, new AskedConnection(real, session));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("close")) {
            close();
            return null;
        }
        Object result = call(real, method, arguments);
        if (!(result instanceof Statement statement)) {
            return result;
        }
        Sessions.hintIfItCan(() -> statement.setFetchSize(session.dialect().fetchSize()));
        if (session.dialect().knowsQueryTimeout()) {
            Sessions.hintIfItCan(
                    () -> statement.setQueryTimeout(session.limits().answerSeconds()));
        }
        String prepared = statement instanceof PreparedStatement ? (String) arguments[0] : null;
        Class<?> kind = prepared == null ? Statement.class : PreparedStatement.class;
        return proxy(kind, new Asked(statement, prepared));
    }

    /** An answer that was not read to its end may still be coming: then the connection is cut. */
    private void close() throws SQLException {
        driver.close();
        if (limit != null) {
            limit.close();
        }
        if (unfinished) {
            AnswerLimit.cut(real);
            return;
        }
        if (real.isClosed()) {
            return;
        }
        try {
            if (!real.getAutoCommit()) {
                real.rollback();
            }
        } finally {
            real.close();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(AskedConnection.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the driver; whatever it throws is told in the dialect. */
    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw session.told(e.getCause());
        }
    }

    /** Has the driver do the work in its thread, and tells what it throws in the dialect. */
    private <T> T inTime(Callable<T> work) throws Throwable {
        try {
            return driver.within(limit.patienceNanos(), work);
        } catch (TimeoutException stillAtIt) {
            unfinished = true;
            throw limit.late();
        } catch (SQLException | RuntimeException | LinkageError e) {
            throw limit.told(session, e);
        }
    }

    /** A statement, from its question to the end of its answer. */
    private final class Asked implements InvocationHandler {

        private final Statement statement;
        private final String prepared;

        Asked(Statement statement, String prepared) {
            this.statement = statement;
            this.prepared = prepared;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            String name = method.getName();
            if (SET_HERE.contains(name) || name.equals("close") && unfinished) {
                return null;
            }
            if (name.startsWith("execute")) {
                return execute((Statement) proxy, method, arguments);
            }
            return adapted((Statement) proxy, call(statement, method, arguments));
        }

        private Object execute(Statement proxy, Method method, Object[] arguments) throws Throwable {
            limit = new AnswerLimit(session.limits().answerSeconds(), System::nanoTime);
            limit.watch(statement, real, session.limits().silenceSeconds());
            return inTime(() -> ask(proxy, method, arguments));
        }

        private Object ask(Statement proxy, Method method, Object[] arguments) throws Exception {
            try {
                Object[] asked = arguments == null ? null : arguments.clone();
                if (asked != null && asked[0] instanceof String sql) {
                    asked[0] = session.dialect().asked(sql);
                    Description.checkLabels(real, (String) asked[0], session);
                } else if (prepared != null) {
                    Description.checkLabels((PreparedStatement) statement, session);
                }
                return adapted(proxy, method.invoke(statement, asked));
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw (Exception) e.getCause();
            }
        }

        private Object adapted(Statement proxy, Object result) throws SQLException {
            return result instanceof ResultSet rows ? proxy(ResultSet.class, new Answer(proxy, rows)) : result;
        }
    }

    /** The rows of an answer, which the driver hands over some at a time. */
    private final class Answer implements InvocationHandler {

        private final Statement statement;
        private final ResultSet rows;
        private final List<SourceColumn> columns;
        private List<Object[]> read = List.of();
        private int at;

        Answer(Statement statement, ResultSet rows) throws SQLException {
            this.statement = statement;
            this.rows = rows;
            unfinished = true;
            this.columns = Description.columns(rows.getMetaData(), session.promised());
            session.promised().checkOnce(columns);
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "next":
                    return next();
                case "getObject":
                    return arguments.length == 1 && arguments[0] instanceof Integer index
                            ? read.get(at)[index - 1]
                            : call(rows, method, arguments);
                case "getMetaData":
                    return proxy(ResultSetMetaData.class, this::described);
                case "getStatement":
                    return statement;
                case "close":
                    return unfinished ? null : call(rows, method, arguments);
                default:
                    return call(rows, method, arguments);
            }
        }

        private boolean next() throws Throwable {
            at++;
            if (at >= read.size() && unfinished) {
                read = inTime(this::some);
                at = 0;
            }
            return at < read.size();
        }

        private List<Object[]> some() throws SQLException {
            List<Object[]> some = new ArrayList<>(AT_ONCE);
            while (some.size() < AT_ONCE) {
                if (!rows.next()) {
                    limit.end();
                    unfinished = false;
                    break;
                }
                limit.row();
                some.add(values());
            }
            return some;
        }

        private Object[] values() throws SQLException {
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = session.dialect().value(rows, i + 1, columns.get(i), session.limits());
            }
            return values;
        }

        /** All columns are read alike, by {@code getObject}. */
        private Object described(Object proxy, Method method, Object[] arguments) throws Throwable {
            switch (method.getName()) {
                case "getColumnLabel", "getColumnName":
                    return columns.get((Integer) arguments[0] - 1).label();
                case "getColumnType":
                    return Types.OTHER;
                default:
                    return call(rows.getMetaData(), method, arguments);
            }
        }
    }
}
