package io.github.ishardening.certificate;

/**
 * A block of a PEM file (RFC 7468).
 *
 * @param label what the block says that it is, {@code CERTIFICATE}
 * @param content what is between its ends, headers included
 * @param begin where it begins in the text
 */
public record PemBlock(String label, String content, int begin) {

    /** The block by itself, as the RFC has it. */
    public String alone() {
        return "-----BEGIN " + label + "-----\n" + content.strip() + "\n-----END " + label + "-----\n";
    }

    /** Lines with a colon are headers of the older form of PEM (RFC 1421); blanks may be anywhere. */
    String base64() {
        return content.lines()
                .filter(line -> line.indexOf(':') < 0)
                .flatMapToInt(line -> line.chars().filter(character -> character > ' '))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
