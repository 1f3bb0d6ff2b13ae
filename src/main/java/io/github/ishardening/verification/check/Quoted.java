package io.github.ishardening.verification.check;

/** What a server says, as messages may repeat it: short, in one line, and of letters that show. */
final class Quoted {

    private static final int LONGEST = 200;

    private Quoted() {}

    /** The text in quotation marks, cut after 200 characters; what wouldn't show is a question mark. */
    static String of(String text) {
        String shown = text.replaceAll("[^\\x20-\\x7e]", "?");
        return "'" + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown) + "'";
    }
}
