package io.github.ishardening.verification.check;

import java.util.regex.Pattern;

/** What a server has said, as a message may have it: short, and without characters that a console would obey. */
public final class Quoted {

    private static final int LONGEST = 200;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]++");

    private Quoted() {}

    /** The text, cut to 200 characters; control characters are blanks. */
    public static String of(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return UNSAFE.matcher(start).replaceAll(" ");
    }
}
