package io.github.ishardening.secret;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Optional;

/** How Secure Vault encrypts a secret: with the RSA key of the internal keystore, or with a secret key. */
public enum VaultAlgorithm {
    /** RSA with PKCS #1 v1.5 padding, what WSO2's cipher tools do unless told otherwise. */
    RSA("RSA", "RSA/ECB/PKCS1Padding", 11),
    /** RSA-OAEP with SHA-1, which WSO2 spells in its own way. */
    OAEP("RSA/ECB/OAEPwithSHA1andMGF1Padding", "RSA/ECB/OAEPwithSHA1andMGF1Padding", 42),
    /** AES-GCM, with a secret key. */
    AES_GCM("AES/GCM/NoPadding", "AES/GCM/NoPadding", 0);

    /** The first cipher tool that writes the algorithm line without which a server can't decrypt OAEP. */
    private static final Version FIRST_WITH_OAEP = Version.parse("1.1.24");

    private final String transformation;
    private final String cipher;
    private final int overhead;

    VaultAlgorithm(String transformation, String cipher, int overhead) {
        this.transformation = transformation;
        this.cipher = cipher;
        this.overhead = overhead;
    }

    /**
     * The algorithm for a distribution, so that its own cipher tool keeps the hardened server working: {@link #RSA} with
     * a tool older than 1.1.24, {@link #OAEP} from there on and where no tool ships.
     *
     * @param version what stands between {@code lib/org.wso2.ciphertool-} and {@code .jar}, if there is such a file; one
     *     that is no version counts as old, since plain RSA works with every tool
     */
    public static VaultAlgorithm forCipherTool(Optional<String> version) {
        return version.isEmpty() || isRecent(version.get()) ? OAEP : RSA;
    }

    private static boolean isRecent(String version) {
        try {
            return Version.parse(version).compareTo(FIRST_WITH_OAEP) >= 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The transformation as WSO2's files and tools name it. */
    public String transformation() {
        return transformation;
    }

    /** The transformation as Java's {@code Cipher} names it. */
    String cipher() {
        return cipher;
    }

    /** What the cipher tool has to be told besides {@code -Dconfigure} to encrypt like this; empty for its default. */
    public String toolOption() {
        return switch (this) {
            case RSA -> "";
            case OAEP -> "-Dorg.wso2.CipherTransformation=" + transformation;
            case AES_GCM -> "-Dsymmetric";
        };
    }

    /** How many bytes an RSA key with a modulus of so many bytes encrypts at most (RFC 8017, 7.1.1 and 7.2.1). */
    int capacity(int modulusBytes) {
        return modulusBytes - overhead;
    }
}
