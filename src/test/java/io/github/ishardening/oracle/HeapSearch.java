package io.github.ishardening.oracle;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Looks in a heap dump for what a keys directory holds: its passwords, in Latin 1 as {@code String} keeps them and in UTF-16
 * as {@code char[]} does, and the numbers of its private keys, as {@code BigInteger} keeps them, whose integers a dump
 * writes from the highest byte on, and in the other direction, as the JDK's code of curves does.
 */
public final class HeapSearch {

    private static final List<String> ROLES = List.of("ca", "primary", "internal", "tls");

    private final LeakSearch search;

    /** A search for all that {@code keys} holds, whose stores have generated passwords. */
    public HeapSearch(Path keys) throws IOException, GeneralSecurityException {
        var passwords = HardenedZip.secrets(keys);
        search = new LeakSearch(passwords);
        for (String name : passwords.stringPropertyNames()) {
            String password = passwords.getProperty(name);
            search.and(name + " in UTF-16", password.getBytes(StandardCharsets.UTF_16BE));
            search.and(name + " in UTF-16 from behind", password.getBytes(StandardCharsets.UTF_16LE));
        }
        for (String role : ROLES) {
            numbers(key(keys, role, passwords)).forEach((name, number) -> add(role + ": " + name, number));
        }
    }

    /** What is there of it: {@code path: name in form}. */
    public List<String> in(Path dump) throws IOException {
        return search.in(dump);
    }

    private void add(String name, BigInteger number) {
        byte[] bytes = magnitude(number);
        search.and(name, bytes);
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        search.and(name + " from behind", reversed);
    }

    /** Without the byte for the sign. */
    private static byte[] magnitude(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static Key key(Path keys, String role, Properties passwords) throws IOException, GeneralSecurityException {
        char[] password = passwords.getProperty(role + ".password").toCharArray();
        return KeyStore.getInstance(keys.resolve(role + ".p12").toFile(), password)
                .getKey(role, password);
    }

    private static Map<String, BigInteger> numbers(Key key) {
        var numbers = new LinkedHashMap<String, BigInteger>();
        if (key instanceof RSAPrivateCrtKey rsa) {
            numbers.put("private exponent", rsa.getPrivateExponent());
            numbers.put("prime p", rsa.getPrimeP());
            numbers.put("prime q", rsa.getPrimeQ());
            numbers.put("exponent of p", rsa.getPrimeExponentP());
            numbers.put("exponent of q", rsa.getPrimeExponentQ());
            numbers.put("coefficient", rsa.getCrtCoefficient());
        } else {
            numbers.put("private number", ((ECPrivateKey) key).getS());
        }
        return numbers;
    }
}
