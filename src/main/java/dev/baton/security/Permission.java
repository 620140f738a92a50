package dev.baton.security;

/** What a caller may be allowed to do. */
public enum Permission {
    /** Ask questions of the data sources granted to them. */
    ASK,
    /** Add, change and remove data sources and keys; see every run. */
    ADMIN
}
