package dev.baton.planner.making;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.baton.json.Json;
import dev.baton.plan.Plan;
import dev.baton.planner.Catalogue;
import dev.baton.planner.Goal;
import dev.baton.planner.PlannerConfig;
import dev.baton.security.Permission;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Plans that models made, by everything they were made from. A plan holds its goal's numbers, names
 * and dates, so only the very same goal is served by it.
 */
final class PlanCache {
    private final Cache<Key, Plan> plans;

    /**
     * The goal without what does not change its meaning, what came along with it, who may do what
     * with which agents and sources, the model, and the day that relative dates count from.
     */
    record Key(
            String goal,
            String input,
            TreeSet<Permission> permissions,
            String catalogue,
            String engine,
            LocalDate today) {
        static Key of(Goal goal, Catalogue catalogue, String engine, LocalDate today) {
            return new Key(
                    normalized(goal.text()),
                    Json.write(goal.input()),
                    new TreeSet<>(goal.caller().permissions()),
                    catalogue.text(),
                    engine,
                    today);
        }

        /** Spaces and closing signs; capitals stay, for names may differ by them alone. */
        static String normalized(String goal) {
            var plain = goal.strip().replaceAll("\\s+", " ").replaceAll("[\\s.?!]+$", "");
            return plain.isEmpty()
                    ? plain
                    : Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
        }
    }

    PlanCache(PlannerConfig config) {
        plans =
                Caffeine.newBuilder()
                        .maximumSize(config.cacheSize())
                        .expireAfterWrite(config.cacheTtl())
                        .recordStats()
                        .build();
    }

    Cache<Key, Plan> cache() {
        return plans;
    }

    Optional<Plan> find(Key key) {
        return Optional.ofNullable(plans.getIfPresent(key));
    }

    void keep(Key key, Plan plan) {
        plans.put(key, plan);
    }
}
