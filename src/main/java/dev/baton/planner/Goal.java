package dev.baton.planner;

import dev.baton.plan.Value;
import dev.baton.security.Caller;

/** What is to be reached, in the caller's words, with what came along with it. */
public record Goal(String text, Value.Fields input, Caller caller) {}
