package dev.baton.launch;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database is and how to enter it; {@code url} is in JDBC's form. */
public record Database(String url, String user, String password) {
    /** The same server and person, another database. */
    public Database named(String name) {
        var query = url.indexOf('?');
        var address = query < 0 ? url : url.substring(0, query);
        var parameters = query < 0 ? "" : url.substring(query);
        return new Database(
                address.substring(0, address.lastIndexOf('/') + 1) + name + parameters,
                user,
                password);
    }

    /** The same database, entered as somebody else. */
    public Database as(String otherUser, String otherPassword) {
        return new Database(url, otherUser, otherPassword);
    }

    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return user + "@" + url;
    }
}
