package dev.baton.pipeline.entity.merge;

import dev.baton.pipeline.entity.match.RecordId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives companies ids that stay: a company keeps the id that most of its records had before, and a
 * new one gets an id that follows from its first record.
 */
public final class EntityIds {
    private final String sync;
    private final Map<RecordId, UUID> before;

    /** {@code before} is what the last sync of that name said of each record. */
    public EntityIds(String sync, Map<RecordId, UUID> before) {
        this.sync = sync;
        this.before = Map.copyOf(before);
    }

    /** An id for each company, in their order; none twice. */
    public List<UUID> of(List<List<RecordId>> companies) {
        var claims = new ArrayList<Claim>();
        for (int i = 0; i < companies.size(); i++) {
            claims.addAll(claims(i, companies.get(i)));
        }
        claims.sort(Claim.STRONGEST_FIRST);
        var ids = new HashMap<Integer, UUID>();
        var given = new HashSet<UUID>();
        for (var claim : claims) {
            if (!ids.containsKey(claim.company()) && given.add(claim.id())) {
                ids.put(claim.company(), claim.id());
            }
        }
        var all = new ArrayList<UUID>();
        for (int i = 0; i < companies.size(); i++) {
            var kept = ids.get(i);
            all.add(kept == null ? fresh(companies.get(i).getFirst(), given) : kept);
        }
        return all;
    }

    private record Claim(int company, UUID id, long records) {
        static final Comparator<Claim> STRONGEST_FIRST =
                Comparator.comparingLong(Claim::records)
                        .reversed()
                        .thenComparingInt(Claim::company)
                        .thenComparing(Claim::id);
    }

    private List<Claim> claims(int company, List<RecordId> records) {
        var counts = new HashMap<UUID, Long>();
        for (var record : records) {
            var id = before.get(record);
            if (id != null) {
                counts.merge(id, 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .map(count -> new Claim(company, count.getKey(), count.getValue()))
                .toList();
    }

    private UUID fresh(RecordId first, HashSet<UUID> given) {
        var name = sync + "\n" + first;
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        // Its record may have left a company that kept the id: then another follows from it.
        while (!given.add(id)) {
            name += "\n";
            id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        }
        return id;
    }
}
