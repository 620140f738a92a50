package dev.baton.escalation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When a person is asked, and how long a question waits. */
@ConfigMapping(prefix = "baton.escalation")
public interface EscalationConfig {
    /** Whether people are asked at all; if not, doubtful answers are only marked as such. */
    @WithDefault("true")
    boolean enabled();

    /**
     * How many doubtful answers to one caller's questions wait for a person at a time; further ones
     * are only marked as doubtful.
     */
    @WithDefault("100")
    int mostDoubts();

    /** An answer less sure than this waits for a person; 0 to 1. Also CONFIDENCE_THRESHOLD. */
    @WithDefault("0.7")
    double threshold();

    /** How long a question waits before it is passed on, or expires. */
    @WithDefault("24h")
    Duration patience();

    /** How often it waits for that long in all; it expires after the last time. */
    @WithDefault("2")
    int levels();

    /** How long somebody who claims a question keeps others from deciding it. */
    @WithDefault("10m")
    Duration claim();

    /** Where new escalations and decisions are told. */
    Webhook webhook();

    /** A server of yours that wants to know. */
    interface Webhook {
        /** Where to; https, or this machine. Nothing is told when it is absent. */
        Optional<String> url();

        /** What messages are signed with: whsec_ and base64 of 24 to 64 bytes. */
        Optional<String> secret();

        /** How people reach this server, such as https://baton.example.org; for links. */
        Optional<String> publicUrl();

        /** How long one delivery may take. */
        @WithDefault("10s")
        Duration timeout();
    }
}
