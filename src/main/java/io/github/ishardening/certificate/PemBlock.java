package io.github.ishardening.certificate;

/**
 * A block of a PEM file (RFC 7468).
 *
 * @param label the block's label, such as {@code CERTIFICATE}
 * @param content the text between its BEGIN and END lines, headers included
 * @param begin its offset in the text
 */
public record PemBlock(String label, String content, int begin) {

    /** Whether it contains a private key, encrypted or not. */
    public boolean isPrivateKey() {
        return label.endsWith("PRIVATE KEY");
    }

    /** The block alone, in the form of the RFC. */
    public String alone() {
        return "-----BEGIN " + label + "-----\n" + content.strip() + "\n-----END " + label + "-----\n";
    }

    /** The content without white space and without lines that contain a colon: headers of older PEM (RFC 1421). */
    String base64() {
        return content.lines()
                .filter(line -> line.indexOf(':') < 0)
                .flatMapToInt(line -> line.chars().filter(character -> character > ' '))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
