package dev.baton.pipeline.entity;

import dev.baton.agent.Work;
import dev.baton.pipeline.entity.match.Company;
import dev.baton.pipeline.entity.match.Matcher;
import dev.baton.pipeline.entity.match.Matching;
import dev.baton.pipeline.entity.match.RecordId;
import dev.baton.pipeline.entity.match.Verdicts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The records of two sources, read, and what the matcher says of them. */
record CompanyPairs(List<String> names, Map<RecordId, Company> records, Matching matching) {

    static CompanyPairs read(
            List<OpenedSource> sources, SyncRequest request, Verdicts verdicts, Work work) {
        var records = new ArrayList<Company>();
        for (int i = 0; i < sources.size(); i++) {
            work.progress("Reading " + sources.get(i).source().name(), 0.15 * i);
            records.addAll(sources.get(i).records(i, request.mostRecords(), work));
        }
        var matcher =
                new Matcher(
                        request.limits(),
                        share -> {
                            work.cancellation().check();
                            work.progress("Comparing", 0.3 + 0.6 * share);
                        });
        var byId = new LinkedHashMap<RecordId, Company>();
        records.forEach(record -> byId.put(record.id(), record));
        return new CompanyPairs(
                sources.stream().map(source -> source.source().name()).toList(),
                byId,
                matcher.match(records, verdicts));
    }

    Company record(RecordId id) {
        var found = records.get(id);
        if (found == null) {
            throw new IllegalStateException("no record " + id);
        }
        return found;
    }

    List<Company> records(List<RecordId> ids) {
        return ids.stream().map(this::record).toList();
    }

    /** How many records of a source there are. */
    long count(int source) {
        return records.keySet().stream().filter(id -> id.source() == source).count();
    }

    /** Companies with records of both sources. */
    long inBoth() {
        return matching.companies().stream()
                .filter(ids -> ids.getFirst().source() != ids.getLast().source())
                .count();
    }

    /** Records that are doubles of others of their own source. */
    long doubles() {
        return matching.companies().stream()
                .mapToLong(ids ->
                        ids.size() - ids.stream().mapToInt(RecordId::source).distinct().count())
                .sum();
    }
}
