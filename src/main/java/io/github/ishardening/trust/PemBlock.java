package io.github.ishardening.trust;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A block of a PEM file (RFC 7468). Text before, between and after blocks is skipped, as are spaces around lines; a block
 * that is begun has to be whole.
 *
 * @param label what the block says that it is, {@code CERTIFICATE}
 * @param base64 what is between its ends
 * @param line the line of its {@code BEGIN}, counted from 1
 */
record PemBlock(String label, String base64, int line) {

    /** How a block begins. */
    static final String BEGIN = "-----BEGIN ";

    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    /**
     * All blocks of a file, in its order.
     *
     * @throws ProblemException with the line, if a block isn't whole
     */
    static List<PemBlock> all(String where, byte[] file) {
        List<String> lines =
                new String(file, StandardCharsets.ISO_8859_1).lines().toList();
        var blocks = new ArrayList<PemBlock>();
        for (int i = 0; i < lines.size(); i++) {
            int begin = lines.get(i).indexOf(BEGIN);
            if (begin >= 0) {
                String label = label(lines.get(i).substring(begin + BEGIN.length()));
                int end = end(where, lines, i);
                blocks.add(new PemBlock(label, base64(lines.subList(i + 1, end)), i + 1));
                i = end;
            }
        }
        return blocks;
    }

    private static String label(String rest) {
        int dashes = rest.indexOf(DASHES);
        return (dashes < 0 ? rest : rest.substring(0, dashes)).strip();
    }

    private static int end(String where, List<String> lines, int begin) {
        for (int i = begin + 1; i < lines.size(); i++) {
            if (lines.get(i).contains(END)) {
                return i;
            }
            if (lines.get(i).contains(BEGIN)) {
                break;
            }
        }
        throw new ProblemException(
                where + ":" + (begin + 1), "the block that begins here has no end.", "Get the whole file again.");
    }

    /** Lines with a colon are headers of the older form of PEM (RFC 1421). */
    private static String base64(List<String> lines) {
        return lines.stream()
                .filter(line -> line.indexOf(':') < 0)
                .map(String::strip)
                .collect(Collectors.joining());
    }

    /**
     * The bytes.
     *
     * @param where what messages call the block
     * @throws ProblemException if they aren't Base64
     */
    byte[] decode(String where) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(where, "the block that begins here is not Base64.", "Get the whole file again.");
        }
    }
}
