// SPDX-License-Identifier: Apache-2.0
package org.jundeng.pipeline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets H2 stand in for Oracle and SQL Server, which cannot run here. It takes addresses such as
 * {@code jdbc:oracle:h2:tcp://localhost:9092/mem:bureau}, so the product of that name is asked in its own dialect, and
 * H2 answers in its mode for that product. It says in H2's words what H2 has other words for, and
 * can abort a connection as the two products' drivers can; all else is H2. What only the real servers and drivers do
 * remains untested.
 */
public final class StandInDriver implements Driver {

    private static final Pattern ADDRESS = Pattern.compile("jdbc:(oracle|sqlserver):h2:(.*)");
    private static final Pattern ZONE = Pattern.compile("alter session set time_zone = ('.*')");
    private static final List<Class<?>> KINDS =
            List.of(Connection.class, PreparedStatement.class, Statement.class, ResultSet.class);

    @Override
    public boolean acceptsURL(String url) {
        return ADDRESS.matcher(url).matches();
    }

    @Override
    public Connection connect(String url, Properties info) throws SQLException {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            return null;
        }
        Properties login = new Properties();
        login.setProperty("user", info.getProperty("user"));
        login.setProperty("password", info.getProperty("password"));
        String mode = address.group(1).equals("oracle") ? "Oracle" : "MSSQLServer";
        String h2 = "jdbc:h2:" + address.group(2) + ";MODE=" + mode + ";IFEXISTS=TRUE";
        AnswerWire wire = wire(h2);
        try {
            Connection connection = new org.h2.Driver().connect(wire.through(h2), login);
            return (Connection) inPlaceOf(connection, wire);
        } catch (SQLException e) {
            wire.close();
            throw e;
        }
    }

    private static AnswerWire wire(String h2) {
        try {
            return AnswerWire.good(h2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object inPlaceOf(Object real, AnswerWire wire) {
        for (Class<?> kind : KINDS) {
            if (kind.isInstance(real)) {
                return Proxy.newProxyInstance(
                        StandInDriver.class.getClassLoader(),
                        new Class<?>[] {kind},
                        (proxy, method, arguments) -> call(real, method, arguments, wire));
            }
        }
        return real;
    }

    private static Object call(Object real, Method method, Object[] arguments, AnswerWire wire) throws Throwable {
        if (method.getName().equals("abort")) {
            wire.close();
            return null;
        }
        Object[] said = arguments == null ? null : arguments.clone();
        if (real instanceof Statement && method.getName().startsWith("execute") && said != null) {
            said[0] = inWordsOfH2((String) said[0]);
        }
        try {
            Object result = method.invoke(real, said);
            if (real instanceof Connection && method.getName().equals("close")) {
                wire.close();
            }
            return inPlaceOf(result, wire);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** H2 has no transaction that reads only; the rest of what keeps a pull from writing is tested all the same. */
    private static String inWordsOfH2(String sql) {
        return sql.equals("set transaction read only")
                ? "call 0"
                : ZONE.matcher(sql).replaceFirst("set time zone $1");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }
}
