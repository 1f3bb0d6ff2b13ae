package io.github.ishardening.verification.check;

<<<<<<< HEAD
/** What a server says, as messages may repeat it: short, in one line, and of letters that show. */
=======
/** What a server says, as messages quote it: nobody vouches for it. */
>>>>>>> tls
final class Quoted {

    private static final int LONGEST = 200;

    private Quoted() {}

<<<<<<< HEAD
    /** The text in quotation marks, cut after 200 characters; what wouldn't show is a question mark. */
    static String of(String text) {
        String shown = text.replaceAll("[^\\x20-\\x7e]", "?");
        return "'" + (shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown) + "'";
=======
    /** The text without characters that control or hide something, and without what is beyond 200 characters. */
    static String of(String text) {
        String clean = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
>>>>>>> tls
    }
}
