package dev.baton.launch;

import dev.baton.json.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtFormatter;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** One JSON object a line: timestamp, level, logger, message, and what the run put beside. */
final class JsonLog extends ExtFormatter {
    @Override
    public String format(ExtLogRecord record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("timestamp", Instant.ofEpochMilli(record.getMillis()).toString());
        line.put("level", record.getLevel().getName());
        line.put("logger", record.getLoggerName());
        line.put("message", record.getFormattedMessage());
        record.getMdcCopy().forEach(line::putIfAbsent);
        var thrown = record.getThrown();
        if (thrown != null) {
            var trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            line.put("exception", trace.toString());
        }
        return Json.write(line) + "\n";
    }

    /** Puts this form in place when BATON_LOG_FORMAT=json asks for it. */
    @ApplicationScoped
    static class Choice {
        void choose(
                @Observes @Priority(1) StartupEvent event,
                @ConfigProperty(name = "baton.log.format", defaultValue = "text") String format) {
            if (format.equals("json")) {
                for (var handler : Logger.getLogger("").getHandlers()) {
                    set(handler);
                }
            }
        }

        private static void set(Handler handler) {
            handler.setFormatter(new JsonLog());
            if (handler instanceof ExtHandler nested) {
                for (var inner : nested.getHandlers()) {
                    set(inner);
                }
            }
        }
    }
}
