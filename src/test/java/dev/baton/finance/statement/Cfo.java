package dev.baton.finance.statement;

import dev.baton.agent.Agent;
import dev.baton.finance.book.Books;
import dev.baton.finance.step.OneCompany;

/** The agent of statements for one company's books, for tests of what is made of its work. */
public final class Cfo {
    private Cfo() {}

    public static Agent of(Books books) {
        return new AiCfoAgent(new OneCompany(books));
    }
}
