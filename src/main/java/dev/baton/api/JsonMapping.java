package dev.baton.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.json.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** One mapper for everything on the wire. */
class JsonMapping {
    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.mapper();
    }
}
