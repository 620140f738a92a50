package dev.baton.finance.risk;

import java.util.List;

/** Looks for cases of one rule; the same books give the same cases. */
interface Detector {
    List<Alert> look(Scene scene);
}
