package dev.baton.sql.postgres;

import dev.baton.sql.ConnectionSource;
import dev.baton.sql.source.Access;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.postgresql.Driver;

/** The few connections that Baton opens to one data source: none until the first is needed. */
final class Pool implements ConnectionSource, AutoCloseable {
    private static final int MOST = 8;

    private final AgroalDataSource pool;

    Pool(Access access) throws SQLException {
        pool =
                AgroalDataSource.from(
                        new AgroalDataSourceConfigurationSupplier()
                                .metricsEnabled(false)
                                .connectionPoolConfiguration(size ->
                                        size.initialSize(0)
                                                .minSize(0)
                                                .maxSize(MOST)
                                                .acquisitionTimeout(Duration.ofSeconds(10))
                                                .reapTimeout(Duration.ofMinutes(2))
                                                .maxLifetime(Duration.ofMinutes(30))
                                                .idleValidationTimeout(Duration.ofSeconds(30))
                                                .connectionFactoryConfiguration(factory -> {
                                                    factory.connectionProviderClass(Driver.class)
                                                            .jdbcUrl(access.url().jdbc())
                                                            .principal(
                                                                    new NamePrincipal(
                                                                            access.user()))
                                                            .credential(
                                                                    new SimplePassword(
                                                                            access.password()
                                                                                    .reveal()));
                                                    properties(access)
                                                            .forEach(factory::jdbcProperty);
                                                    return factory;
                                                })));
    }

    /** What the owner of the address asked for, and over it what reading safely needs. */
    static Map<String, String> properties(Access access) {
        var properties = new TreeMap<String, String>();
        properties.put("connectTimeout", "5");
        properties.put("loginTimeout", "10");
        properties.put("socketTimeout", "150");
        properties.put("tcpKeepAlive", "true");
        properties.putAll(access.url().parameters());
        properties.put("ApplicationName", "baton");
        // One statement in a message: a second one after a semicolon cannot be sent.
        properties.put("preferQueryMode", "extended");
        properties.put("prepareThreshold", "0");
        properties.put("readOnly", "true");
        properties.put("options", "-c default_transaction_read_only=on");
        return properties;
    }

    @Override
    public Connection open() throws SQLException {
        return pool.getConnection();
    }

    @Override
    public void close() {
        pool.close();
    }
}
