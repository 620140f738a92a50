package dev.baton.finance.risk;

import dev.baton.agent.Agent;
import dev.baton.finance.book.Books;
import dev.baton.finance.step.OneCompany;

/** The agent of alerts for one company's books. */
public final class Watcher {
    private Watcher() {}

    public static Agent of(Books books) {
        return new AlertAgent(
                new Watch(
                        new OneCompany(books),
                        (_, _, _, _) -> {},
                        _ -> Settings.DEFAULT.covenants()));
    }
}
