package io.github.ishardening.benchmark;

/**
 * What a process used up of the machine.
 *
 * @param processorSeconds of all cores together, which other programs disturb less than the time on the clock
 * @param peakMemory the most that it held at once, in bytes
 */
record Consumption(double processorSeconds, long peakMemory) {

    /** How GNU time is told to write it. */
    static final String FORMAT = "%M %U %S";

    private static final int KILOBYTE = 1024;

    /** Reads what GNU time wrote. */
    static Consumption parse(String text) {
        String[] words = text.strip().split(" ", -1);
        return new Consumption(
                Double.parseDouble(words[1]) + Double.parseDouble(words[2]), Long.parseLong(words[0]) * KILOBYTE);
    }
}
