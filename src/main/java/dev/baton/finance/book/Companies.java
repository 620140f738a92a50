package dev.baton.finance.book;

import java.util.List;

/** Whose books are kept here. */
public interface Companies {
    List<Company> all();

    /** The books of that company, by its id; throws a problem of cause not_found. */
    Books of(String company);
}
