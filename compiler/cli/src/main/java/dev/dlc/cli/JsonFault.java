package dev.dlc.cli;

import dev.dlc.cli.RecordReader.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** What messages say of JSON that is not as it should be. */
final class JsonFault {
    /** Characters of what the library says, which quotes what it has found. */
    private static final int MOST_SHOWN = 160;

    private JsonFault() {}

    /** Without what the library says of itself in brackets. */
    static String problem(JacksonException thrown) {
        String message = String.valueOf(thrown.getOriginalMessage())
                .replaceAll(
                        " ?\\((?:start marker at|for \\w+ starting at|code) [^()]*(?:\\([^()]*\\)[^()]*)*\\)|, from `[^`]*`",
                        "");
        return "it is no JSON: " + (message.length() > MOST_SHOWN ? message.substring(0, MOST_SHOWN) + "…" : message);
    }

    /** Where the library has found it. */
    static Place place(JacksonException thrown, JsonParser json) {
        return place(thrown.getLocation() == null ? json.currentLocation() : thrown.getLocation());
    }

    /** Where the token at hand begins; the end where there is none. */
    static Place place(JsonParser json) {
        return place(json.currentToken() == null ? json.currentLocation() : json.currentTokenLocation());
    }

    private static Place place(TokenStreamLocation location) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /**
     * The token at hand in words.
     *
     * @param end where there is none
     */
    static String found(JsonParser json, String end) {
        JsonToken token = json.currentToken();
        if (token == null) {
            return end;
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> json.getString();
        };
    }
}
