package dev.baton.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;

/**
 * A pool that refuses a second connection to a thread that holds one: enough such threads at once
 * would have all connections and wait for each other.
 */
final class OneEach {
    private static final ThreadLocal<Boolean> HOLDS = ThreadLocal.withInitial(() -> false);

    private OneEach() {}

    static DataSource of(DataSource pool) {
        return (DataSource)
                Proxy.newProxyInstance(
                        OneEach.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, arguments) -> {
                            if (!method.getName().equals("getConnection")) {
                                return call(pool, method, arguments);
                            }
                            if (HOLDS.get()) {
                                throw new IllegalStateException(
                                        "a second connection for one thread");
                            }
                            var connection = (Connection) call(pool, method, arguments);
                            HOLDS.set(true);
                            return watched(connection);
                        });
    }

    private static Connection watched(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        OneEach.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                HOLDS.set(false);
                            }
                            return call(connection, method, arguments);
                        });
    }

    private static Object call(Object target, java.lang.reflect.Method method, Object[] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
