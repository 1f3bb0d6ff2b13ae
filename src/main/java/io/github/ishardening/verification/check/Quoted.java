package io.github.ishardening.verification.check;

import java.util.regex.Pattern;

/** Text from a server, made safe for messages: shortened, and without control characters. */
public final class Quoted {

    private static final int LONGEST = 200;
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]++");

    private Quoted() {}

    /** The text, cut to 200 characters, with blanks for control characters. */
    public static String of(String text) {
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return UNSAFE.matcher(start).replaceAll(" ");
    }
}
