package io.github.ishardening.verification.check;

/** What a server says, as messages quote it: nobody vouches for it. */
final class Quoted {

    private static final int LONGEST = 200;

    private Quoted() {}

    /** The text without characters that control or hide something, and without what is beyond 200 characters. */
    static String of(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
