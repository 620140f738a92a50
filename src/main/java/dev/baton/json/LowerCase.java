package dev.baton.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Locale;

/** Enums as their names in lower case, such as {@code unsafe_sql}. */
@SuppressWarnings("rawtypes")
final class LowerCase extends StdSerializer<Enum> {
    LowerCase() {
        super(Enum.class);
    }

    @Override
    public void serialize(Enum value, JsonGenerator out, SerializerProvider provider)
            throws IOException {
        out.writeString(value.name().toLowerCase(Locale.ROOT));
    }
}
