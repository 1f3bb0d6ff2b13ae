package io.github.ishardening.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.Command;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Sound files as openssl writes them.
 *
 * @param messages certificates as PEM, DER and PKCS7
 * @param keys one private key in the forms that there are; the encrypted ones by {@code changeit}
 * @param certificate the key's certificate
 */
public record OpensslFiles(List<byte[]> messages, List<byte[]> keys, byte[] certificate) {

    private static final List<String> CONVERSIONS = List.of(
            "pkcs8 -topk8 -nocrypt -in a.key",
            "rsa -traditional -in a.key",
            "pkcs8 -topk8 -in a.key -passout pass:changeit",
            "rsa -traditional -aes256 -in a.key -passout pass:changeit");

    /** Makes them. */
    public static OpensslFiles make() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "random"));
        byte[] rsa = run(folder, "req -x509 -newkey rsa:2048 -nodes -keyout a.key -out a.crt -subj /CN=a", "a.crt");
        byte[] ec = run(
                folder,
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout b.key -out b.crt -subj /CN=b",
                "b.crt");
        var bundle = new ByteArrayOutputStream();
        bundle.writeBytes("# partners\r\n".getBytes(StandardCharsets.US_ASCII));
        bundle.writeBytes(rsa);
        bundle.writeBytes(ec);
        List<byte[]> messages = List.of(
                bundle.toByteArray(),
                run(folder, "x509 -in a.crt -outform DER -out a.der", "a.der"),
                run(folder, "crl2pkcs7 -nocrl -certfile a.crt -certfile b.crt -out a.p7b", "a.p7b"),
                run(folder, "crl2pkcs7 -nocrl -certfile a.crt -outform DER -out a.p7c", "a.p7c"));
        List<byte[]> keys = new ArrayList<>();
        for (String conversion : CONVERSIONS) {
            keys.add(run(folder, conversion + " -out converted.key", "converted.key"));
        }
        return new OpensslFiles(messages, keys, rsa);
    }

    private static byte[] run(Path folder, String arguments, String result) throws Exception {
        Command openssl = Command.run(folder, ("openssl " + arguments).split(" "));
        assertThat(openssl.exitCode()).as(openssl.output()).isZero();
        return Files.readAllBytes(folder.resolve(result));
    }
}
