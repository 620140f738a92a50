package dev.baton.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source without the round trip DBOS makes to ask for the isolation that is there anyway.
 */
final class QuietDataSource {
    private QuietDataSource() {}

    static DataSource of(DataSource source) {
        return (DataSource)
                Proxy.newProxyInstance(
                        QuietDataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (_, method, arguments) -> {
                            var result = call(source, method, arguments);
                            return result instanceof Connection connection
                                    ? quiet(connection)
                                    : result;
                        });
    }

    private static Connection quiet(Connection connection) {
        return (Connection)
                Proxy.newProxyInstance(
                        QuietDataSource.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) ->
                                redundant(method, arguments)
                                        ? null
                                        : call(connection, method, arguments));
    }

    private static boolean redundant(Method method, @Nullable Object @Nullable [] arguments) {
        return method.getName().equals("setTransactionIsolation")
                && arguments != null
                && Integer.valueOf(Connection.TRANSACTION_READ_COMMITTED).equals(arguments[0]);
    }

    private static @Nullable Object call(
            Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
