package dev.baton.sql;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens a connection to a customer's database for one caller; closing it gives it back. */
@FunctionalInterface
public interface ConnectionSource {
    Connection open() throws SQLException;
}
