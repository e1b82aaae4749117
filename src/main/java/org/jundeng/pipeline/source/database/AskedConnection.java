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
import java.util.List;

/**
 * A connection as the routes see it: the driver's, with the dialect between. Statements stream and end in time, rows
 * give exact values under the promised names, errors say what they mean, and nothing is ever committed.
 */
final class AskedConnection implements InvocationHandler {

    private static final List<String> SET_HERE = List.of("setFetchSize", "setQueryTimeout", "setMaxRows");

    private final Connection real;
    private final Session session;
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
        statement.setFetchSize(session.dialect().fetchSize());
        if (session.dialect().knowsQueryTimeout()) {
            statement.setQueryTimeout(session.limits().answerSeconds());
        }
        String prepared = statement instanceof PreparedStatement ? (String) arguments[0] : null;
        Class<?> kind = prepared == null ? Statement.class : PreparedStatement.class;
        return proxy(kind, new Asked(statement, prepared));
    }

    /** An answer that was not read to its end may still be coming: then the connection is cut. */
    private void close() throws SQLException {
        if (limit != null) {
            limit.close();
        }
        if (real.isClosed()) {
            return;
        }
        if (unfinished) {
            AnswerLimit.cut(real);
            return;
        }
        if (!real.getAutoCommit()) {
            real.rollback();
        }
        real.close();
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
                throw limit.told(session, e.getCause());
            } catch (SQLException | RuntimeException | LinkageError e) {
                throw limit.told(session, e);
            }
        }

        private Object adapted(Statement proxy, Object result) throws SQLException {
            return result instanceof ResultSet rows ? proxy(ResultSet.class, new Answer(proxy, rows)) : result;
        }
    }

    /** The rows of an answer. */
    private final class Answer implements InvocationHandler {

        private final Statement statement;
        private final ResultSet rows;
        private final List<SourceColumn> columns;

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
                            ? value(index)
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
            try {
                boolean more = rows.next();
                if (more) {
                    limit.row();
                }
                unfinished = more;
                return more;
            } catch (SQLException | RuntimeException | LinkageError e) {
                throw limit.told(session, e);
            }
        }

        private Object value(int index) throws Throwable {
            try {
                return session.dialect().value(rows, index, columns.get(index - 1), session.limits());
            } catch (SQLException | RuntimeException | LinkageError e) {
                throw limit.told(session, e);
            }
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
