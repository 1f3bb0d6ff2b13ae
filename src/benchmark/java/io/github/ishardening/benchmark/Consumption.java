package io.github.ishardening.benchmark;

/**
 * The resources that a process used.
 *
 * @param processorSeconds of all cores together; other programs affect it less than elapsed time
 * @param peakMemory the peak memory in bytes
 */
record Consumption(double processorSeconds, long peakMemory) {

    /** The format for GNU time's output. */
    static final String FORMAT = "%M %U %S";

    private static final int KILOBYTE = 1024;

    /** Parses GNU time's output. */
    static Consumption parse(String text) {
        String[] words = text.strip().split(" ", -1);
        return new Consumption(
                Double.parseDouble(words[1]) + Double.parseDouble(words[2]), Long.parseLong(words[0]) * KILOBYTE);
    }
}
