package dev.baton.model;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server under test whose language model is scripted; a test has it as a field. */
public final class ScriptedProvider implements QuarkusTestResourceLifecycleManager {
    private @Nullable ScriptedModel model;

    @Override
    public Map<String, String> start() {
        model = new ScriptedModel();
        return Map.of(
                "baton.model.provider", "openai",
                "baton.model.openai.base-url", model.url(),
                "baton.model.openai.key", "secret-key-of-the-test",
                "baton.model.openai.model", "scripted",
                "baton.model.openai.input-price", "1",
                "baton.model.openai.output-price", "1",
                "baton.model.timeout", "1s",
                "baton.model.pause", "10ms",
                "baton.model.circuit.calls", "1000");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(model, new TestInjector.MatchesType(ScriptedModel.class));
    }

    @Override
    public void stop() {
        if (model != null) {
            model.close();
        }
    }
}
