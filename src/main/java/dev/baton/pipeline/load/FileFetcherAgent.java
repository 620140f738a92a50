package dev.baton.pipeline.load;

import dev.baton.agent.Agent;
import dev.baton.agent.AgentCard;
import dev.baton.agent.Work;
import dev.baton.json.Json;
import dev.baton.pipeline.load.source.Place;
import dev.baton.pipeline.load.source.Wanted;
import dev.baton.plan.Cause;
import dev.baton.plan.Effect;
import dev.baton.plan.Evidence;
import dev.baton.plan.ProblemException;
import dev.baton.plan.StepOutcome;
import dev.baton.plan.Value;
import dev.baton.security.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Finds and fetches the files of counties and file types; what it fetched is kept for a while. */
@ApplicationScoped
class FileFetcherAgent implements Agent {
    private static final AgentCard CARD =
            new AgentCard(
                    "file_fetcher",
                    "Finds and fetches data files by county and file type, from allowed folders and URLs.",
                    Shapes.REQUEST,
                    Shapes.FETCHING,
                    Effect.NONE,
                    Permission.OPERATE,
                    new AgentCard.Cost(0, 5_000));

    private final Depot depot;

    FileFetcherAgent(Depot depot) {
        this.depot = depot;
    }

    @Override
    public AgentCard card() {
        return CARD;
    }

    @Override
    public StepOutcome carryOut(Value.Fields input, Work work) {
        var fetching = fetched(depot, input, work);
        return new StepOutcome.Proven(
                new Evidence(Json.value(fetching), fetching.digest(), "rules"));
    }

    /** Throws not_found when there is none of the files that are asked for. */
    static Fetching fetched(Depot depot, Value.Fields input, Work work) {
        var request = heard(Request.of(input, depot.layouts(), depot.places()), depot, input);
        var result =
                depot.fetcher()
                        .fetch(
                                request.places(),
                                request.wanted(),
                                (name, share) -> work.progress("Fetched " + name, share),
                                work.cancellation());
        if (result.files().isEmpty()) {
            throw nothing(depot, request.places(), request.wanted());
        }
        return Fetching.of(result);
    }

    /** What is not named as such may stand in the words of the request. */
    private static Request heard(Request request, Depot depot, Value.Fields input) {
        if (!Value.holds(input.at("request"))) {
            return request;
        }
        var heard = new Heard(input);
        var types = heard.named(request.wanted().fileTypes());
        var wanted =
                new Wanted(
                        request.wanted().counties(),
                        types.isEmpty() ? request.wanted().fileTypes() : types);
        if (!wanted.counties().isEmpty()) {
            return new Request(wanted, request.places());
        }
        var known = depot.fetcher().counties(request.places(), wanted.fileTypes());
        return new Request(Wanted.of(heard.counties(known), wanted.fileTypes()), request.places());
    }

    private static ProblemException nothing(Depot depot, List<Place> places, Wanted wanted) {
        var counties = depot.fetcher().counties(places, wanted.fileTypes());
        return ProblemException.of(
                Cause.NOT_FOUND,
                "There is no file of type %s%s."
                        .formatted(
                                String.join(" or ", wanted.fileTypes()),
                                wanted.counties().isEmpty()
                                        ? ""
                                        : " for " + String.join(", ", wanted.counties())),
                counties.isEmpty()
                        ? "Check the sources, and how files of these types are called in their layouts."
                        : "There are files for " + String.join(", ", counties) + ".");
    }
}
