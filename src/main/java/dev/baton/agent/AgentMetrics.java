package dev.baton.agent;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** What is counted of agents, under the names that dashboards of agent systems know. */
@ApplicationScoped
class AgentMetrics {
    private final AgentRegistry agents;
    private final MeterRegistry registry;

    AgentMetrics(AgentRegistry agents, MeterRegistry registry) {
        this.agents = agents;
        this.registry = registry;
    }

    void start(@Observes StartupEvent event) {
        registry.gauge("registered.agents", agents, each -> each.counts().agents());
        registry.gauge("active.agent.count", agents, each -> each.counts().active());
        registry.gauge("registered.workers", agents, each -> each.counts().instances());
    }
}
