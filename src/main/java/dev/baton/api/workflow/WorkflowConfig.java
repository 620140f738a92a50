package dev.baton.api.workflow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How workflows that are started by name are carried out. */
@ConfigMapping(prefix = "baton.workflow")
public interface WorkflowConfig {
    /** How long a workflow may take unless its caller says otherwise. */
    @WithDefault("300s")
    Duration timeout();
}
