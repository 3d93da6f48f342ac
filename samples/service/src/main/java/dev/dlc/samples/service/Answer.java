package dev.dlc.samples.service;

/**
 * What the service says of a picture.
 *
 * @param digit the most probable, from 0 to 9
 * @param probabilities of each digit, in their order: from 0 to 1, together 1
 * @param seen what the network was given: 64 numbers from 0 to 16, row by row
 */
record Answer(int digit, float[] probabilities, float[] seen) {
    /** As JSON: {@code {"digit":7,"probabilities":[…],"seen":[…]}}. */
    String json() {
        StringBuilder json = new StringBuilder("{\"digit\":").append(digit).append(",\"probabilities\":[");
        for (int i = 0; i < probabilities.length; i++) {
            // Java writes a float as JSON has numbers, too
            json.append(i == 0 ? "" : ",").append(probabilities[i]);
        }
        json.append("],\"seen\":[");
        for (int i = 0; i < seen.length; i++) {
            json.append(i == 0 ? "" : ",").append((int) seen[i]);
        }
        return json.append("]}").toString();
    }

    /** An error as JSON: {@code {"error":"…"}}. */
    static String error(String message) {
        StringBuilder json = new StringBuilder("{\"error\":\"");
        for (char c : message.toCharArray()) {
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                default -> json.append(c < ' ' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return json.append("\"}").toString();
    }
}
