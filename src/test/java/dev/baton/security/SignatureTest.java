package dev.baton.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final Secret SECRET =
            Signature.chosenSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final Instant NOW = Instant.ofEpochSecond(1614265330);
    private static final String BODY = "{\"test\": 2432232314}";

    private static Signature signed() {
        return Signature.of(SECRET, "msg_p5jXN8AQM9LWM0D4loKWxJek", NOW, BODY);
    }

    @Test
    void it_is_the_one_that_the_standard_gives_as_its_example() {
        assertThat(signed())
                .isEqualTo(
                        new Signature(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                "1614265330",
                                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        assertThat(signed().fits(SECRET, BODY, NOW)).isTrue();
    }

    @Test
    void nothing_of_the_message_may_be_another() {
        var good = signed();
        var other = Signature.freshSecret(new SecureRandom());

        assertThat(good.fits(other, BODY, NOW)).isFalse();
        assertThat(good.fits(SECRET, BODY + " ", NOW)).isFalse();
        assertThat(new Signature("msg_2", good.timestamp(), good.value()).fits(SECRET, BODY, NOW))
                .isFalse();
        assertThat(new Signature(good.id(), "1614265331", good.value()).fits(SECRET, BODY, NOW))
                .isFalse();
        assertThat(Signature.from(_ -> null).fits(SECRET, BODY, NOW)).isFalse();
        assertThat(new Signature(good.id(), "soon", good.value()).fits(SECRET, BODY, NOW))
                .isFalse();
    }

    @Test
    void an_old_message_is_not_believed_and_one_of_the_future_neither() {
        var late = NOW.plus(Signature.TOLERANCE).plusSeconds(1);

        assertThat(signed().fits(SECRET, BODY, late)).isFalse();
        assertThat(signed().fits(SECRET, BODY, NOW.minus(Duration.ofMinutes(6)))).isFalse();
        assertThat(signed().fits(SECRET, BODY, NOW.plus(Signature.TOLERANCE))).isTrue();
    }

    @Test
    void one_of_several_signatures_is_enough() {
        var good = signed();
        var headers =
                Map.of(
                        Signature.ID,
                        good.id(),
                        Signature.TIMESTAMP,
                        good.timestamp(),
                        Signature.SIGNATURE,
                        "v1,b3RoZXI= " + good.value());

        assertThat(Signature.from(headers::get).fits(SECRET, BODY, NOW)).isTrue();
    }

    @Test
    void a_secret_is_long_enough_or_refused() {
        assertThat(Signature.freshSecret(new SecureRandom()))
                .isNotEqualTo(Signature.freshSecret(new SecureRandom()));
        assertThatThrownBy(() -> Signature.chosenSecret("whsec_c2hvcnQ="))
                .hasMessageContaining("24 to 64 bytes");
        assertThatThrownBy(() -> Signature.chosenSecret("no base64!"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
