package io.agentee.client.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** Takes a JSON object as its text, with numbers as they were written; Jackson's own trees write some of them anew. */
public final class JsonObjectDeserializer extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1L;

    private static final JsonFactory FACTORY = new JsonFactory();

    public JsonObjectDeserializer() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return String.valueOf(context.handleUnexpectedToken(Map.class, parser));
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            int depth = 0;
            do {
                depth += depthOf(parser.currentToken());
                copy(parser, generator);
            } while (depth > 0 && parser.nextToken() != null);
        }
        return text.toString();
    }

    private static int depthOf(JsonToken token) {
        return token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
    }

    private static void copy(JsonParser parser, JsonGenerator generator) throws IOException {
        if (parser.currentToken().isNumeric()) {
            generator.writeNumber(parser.getText());
        } else {
            generator.copyCurrentEvent(parser);
        }
    }
}
