package io.agentee.client.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A piece of JSON that is sent on as it was written, digit for digit.
 *
 * @param json JSON
 */
public record JsonText(@JsonValue @JsonRawValue String json) {

    public JsonText {
        requireNonNull(json, "json is null");
        json = SurrogateHalves.escaped(json);
    }
}
