package dev.baton.finance.book.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** One connection that everyone gets, whose transaction nobody but the test ends. */
record Held(Connection connection) implements DataSource {
    private static final Set<String> LEFT_OUT =
            Set.of("close", "commit", "rollback", "setAutoCommit");

    @Override
    public Connection getConnection() {
        return (Connection)
                Proxy.newProxyInstance(
                        Held.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, values) -> {
                            if (LEFT_OUT.contains(method.getName())) {
                                return null;
                            }
                            try {
                                return method.invoke(connection, values);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Override
    public Connection getConnection(String user, String password) {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing within");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
